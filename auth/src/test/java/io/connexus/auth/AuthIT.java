package io.connexus.auth;

import static io.connexus.auth.Client.PASSWORD;
import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Signing in and out, also of browsers, and that no secret is stored or logged. */
@SpringBootTest(
    classes = AuthApp.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "connexus.auth.registration=open",
      "connexus.gateway.sign-ins-per-minute=100000",
      "connexus.gateway.refreshes-per-minute=100000",
      "logging.level.io.connexus=TRACE",
      "logging.level.org.springframework.web=DEBUG",
      "logging.level.org.springframework.jdbc=DEBUG"
    })
@ExtendWith(OutputCaptureExtension.class)
class AuthIT extends AuthCase {
  @AfterAll
  static void logAsUsual() { // levels are the whole JVM's
    var logging = LoggingSystem.get(AuthIT.class.getClassLoader());
    for (var logger :
        List.of("io.connexus", "org.springframework.web", "org.springframework.jdbc")) {
      logging.setLogLevel(logger, null);
    }
  }

  // Signing in

  @Test
  void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
    var email = newEmail();
    client.register(email);

    var wrong = client.logIn(email, "not the password");
    var unknown = client.logIn(newEmail(), "not the password");

    refused(wrong, 401, "wrong-credentials");
    assertThat(withoutInstance(unknown)).isEqualTo(withoutInstance(wrong));
    assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
  }

  @Test
  void theGuesserWaitsAndIsToldHowLong() {
    var email = newEmail();
    client.register(email);
    for (int i = 0; i < 5; i++) {
      refused(client.logIn(email, "guess " + i), 401, "wrong-credentials");
    }

    var answer = client.logIn(email, PASSWORD);

    refused(answer, 429, "rate-limited");
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    clock.advance(Duration.ofSeconds(2));
    json(client.logIn(email, PASSWORD), 200);
  }

  @Test
  void loggingOutEndsTheSignInAndCanBeRepeated() {
    var first = json(client.register(newEmail()), 201);
    var second = json(client.refresh(refreshOf(first)), 200);

    assertThat(client.logOut(refreshOf(first)).statusCode()).isEqualTo(204);
    assertThat(client.logOut(refreshOf(first)).statusCode()).isEqualTo(204);
    assertThat(client.logOut("unknown").statusCode()).isEqualTo(204);

    refused(client.refresh(refreshOf(second)), 401, "session-ended");
  }

  // Browsers

  @Test
  void aBrowserHasItsTokenInACookieOutOfReachOfScripts() {
    var answer = client.register(newEmail(), Client.BROWSER);

    assertThat(json(answer, 201).has("refreshToken")).isFalse();
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .matches(
            "connexus_refresh=[A-Za-z0-9_-]{43}; Path=/v1/auth; Max-Age=2592000; Expires=[^;]+;"
                + " Secure; HttpOnly; SameSite=Strict");
  }

  @Test
  void aBrowserRefreshesWithItsCookieAndGetsTheNext() {
    var email = newEmail();
    client.register(email);
    var cookie = cookie(client.logIn(email, PASSWORD, Client.BROWSER));

    var answer = client.post("/v1/auth/refresh", "", "X-Connexus-Client", "web", "Cookie", cookie);

    assertThat(json(answer, 200).has("refreshToken")).isFalse();
    assertThat(cookie(answer)).isNotEqualTo(cookie);
  }

  @Test
  void theCookieAloneDoesNothingSoNoOtherSiteCanUseIt() {
    var cookie = cookie(client.register(newEmail(), Client.BROWSER));

    refused(client.post("/v1/auth/refresh", "{}", "Cookie", cookie), 400, "invalid-request");
    refused(client.post("/v1/auth/logout", "", "Cookie", cookie), 400, "invalid-request");
    refused(
        client.post("/v1/auth/refresh", "", "X-Connexus-Client", "other", "Cookie", cookie),
        400,
        "invalid-request");

    clock.advance(Duration.ofHours(25)); // had it been used, it would now be reuse
    json(client.post("/v1/auth/refresh", "", "X-Connexus-Client", "web", "Cookie", cookie), 200);
  }

  @Test
  void aBrowserWithoutASignInIsToldSoAndItsCookieIsTakenAway() {
    refused(client.post("/v1/auth/refresh", "", Client.BROWSER), 401, "session-ended");
    var stale =
        client.post(
            "/v1/auth/refresh", "", "X-Connexus-Client", "web", "Cookie", "connexus_refresh=gone");

    refused(stale, 401, "session-ended");
    assertThat(stale.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("connexus_refresh=; Path=/v1/auth; Max-Age=0");
  }

  @Test
  void aBrowserThatLogsOutLosesCookieAndSignIn() {
    var cookie = cookie(client.register(newEmail(), Client.BROWSER));

    var answer = client.post("/v1/auth/logout", "", "X-Connexus-Client", "web", "Cookie", cookie);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    refused(
        client.post("/v1/auth/refresh", "", "X-Connexus-Client", "web", "Cookie", cookie),
        401,
        "session-ended");
  }

  // Secrets

  @Test
  void neitherPasswordNorTokenIsStoredOrLogged(CapturedOutput log) {
    var email = newEmail();
    var session = json(client.register(email), 201);
    var next = json(client.refresh(refreshOf(session)), 200);
    client.logIn(email, "a wrong secret");
    client.post("/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":12,\"x\":\"leak-me");

    var stored =
        database
            .jdbc()
            .sql(
                "select string_agg(t::text, ' ') from (select c.*, r.* from auth.credential c, auth.refresh_token r) t")
            .query(String.class)
            .single();
    assertThat(stored)
        .contains("$argon2id$")
        .doesNotContain(PASSWORD, refreshOf(session), refreshOf(next));
    assertThat(log.getAll())
        .doesNotContain(
            PASSWORD,
            "a wrong secret",
            refreshOf(session),
            refreshOf(next),
            access(session),
            access(next),
            email,
            "+12125550101");
  }
}
