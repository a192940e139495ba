package io.connexus.auth;

import static io.connexus.auth.Client.PASSWORD;
import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
class AuthIT {
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired MutableClock clock;
  @Autowired TestDatabase database;
  private Client client;

  @BeforeEach
  void client(@LocalServerPort int port) {
    client = new Client(port);
  }

  @AfterAll
  static void logAsUsual() { // levels are the whole JVM's
    var logging = LoggingSystem.get(AuthIT.class.getClassLoader());
    for (var logger :
        List.of("io.connexus", "org.springframework.web", "org.springframework.jdbc")) {
      logging.setLogLevel(logger, null);
    }
  }

  // Registering

  @Test
  void whoRegistersIsSignedInAndOwnsANewBusiness() {
    var email = newEmail();

    var session = json(client.register(email), 201);

    assertThat(Instant.parse(session.get("expiresAt").asString()))
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    var profile = json(client.profile(access(session)), 200);
    assertThat(profile.get("email").asString()).isEqualTo(email);
    assertThat(profile.get("businessName").asString()).isEqualTo("Ada Lovelace's business");
    assertThat(profile.get("role").asString()).isEqualTo("owner");
  }

  /** The rest of the operations are walked through the whole product; these limit guessers. */
  @Test
  void whatBreaksOutOfSqlAndTemplatesIsKeptOrRefusedWhereNobodyHasSignedIn() {
    var kept = List.of("O'x\"; drop table auth.credential; --", "${7*7} {{7*7}} <b>%s");
    for (var payload : kept) {
      var body = JSON.createObjectNode();
      body.put("email", newEmail()).put("password", payload).put("phone", "+12125550101");
      body.put("fullName", payload).put("businessName", payload);
      var session = json(client.post("/v1/auth/register", body.toString()), 201);
      var profile = json(client.profile(access(session)), 200);
      assertThat(profile.get("fullName").asString()).isEqualTo(payload);
      assertThat(profile.get("businessName").asString()).isEqualTo(payload);
    }
    var bodies =
        Map.of(
            "register", List.of("email", "password", "phone", "fullName", "businessName"),
            "login", List.of("email", "password", "code"),
            "reset-password", List.of("email"),
            "reset-password/confirm", List.of("token", "password"),
            "email/restore", List.of("token"),
            "invitation/accept", List.of("token", "password", "phone", "fullName"));
    var wrong = new ArrayList<String>();
    for (var payload :
        List.of(
            "' or 1=1 --",
            "\\u0000",
            "\\u202e",
            "\\ud800",
            "\\r\\nBcc: x@x.org",
            "x".repeat(10_000))) {
      bodies.forEach((path, fields) -> {
        for (var field : fields) {
          var others =
              fields.stream()
                  .filter(other -> !other.equals(field))
                  .map(other -> "\"%s\":\"%s\"".formatted(other, usual(other)))
                  .toList();
          var body =
              "{\""
                  + field
                  + "\":\""
                  + payload
                  + "\""
                  + (others.isEmpty() ? "" : "," + String.join(",", others))
                  + "}";
          int status = client.post("/v1/auth/" + path, body).statusCode();
          boolean fine =
              status >= 400 && status < 500
                  || path.equals("reset-password") // tells nobody anything
                  || path.equals("register") && payload.startsWith("'")
                  || path.equals("register") && field.equals("password");
          if (!fine || status >= 500) {
            wrong.add(path + " " + field + " " + payload.substring(0, 5) + ": " + status);
          }
        }
      });
    }
    for (var path : List.of("verify-email", "invitation")) {
      for (var token : List.of("%00", "'%20or%201=1--", "%E2%80%AE", "x".repeat(5000))) {
        int status = client.get("/v1/auth/" + path + "?token=" + token).statusCode();
        if (status < 400 || status >= 500) {
          wrong.add(path + " " + token.substring(0, 3) + ": " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String usual(String field) {
    return switch (field) {
      case "email" -> newEmail();
      case "phone" -> "+12125550101";
      default -> "long enough";
    };
  }

  @Test
  void aLongNameStillMakesABusinessName() {
    var body = Client.registration(newEmail()).replace("Ada Lovelace", "A".repeat(100));

    var session = json(client.post("/v1/auth/register", body), 201);

    assertThat(json(client.profile(access(session)), 200).get("businessName").asString())
        .isEqualTo("A".repeat(100));
  }

  @Test
  void whatTheBodySaysBeyondTheContractIsIgnored() {
    var other = json(client.profile(access(json(client.register(newEmail()), 201))), 200);
    var body =
        Client.registration(newEmail())
            .replace(
                "{",
                "{\"role\":\"admin\",\"id\":\"%s\",\"userId\":\"%s\",\"workspaceId\":\"%s\",\"businessName\":\"Mine\","
                    .formatted(
                        other.get("userId").asString(),
                        other.get("userId").asString(),
                        other.get("workspaceId").asString()));

    var profile =
        json(client.profile(access(json(client.post("/v1/auth/register", body), 201))), 200);

    assertThat(profile.get("role").asString()).isEqualTo("owner");
    assertThat(profile.get("businessName").asString()).isEqualTo("Mine");
    assertThat(profile.get("userId")).isNotEqualTo(other.get("userId"));
    assertThat(profile.get("workspaceId")).isNotEqualTo(other.get("workspaceId"));
  }

  @Test
  void anAddressHasOneAccountWhateverItsCaseAndNothingIsLeftOfTheSecond() {
    var email = newEmail();
    json(client.register(email), 201);
    int before = count("users.workspace") + count("users.member");

    refused(client.register(email.toUpperCase(Locale.ROOT)), 409, "email-taken");

    assertThat(count("users.workspace") + count("users.member")).isEqualTo(before);
  }

  @Test
  void ofManyWhoRegisterOneAddressAtOnceOneSucceeds() throws Exception {
    var email = newEmail();
    var statuses = atOnce(6, () -> client.register(email).statusCode());

    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email|{'email':'no address','password':'12345678','fullName':'A','phone':'+12125550101'}",
        "email|{'password':'12345678','fullName':'A','phone':'+12125550101'}",
        "password|{'email':'a@b.org','password':'1234567','fullName':'A','phone':'+12125550101'}",
        "fullName|{'email':'a@b.org','password':'12345678','fullName':'  ','phone':'+12125550101'}",
        "phone|{'email':'a@b.org','password':'12345678','fullName':'A','phone':'2125550101'}",
        "phone|{'email':'a@b.org','password':'12345678','fullName':'A','phone':'+1112'}",
        "businessName|{'email':'a@b.org','password':'12345678','fullName':'A','phone':'+12125550101','businessName':''}"
      },
      quoteCharacter = '`')
  void aRegistrationThatCannotBeIsRefusedByField(String field, String body) {
    var answer = client.post("/v1/auth/register", body.replace('\'', '"'));

    refused(answer, 400, "invalid-request");
    var errors = json(answer, 400).get("errors");
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).get("field").asString()).isEqualTo(field);
  }

  @Test
  void textThatNoDatabaseHoldsIsRefusedAsInvalid() {
    var body = Client.registration(newEmail()).replace("Lovelace", "\\u0000");

    refused(client.post("/v1/auth/register", body), 400, "invalid-request");
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

  // Staying signed in

  @Test
  void aRefreshTokenIsTradedForANewPair() {
    var first = json(client.register(newEmail()), 201);
    clock.advance(Duration.ofMinutes(11));
    refused(client.profile(access(first)), 401, "unauthenticated");

    var second = json(client.refresh(refreshOf(first)), 200);

    assertThat(refreshOf(second)).isNotEqualTo(refreshOf(first));
    json(client.profile(access(second)), 200);
    json(client.refresh(refreshOf(second)), 200);
  }

  @Test
  void twoTabsThatRefreshAtOnceBothGoOn() {
    var first = json(client.register(newEmail()), 201);

    var oneTab = json(client.refresh(refreshOf(first)), 200);
    clock.advance(Duration.ofSeconds(10));
    var otherTab = json(client.refresh(refreshOf(first)), 200);

    assertThat(refreshOf(oneTab)).isNotEqualTo(refreshOf(otherTab));
    json(client.refresh(refreshOf(oneTab)), 200);
    json(client.refresh(refreshOf(otherTab)), 200);
  }

  @Test
  void tabsThatRefreshAtTheSameMomentAllGoOnUntilTheTokenComesAgainLater() throws Exception {
    var shared = refreshOf(json(client.register(newEmail()), 201));

    var tabs = atOnce(6, () -> refreshOf(json(client.refresh(shared), 200)));

    assertThat(tabs).doesNotHaveDuplicates().doesNotContain(shared);
    clock.advance(Duration.ofSeconds(11));
    var later = new ArrayList<String>();
    for (var tab : tabs) {
      later.add(refreshOf(json(client.refresh(tab), 200)));
    }
    refused(client.refresh(shared), 401, "session-ended");
    for (var tab : later) {
      refused(client.refresh(tab), 401, "session-ended");
    }
  }

  @Test
  void aTokenThatComesAgainLaterOnManyThreadsIsRefusedToAll() throws Exception {
    var stolen = refreshOf(json(client.register(newEmail()), 201));
    var current = refreshOf(json(client.refresh(refreshed(stolen)), 200));
    clock.advance(Duration.ofSeconds(11));

    var answers = atOnce(6, () -> client.refresh(stolen).statusCode());

    assertThat(answers).containsOnly(401);
    refused(client.refresh(current), 401, "session-ended");
  }

  /** Each on a thread of its own; none begins before all are there. */
  private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
    var barrier = new CyclicBarrier(threads);
    Callable<T> together =
        () -> {
          barrier.await(10, TimeUnit.SECONDS);
          return work.call();
        };
    var results = new ArrayList<T>();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var result : pool.invokeAll(Collections.nCopies(threads, together))) {
        results.add(result.get());
      }
    }
    return results;
  }

  @Test
  void aUsedTokenThatComesAgainLaterEndsTheWholeSignInButNoOther() {
    var email = newEmail();
    var stolen = json(client.register(email), 201);
    var elsewhere = json(client.logIn(email, PASSWORD), 200);
    var current = json(client.refresh(refreshed(refreshOf(stolen))), 200);
    clock.advance(Duration.ofSeconds(11));

    refused(client.refresh(refreshOf(stolen)), 401, "session-ended");

    refused(client.refresh(refreshOf(current)), 401, "session-ended");
    json(client.refresh(refreshOf(elsewhere)), 200);
  }

  @Test
  void whoseAnswerWasLostGoesOnWithTheTokenTheyHave() {
    for (var late : List.of(Duration.ofSeconds(19), Duration.ofHours(1), Duration.ofHours(24))) {
      var held = refreshOf(json(client.register(newEmail()), 201));
      refreshed(held); // never arrives
      clock.advance(late);

      var next = refreshed(refreshed(held));

      clock.advance(Duration.ofSeconds(11));
      refreshed(next);
    }
  }

  @Test
  void anAnswerIsNotTakenForLostADayLater() {
    var held = refreshOf(json(client.register(newEmail()), 201));
    refreshed(held);
    clock.advance(Duration.ofHours(24).plusMillis(1));
    refused(client.refresh(held), 401, "session-ended");
  }

  @Test
  void twoTabsWhoseAnswerWasLostBothGoOn() {
    var held = refreshOf(json(client.register(newEmail()), 201));
    refreshed(held);
    clock.advance(Duration.ofSeconds(19));

    var oneTab = refreshed(held);
    clock.advance(Duration.ofSeconds(10));
    var otherTab = refreshed(held);

    clock.advance(Duration.ofMinutes(9));
    refreshed(refreshed(oneTab));
    refreshed(refreshed(otherTab));
  }

  @Test
  void ofTwoWhoHoldATokenOneIsFoundOutWhoeverComesFirst() {
    for (boolean firstGoesOnFirst : List.of(true, false)) {
      var email = newEmail();
      var shared = refreshOf(json(client.register(email), 201));
      var first = refreshed(shared);
      clock.advance(Duration.ofMinutes(5));
      var second = refreshed(shared);
      clock.advance(Duration.ofMinutes(5));

      if (firstGoesOnFirst) {
        refused(client.refresh(first), 401, "session-ended");
        refused(client.refresh(second), 401, "session-ended");
      } else {
        var later = refreshed(second);
        refused(client.refresh(first), 401, "session-ended");
        refused(client.refresh(later), 401, "session-ended");
      }
    }
  }

  @Test
  void aTokenAndItsSuccessorShownAtOnceEndTheSignIn() throws Exception {
    for (int i = 0; i < 5; i++) {
      var shared = refreshOf(json(client.register(newEmail()), 201));
      var successor = refreshed(shared);
      clock.advance(Duration.ofSeconds(11));
      var turn = new AtomicInteger();

      var statuses =
          atOnce(
              2,
              () -> client.refresh(turn.getAndIncrement() == 0 ? shared : successor).statusCode());

      assertThat(statuses).containsExactlyInAnyOrder(200, 401);
      refused(client.refresh(shared), 401, "session-ended");
    }
  }

  private String refreshed(String token) {
    return refreshOf(json(client.refresh(token), 200));
  }

  @Test
  void aSignInThatIsNotUsedForThirtyDaysEnds() {
    var session = json(client.register(newEmail()), 201);
    clock.advance(Duration.ofDays(30));

    refused(client.refresh(refreshOf(session)), 401, "session-ended");
  }

  @Test
  void aTokenNobodyIssuedIsRefused() {
    refused(client.refresh("x".repeat(43)), 401, "session-ended");
    refused(client.refresh("' or 1=1 --"), 401, "session-ended");
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

  private int count(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Integer.class).single();
  }

  private static String access(JsonNode session) {
    return session.get("accessToken").asString();
  }

  private static String refreshOf(JsonNode session) {
    return session.get("refreshToken").asString();
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
  }

  private static String withoutInstance(HttpResponse<String> answer) {
    return answer.body().replaceAll("urn:request:[0-9a-f-]+", "");
  }
}
