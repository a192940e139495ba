package io.connexus.auth;

import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who has just registered, and their mailbox. */
abstract class AccountCase extends AuthCase {
  static final String NEW_PASSWORD = "another horse battery";
  static final String VERIFY = "Confirm";
  static final String RESET = "Set a new";
  static final String CHANGED = "Your e-mail address has changed";

  @Autowired Mailbox mailbox;
  String email;
  String token;
  String refresh;

  @BeforeEach
  final void register() {
    email = newEmail();
    var session = json(client.register(email), 201);
    token = session.get("accessToken").asString();
    refresh = session.get("refreshToken").asString();
  }

  HttpResponse<String> forgot(String address) {
    return client.post("/v1/auth/reset-password", "{\"email\":\"" + address + "\"}");
  }

  HttpResponse<String> reset(String mailed, String password) {
    return client.post(
        "/v1/auth/reset-password/confirm",
        "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(mailed, password));
  }

  List<String> actions() {
    return database
        .jdbc()
        .sql(
            """
            select a.action from platform.audit a
            where a.actor = (select user_id from auth.credential where email = :email)
            """)
        .param("email", email)
        .query(String.class)
        .list();
  }

  static void accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }
}
