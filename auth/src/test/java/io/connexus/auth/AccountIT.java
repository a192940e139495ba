package io.connexus.auth;

import static io.connexus.auth.Client.PASSWORD;
import static io.connexus.auth.Client.bearer;
import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.auth.domain.Totp;
import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What members do to their own account, and what others try to do to it. */
@SpringBootTest(
    classes = AuthApp.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"connexus.auth.registration=open", "connexus.gateway.sign-ins-per-minute=100000"})
class AccountIT {
  private static final String NEW_PASSWORD = "another horse battery";
  private static final String VERIFY = "Confirm";
  private static final String RESET = "Set a new";
  private static final String CHANGED = "Your e-mail address has changed";

  @Autowired MutableClock clock;
  @Autowired TestDatabase database;
  @Autowired Mailbox mailbox;
  private Client client;
  private String email;
  private String token;
  private String refresh;

  @BeforeEach
  void register(@LocalServerPort int port) {
    client = new Client(port);
    email = newEmail();
    var session = json(client.register(email), 201);
    token = session.get("accessToken").asString();
    refresh = session.get("refreshToken").asString();
  }

  // --- the address

  @Test
  void theMailedLinkConfirmsTheAddressAndDoesNoHarmTwice() {
    var letter = mailbox.letter(email, VERIFY, 1);
    assertThat(letter.text()).contains("https://phone.example/verify-email#token=");
    var mailed = mailbox.token(email, VERIFY, 1);

    for (int i = 0; i < 2; i++) {
      var verified = json(client.get("/v1/auth/verify-email?token=" + mailed), 200);
      assertThat(verified.get("email").asString()).isEqualTo(email);
    }
    assertThat(actions()).contains("email.confirmed");
  }

  @Test
  void whoRegistersInSpanishIsWrittenToInSpanish() {
    String[] spanish = {"Accept-Language", "fr, es-MX;q=0.9, en;q=0.8", "User-Agent", "Toaster/1"};
    var ana = newEmail();
    json(client.register(ana, spanish), 201);
    assertThat(mailbox.letter(ana, "Confirma tu correo", 1).text()).contains("durante un día");

    accepted(forgot(ana));
    mailbox.letter(ana, "Crea una contraseña nueva", 1);
    json(client.logIn(ana, PASSWORD, "User-Agent", "Chrome Android"), 200);
    mailbox.letter(ana, "Nuevo inicio de sesión: Chrome en Android", 1);
    accepted(forgot(email));
    mailbox.letter(email, RESET, 1);
  }

  @Test
  void aGuessedOrOldLinkConfirmsNothing() {
    var mailed = mailbox.token(email, VERIFY, 1);
    refused(client.get("/v1/auth/verify-email?token=x"), 422, "invalid-token");
    refused(client.get("/v1/auth/verify-email"), 400, "invalid-request");
    refused(reset(mailed, NEW_PASSWORD), 422, "invalid-token");
    clock.advance(Duration.ofDays(1).plusSeconds(1));
    refused(client.get("/v1/auth/verify-email?token=" + mailed), 422, "invalid-token");
  }

  @Test
  void nobodysMailboxIsFlooded() {
    for (int i = 0; i < 8; i++) {
      accepted(client.post("/v1/auth/verify-email/send", "", bearer(token)));
      accepted(forgot(email));
    }
    mailbox.letter(email, VERIFY, 5);
    mailbox.letter(email, RESET, 5);
    accepted(forgot(email));
    mailbox.letter(email, RESET, 5);
    assertThat(mailbox.of(email)).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void theAddressChangesOnceTheNewOneIsConfirmedAndTheOldOneIsWarned() {
    var fresh = newEmail();
    var change = "{\"email\":\"%s\",\"password\":\"%s\"}";
    refused(
        client.post("/v1/auth/email", change.formatted(fresh, "wrong"), bearer(token)),
        401,
        "wrong-credentials");
    accepted(client.post("/v1/auth/email", change.formatted(fresh, PASSWORD), bearer(token)));
    mailbox.letter(email, "Your e-mail address", 1);
    json(client.logIn(email, PASSWORD), 200);

    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(fresh, VERIFY, 1)), 200);

    refused(client.logIn(email, PASSWORD), 401, "wrong-credentials");
    json(client.logIn(fresh, PASSWORD), 200);
    assertThat(json(client.profile(token), 200).get("email").asString()).isEqualTo(fresh);
  }

  @Test
  void anAddressOfAnotherAccountIsFoundOutOnlyByItsOwner() {
    var other = newEmail();
    json(client.register(other), 201);
    accepted(
        client.post(
            "/v1/auth/email",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(other, PASSWORD),
            bearer(token)));
    refused(
        client.get("/v1/auth/verify-email?token=" + mailbox.token(other, VERIFY, 2)),
        409,
        "email-taken");
    json(client.logIn(email, PASSWORD), 200);
  }

  @Test
  void anAskedForAddressIsForgottenWithThePasswordItWasAskedWith() {
    var thief = newEmail();
    accepted(changeEmail(thief));
    var mailed = mailbox.token(thief, VERIFY, 1);
    done(
        client.post(
            "/v1/auth/password",
            "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(PASSWORD, NEW_PASSWORD),
            bearer(token)));

    refused(client.get("/v1/auth/verify-email?token=" + mailed), 422, "invalid-token");
    json(client.logIn(email, NEW_PASSWORD), 200);
  }

  @Test
  void anAskedForAddressIsForgottenWhenThePasswordIsSetAnewByMail() {
    var thief = newEmail();
    accepted(changeEmail(thief));
    var mailed = mailbox.token(thief, VERIFY, 1);
    accepted(forgot(email));
    var link = mailbox.token(email, RESET, 1);
    accepted(forgot(email));
    var otherLink = mailbox.token(email, RESET, 2);
    done(reset(link, NEW_PASSWORD));

    refused(client.get("/v1/auth/verify-email?token=" + mailed), 422, "invalid-token");
    refused(reset(otherLink, PASSWORD), 422, "invalid-token");
    json(client.logIn(email, NEW_PASSWORD), 200);
  }

  @Test
  void theOldMailboxSetsNoPasswordOnceTheAddressHasChanged() {
    var fresh = newEmail();
    var other = newEmail();
    accepted(changeEmail(other));
    accepted(changeEmail(fresh));
    accepted(forgot(email)); // after the change was asked for
    var old = mailbox.token(email, RESET, 1);
    var mailed = mailbox.token(fresh, VERIFY, 1);
    json(client.get("/v1/auth/verify-email?token=" + mailed), 200);

    refused(reset(old, NEW_PASSWORD), 422, "invalid-token");
    refused(
        client.get("/v1/auth/verify-email?token=" + mailbox.token(other, VERIFY, 1)),
        422,
        "invalid-token");
    json(client.get("/v1/auth/verify-email?token=" + mailed), 200);
    json(client.logIn(fresh, PASSWORD), 200);
  }

  @Test
  void aLinkToAnAddressThatIsNotTheAccountsOfNowSetsNoPassword() {
    accepted(forgot(email));
    var mailed = mailbox.token(email, RESET, 1);
    database
        .jdbc()
        .sql("update auth.credential set email = 'moved-' || email where email = :email")
        .param("email", email)
        .update();

    refused(reset(mailed, NEW_PASSWORD), 422, "invalid-token");
    json(client.logIn("moved-" + email, PASSWORD), 200);
  }

  @Test
  void theOldMailboxTakesTheAccountBackOnce() {
    var thief = newEmail();
    moveTo(thief);
    assertThat(mailbox.letter(email, CHANGED, 1).text())
        .contains("https://phone.example/restore-email#token=");
    var back = mailbox.token(email, CHANGED, 1);
    accepted(forgot(thief));
    var thiefs = mailbox.token(thief, RESET, 1);
    done(reset(thiefs, NEW_PASSWORD));
    var signedIn = json(client.logIn(thief, NEW_PASSWORD), 200);
    accepted(forgot(thief));
    var thiefsNext = mailbox.token(thief, RESET, 2);

    assertThat(json(restore(back), 200).get("email").asString()).isEqualTo(email);

    refused(client.profile(signedIn.get("accessToken").asString()), 401, "unauthenticated");
    refused(client.refresh(signedIn.get("refreshToken").asString()), 401, "session-ended");
    for (var address : List.of(email, thief)) {
      refused(client.logIn(address, PASSWORD), 401, "wrong-credentials");
      refused(client.logIn(address, NEW_PASSWORD), 401, "wrong-credentials");
    }
    refused(reset(thiefsNext, NEW_PASSWORD), 422, "invalid-token");
    refused(restore(back), 422, "invalid-token");
    assertThat(actions()).contains("email.restored");
    done(reset(mailbox.token(email, RESET, 1), "the owner's own words"));
    json(client.logIn(email, "the owner's own words"), 200);
  }

  @Test
  void theOldMailboxTakesTheAccountBackForThreeDays() {
    var fresh = newEmail();
    moveTo(fresh);
    var back = mailbox.token(email, CHANGED, 1);
    refused(restore("x"), 422, "invalid-token");
    refused(reset(back, NEW_PASSWORD), 422, "invalid-token");
    clock.advance(Duration.ofDays(3).plusSeconds(1));
    refused(restore(back), 422, "invalid-token");
    json(client.logIn(fresh, PASSWORD), 200);
  }

  @Test
  void ofManyWhoTakeTheAccountBackAtOnceOneDoes() throws Exception {
    moveTo(newEmail());
    var back = mailbox.token(email, CHANGED, 1);
    var tries = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 4; i++) {
      tries.add(() -> restore(back).statusCode());
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      var statuses = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(tries)) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsExactlyInAnyOrder(200, 422, 422, 422);
    }
  }

  @Test
  void anAddressThatNobodyHadConfirmedTakesNothingBack() {
    var fresh = newEmail(); // the one before had a slip in it, say
    accepted(changeEmail(fresh));
    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(fresh, VERIFY, 1)), 200);
    assertThat(
            database
                .jdbc()
                .sql(
                    """
                    select count(*) from auth.mailed_token t
                    join auth.credential c on c.user_id = t.user_id
                    where c.email = :email and t.purpose = 'restore'
                    """)
                .param("email", fresh)
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** The address was confirmed, and another has taken its place. */
  private void moveTo(String other) {
    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(email, VERIFY, 1)), 200);
    accepted(changeEmail(other));
    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(other, VERIFY, 1)), 200);
  }

  private HttpResponse<String> restore(String mailed) {
    return client.post("/v1/auth/email/restore", "{\"token\":\"" + mailed + "\"}");
  }

  private HttpResponse<String> changeEmail(String to) {
    return client.post(
        "/v1/auth/email",
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(to, PASSWORD),
        bearer(token));
  }

  // --- the password

  @Test
  void aForgottenPasswordIsSetAnewOnceAndEndsEverySignIn() {
    accepted(forgot(email));
    var mailed = mailbox.token(email, RESET, 1);

    refused(reset(mailed, "short"), 400, "invalid-request");
    refused(client.logIn(email, "wrong"), 401, "wrong-credentials");
    long tallies = tallies();
    done(reset(mailed, NEW_PASSWORD));
    assertThat(tallies()).as("what was guessed, from here and anywhere").isEqualTo(tallies - 2);

    refused(client.refresh(refresh), 401, "session-ended");
    refused(client.profile(token), 401, "unauthenticated");
    refused(client.logIn(email, PASSWORD), 401, "wrong-credentials");
    json(client.logIn(email, NEW_PASSWORD), 200);
    refused(reset(mailed, PASSWORD), 422, "invalid-token");
    mailbox.letter(email, "Your password", 1);
    assertThat(actions()).contains("password.reset", "session.ended");
    assertThat(
            database
                .jdbc()
                .sql(
                    """
                    select reason from auth.family
                    where user_id = (select user_id from auth.credential where email = :email)
                      and reason is not null
                    """)
                .param("email", email)
                .query(String.class)
                .list())
        .containsExactly("password");
  }

  @Test
  void ofManyWhoUseOneLinkAtOnceOneSucceeds() throws Exception {
    accepted(forgot(email));
    var mailed = mailbox.token(email, RESET, 1);
    var tries = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 4; i++) {
      var password = "parallel password " + i;
      tries.add(() -> reset(mailed, password).statusCode());
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      var statuses = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(tries)) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsExactlyInAnyOrder(204, 422, 422, 422);
    }
  }

  @Test
  void aLinkForAPasswordWorksForHalfAnHourAndCannotBeGuessed() {
    accepted(forgot(email));
    var mailed = mailbox.token(email, RESET, 1);
    var guess = mailed.substring(0, 42) + (mailed.endsWith("A") ? "B" : "A");
    refused(reset(guess, NEW_PASSWORD), 422, "invalid-token");
    clock.advance(Duration.ofMinutes(30).plusSeconds(1));
    refused(reset(mailed, NEW_PASSWORD), 422, "invalid-token");
  }

  @Test
  void askingForAPasswordTellsNeitherByAnswerNorByTimeWhetherThereIsAnAccount() {
    var known = forgot(email);
    var unknown = forgot(newEmail());
    assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(202);
    assertThat(unknown.body()).isEqualTo(known.body()).isEmpty();
    assertThat(unknown.headers().map().keySet()).isEqualTo(known.headers().map().keySet());

    int rounds = 60;
    long[] forKnown = new long[rounds];
    long[] forUnknown = new long[rounds];
    for (int i = 0; i < rounds; i++) { // in turn, so that a slow moment meets both
      clock.advance(Duration.ofMinutes(13)); // or no more letters would be written within the hour
      forKnown[i] = time(email);
      forUnknown[i] = time(newEmail());
    }
    // coarse, as a busy machine hides a few statements: that there are none is the next test
    assertThat((double) median(forKnown) / median(forUnknown)).isBetween(0.6, 1.6);
  }

  @Test
  void whoAsksForAPasswordIsAnsweredBeforeAnyAccountIsLookedAt() {
    database
        .transactions()
        .executeWithoutResult(_ -> {
          database
              .jdbc()
              .sql("lock table auth.credential, auth.mailed_token in access exclusive mode")
              .update();
          for (var address : List.of(email, newEmail())) {
            assertThat(CompletableFuture.supplyAsync(() -> forgot(address).statusCode()))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(202);
          }
        });
  }

  @Test
  void changingThePasswordNeedsTheOldOneAndEndsTheOtherSignIns() {
    var elsewhere = json(client.logIn(email, PASSWORD), 200);
    var change = "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}";
    refused(
        client.post("/v1/auth/password", change.formatted("wrong", NEW_PASSWORD), bearer(token)),
        401,
        "wrong-credentials");

    done(client.post("/v1/auth/password", change.formatted(PASSWORD, NEW_PASSWORD), bearer(token)));

    json(client.profile(token), 200);
    refused(client.profile(elsewhere.get("accessToken").asString()), 401, "unauthenticated");
    refused(client.refresh(elsewhere.get("refreshToken").asString()), 401, "session-ended");
    json(client.logIn(email, NEW_PASSWORD), 200);
  }

  @Test
  void whoGuessesThePasswordOfAnOpenSignInWaits() {
    for (int i = 0; i < 5; i++) {
      client.post("/v1/auth/second-factor", "{\"password\":\"no\"}", bearer(token));
    }
    var answer =
        client.post("/v1/auth/second-factor", "{\"password\":\"" + PASSWORD + "\"}", bearer(token));
    refused(answer, 429, "rate-limited");
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
  }

  // --- sign-ins

  @Test
  void theMemberSeesTheirSignInsAndEndsThem() {
    var firefox = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
    var other = json(client.logIn(email, PASSWORD, "User-Agent", firefox), 200);
    var otherToken = other.get("accessToken").asString();

    var items = json(client.get("/v1/auth/sessions", bearer(token)), 200).get("items");
    assertThat(items).hasSize(2);
    var theirs = items.valueStream().filter(item -> !item.get("current").asBoolean()).toList();
    assertThat(theirs).hasSize(1);
    assertThat(theirs.getFirst().get("device").asString()).isEqualTo("Firefox on Windows");
    assertThat(theirs.getFirst().get("address").asString()).isNotEmpty();
    mailbox.letter(email, "New sign-in: Firefox on Windows", 1);

    var id = theirs.getFirst().get("id").asString();
    done(client.delete("/v1/auth/sessions/" + id, bearer(token)));
    refused(client.profile(otherToken), 401, "unauthenticated");
    refused(client.refresh(other.get("refreshToken").asString()), 401, "session-ended");
    json(client.profile(token), 200);
    done(client.delete("/v1/auth/sessions", bearer(token)));
    refused(client.profile(token), 401, "unauthenticated");
  }

  @Test
  void aDeviceThatSaysItsTimeZoneIsShownAroundItsCity() {
    json(logInAt("America/Mexico_City", "Android-App/1"), 200);
    json(logInAt("America/Not_Yet_Known", "Other-App/1"), 200);
    json(logInAt("UTC", "Third-App/1"), 200);

    assertThat(cities("en")).containsExactlyInAnyOrder("Mexico City");
    assertThat(cities("es")).containsExactlyInAnyOrder("Ciudad de México");
    assertThat(mailbox.letter(email, "New sign-in: Android-App", 1).text())
        .contains("(around Mexico City, by its clock)");
    assertThat(mailbox.letter(email, "New sign-in: Third-App", 1).text()).doesNotContain("around");
    for (var bad : List.of("", "+02:00", "<b>Madrid</b>", "A".repeat(65))) {
      refused(logInAt(bad, "Android-App/1"), 400, "invalid-request");
    }
  }

  private java.net.http.HttpResponse<String> logInAt(String zone, String device) {
    var body =
        "{\"email\":\"%s\",\"password\":\"%s\",\"timeZone\":\"%s\"}"
            .formatted(email, PASSWORD, zone);
    return client.post("/v1/auth/login", body, "User-Agent", device);
  }

  private List<String> cities(String language) {
    var sessions =
        client.get(
            "/v1/auth/sessions", "Authorization", "Bearer " + token, "Accept-Language", language);
    return json(sessions, 200)
        .get("items")
        .valueStream()
        .filter(item -> item.has("city"))
        .map(item -> item.get("city").asString())
        .toList();
  }

  @Test
  void nobodyEndsTheSignInOfAnother() {
    var stranger = json(client.register(newEmail()), 201).get("accessToken").asString();
    var mine = json(client.get("/v1/auth/sessions", bearer(token)), 200).get("items").get(0);

    done(client.delete("/v1/auth/sessions/" + mine.get("id").asString(), bearer(stranger)));

    json(client.profile(token), 200);
  }

  @Test
  void aSignInFromAKnownDeviceIsNotMailed() {
    json(client.logIn(email, PASSWORD), 200);
    json(client.logIn(email, PASSWORD, "User-Agent", "Android-App/1"), 200);
    mailbox.letter(email, "New sign-in: Android-App", 1);
    assertThat(mailbox.of(email)).noneMatch(letter -> letter.subject().contains("Java"));
  }

  @Test
  void theUserIsToldOfAStolenRefreshToken() {
    var next = json(client.refresh(refresh), 200).get("refreshToken").asString();
    json(client.refresh(next), 200);
    clock.advance(Duration.ofSeconds(11));
    refused(client.refresh(refresh), 401, "session-ended");
    mailbox.letter(email, "We ended one of your sign-ins", 1);
    refused(client.profile(token), 401, "unauthenticated");
  }

  @Test
  void signingOutStopsTheAccessTokenToo() {
    client.logOut(refresh);
    refused(client.profile(token), 401, "unauthenticated");
  }

  // --- the second factor

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

  // --- invitations

  @Test
  void anUnknownInvitationOpensNothing() {
    refused(client.get("/v1/auth/invitation?token=x"), 422, "invalid-token");
    refused(
        client.post(
            "/v1/auth/invitation/accept",
            """
            {"token":"x","fullName":"Eve","phone":"+12125550109","password":"long enough","role":"owner"}\
            """),
        422,
        "invalid-token");
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

  private HttpResponse<String> forgot(String address) {
    return client.post("/v1/auth/reset-password", "{\"email\":\"" + address + "\"}");
  }

  private HttpResponse<String> reset(String mailed, String password) {
    return client.post(
        "/v1/auth/reset-password/confirm",
        "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(mailed, password));
  }

  private long time(String address) {
    long began = System.nanoTime();
    forgot(address);
    return System.nanoTime() - began;
  }

  private static long median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private long tallies() {
    return database
        .jdbc()
        .sql("select count(*) from auth.login_failure")
        .query(Long.class)
        .single();
  }

  private List<String> actions() {
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

  private static void accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }
}
