package io.connexus.auth;

import static io.connexus.auth.Client.PASSWORD;
import static io.connexus.auth.Client.bearer;
import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.auth.domain.Totp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The authenticator app, and the codes for the day it is lost. */
class SecondFactorIT extends AccountCase {
  @Test
  void theSecondFactorIsAskedForOnceItIsConfirmed() {
    var secret = begin();
    json(client.logIn(email, PASSWORD), 200);
    refused(confirm("000000"), 401, "wrong-code");
    var codes = json(confirm(Totp.at(secret, clock.instant())), 200).get("codes");
    assertThat(codes).hasSize(10);
    mailbox.letter(email, "Two-step sign-in is on", 1);

    refused(client.logIn(email, PASSWORD), 401, "second-factor-required");
    refused(client.logIn(email, "wrong"), 401, "wrong-credentials");
    refused(logIn(Totp.at(secret, clock.instant())), 401, "wrong-code"); // used to confirm
    clock.advance(Duration.ofSeconds(30));
    var code = Totp.at(secret, clock.instant());
    json(logIn(code), 200);
    refused(logIn(code), 401, "wrong-code");
    var recovery = codes.get(0).asString();
    json(logIn(recovery.toUpperCase(java.util.Locale.ROOT)), 200);
    refused(logIn(recovery), 401, "wrong-code");
    var state = json(client.get("/v1/auth/second-factor", bearer(token)), 200);
    assertThat(state.get("enabled").asBoolean()).isTrue();
    assertThat(state.get("recoveryCodesLeft").asInt()).isEqualTo(9);
  }

  @Test
  void oneCodeSentManyTimesAtOnceSignsInOnce() throws Exception {
    var secret = begin();
    json(confirm(Totp.at(secret, clock.instant())), 200);
    clock.advance(Duration.ofSeconds(30));
    var code = Totp.at(secret, clock.instant());
    var tries = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 4; i++) {
      tries.add(() -> logIn(code).statusCode());
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      var statuses = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(tries)) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsExactlyInAnyOrder(200, 401, 401, 401);
    }
  }

  @Test
  void theSecondFactorOfWhoeverTookTheAccountGoesWhenItIsTakenBack() {
    assertThat(takenBack(Duration.ofDays(1))).isFalse();
  }

  @Test
  void aSecondFactorThatWasOnForLongStaysAndItsRecoveryCodesGo() {
    assertThat(takenBack(Duration.ofDays(8))).isTrue();
    var left =
        database
            .jdbc()
            .sql(
                """
                select count(*) from auth.recovery_code r
                join auth.credential c on c.user_id = r.user_id where c.email = :email
                """)
            .param("email", email)
            .query(Integer.class)
            .single();
    assertThat(left).isZero();
  }

  /**
   * Whether the second factor, turned on so long before, is asked for after the old mailbox acts.
   */
  private boolean takenBack(Duration before) {
    json(confirm(Totp.at(begin(), clock.instant())), 200);
    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(email, VERIFY, 1)), 200);
    database
        .jdbc()
        .sql(
            "update auth.credential set totp_confirmed_at = totp_confirmed_at - cast(:ago as interval) where email = :email")
        .param("ago", before.toString())
        .param("email", email)
        .update();
    var other = "other-" + email;
    accepted(
        client.post(
            "/v1/auth/email",
            "{\"password\":\"%s\",\"email\":\"%s\"}".formatted(PASSWORD, other),
            bearer(token)));
    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(other, VERIFY, 1)), 200);
    var back = mailbox.token(email, CHANGED, 1);
    json(client.post("/v1/auth/email/restore", "{\"token\":\"" + back + "\"}"), 200);
    done(reset(mailbox.token(email, RESET, 1), NEW_PASSWORD));
    return client.logIn(email, NEW_PASSWORD).statusCode() == 401;
  }

  @Test
  void whoHasThePasswordAndGuessesCodesWaits() {
    json(confirm(Totp.at(begin(), clock.instant())), 200);
    for (int i = 0; i < 5; i++) {
      refused(logIn("00000" + i), 401, "wrong-code");
    }
    refused(logIn("000009"), 429, "rate-limited");
  }

  @Test
  void theSecondFactorIsTurnedOffWithThePasswordOnly() {
    json(confirm(Totp.at(begin(), clock.instant())), 200);
    refused(disable("wrong"), 401, "wrong-credentials");
    var before = json(renew(), 200).get("codes").get(0).asString();
    var after = json(renew(), 200).get("codes").get(0).asString();
    refused(logIn(before), 401, "wrong-code");
    json(logIn(after), 200);
    done(disable(PASSWORD));
    json(client.logIn(email, PASSWORD), 200);
    refused(renew(), 409, "second-factor-off");
    assertThat(actions()).contains("second-factor.enabled", "second-factor.disabled");
  }

  @Test
  void aNewPasswordByMailDoesNotTurnTheSecondFactorOff() {
    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(email, VERIFY, 1)), 200);
    json(confirm(Totp.at(begin(), clock.instant())), 200);
    accepted(forgot(email));
    done(reset(mailbox.token(email, RESET, 1), NEW_PASSWORD));
    refused(client.logIn(email, NEW_PASSWORD), 401, "second-factor-required");
  }

  private byte[] begin() {
    var answer =
        client.post("/v1/auth/second-factor", "{\"password\":\"" + PASSWORD + "\"}", bearer(token));
    var body = json(answer, 201);
    assertThat(body.get("uri").asString()).contains(body.get("secret").asString());
    return database
        .jdbc()
        .sql("select totp_secret from auth.credential where email = :email")
        .param("email", email)
        .query(byte[].class)
        .single();
  }

  private HttpResponse<String> confirm(String code) {
    return client.post(
        "/v1/auth/second-factor/confirm", "{\"code\":\"" + code + "\"}", bearer(token));
  }

  private HttpResponse<String> disable(String password) {
    return client.post(
        "/v1/auth/second-factor/disable", "{\"password\":\"" + password + "\"}", bearer(token));
  }

  private HttpResponse<String> renew() {
    return client.post(
        "/v1/auth/second-factor/recovery-codes",
        "{\"password\":\"" + PASSWORD + "\"}",
        bearer(token));
  }

  private HttpResponse<String> logIn(String code) {
    return client.post(
        "/v1/auth/login",
        "{\"email\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}".formatted(email, PASSWORD, code));
  }
}
