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
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Passkeys, and what is tried with them that must not work. */
@SpringBootTest(
    classes = AuthApp.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"connexus.auth.registration=open", "connexus.gateway.sign-ins-per-minute=100000"})
class PasskeysIT {
  @Autowired MutableClock clock;
  @Autowired Mailbox mailbox;
  @Autowired TestDatabase database;
  private Client client;
  private String token;
  private String email;
  private final SoftKey key = new SoftKey();

  @BeforeEach
  void register(@LocalServerPort int port) {
    client = new Client(port);
    email = newEmail();
    token = json(client.register(email), 201).get("accessToken").asString();
  }

  @Test
  void aPasskeySignsInAsOftenAsOneLikes() {
    keep();
    for (int i = 0; i < 2; i++) {
      key.signCount++;
      var session = json(signIn(), 200);
      json(client.profile(session.get("accessToken").asString()), 200);
    }
    var kept = json(client.get("/v1/auth/passkeys", bearer(token)), 200).get("items").get(0);
    assertThat(kept.get("lastUsedAt").asString()).isNotEmpty();
    assertThat(
            client
                .delete("/v1/auth/passkeys/" + kept.get("id").asString(), bearer(token))
                .statusCode())
        .isEqualTo(204);
    key.signCount++;
    refused(signIn(), 422, "bad-passkey");
  }

  @Test
  void theMemberIsToldOfEveryPasskeyThatComesOrGoes() {
    var id = keep().get("id").asString();
    assertThat(mailbox.letter(email, "A passkey was added", 1).text())
        .contains("https://phone.example/settings/security");
    assertThat(client.delete("/v1/auth/passkeys/" + id, bearer(token)).statusCode()).isEqualTo(204);
    mailbox.letter(email, "A passkey was removed", 1);
  }

  @Test
  void whoSetsANewPasswordIsToldWhichPasskeysStillSignIn() {
    var confirming = mailbox.token(email, "Confirm", 1);
    json(client.get("/v1/auth/verify-email?token=" + confirming), 200);
    keep();
    setPasswordByMail("another long secret");

    assertThat(mailbox.letter(email, "Your password", 1).text())
        .contains("\"Key\", added on " + clock.instant().toString().substring(0, 10))
        .contains("https://phone.example/settings/security");
    key.signCount++;
    json(signIn(), 200);
  }

  @Test
  void whoRegisteredWithAnothersAddressKeepsNoWayInOnceItsOwnerSetsAPassword() {
    keep();
    var begun = begin(token);
    json(confirmSecondFactor(beginSecondFactor()), 200);
    key.signCount++;
    var signedIn = json(signIn(), 200);

    setPasswordByMail("the password of the owner");

    json(client.logIn(email, "the password of the owner"), 200); // and no code is asked for
    key.signCount++;
    refused(signIn(), 422, "bad-passkey");
    var other = new SoftKey();
    refused(add(token, begun, other.make(SoftKey.making(begun))), 401, "unauthenticated");
    refused(client.profile(token), 401, "unauthenticated");
    refused(client.refresh(signedIn.get("refreshToken").asString()), 401, "session-ended");
    assertThat(mailbox.letter(email, "Your password", 1).text()).doesNotContain("passkeys");
  }

  @Test
  void noPasskeyOutlastsThatTheAccountIsTakenBack() {
    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(email, "Confirm", 1)), 200);
    var thief = newEmail();
    var change = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(thief, PASSWORD);
    client.post("/v1/auth/email", change, bearer(token));
    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(thief, "Confirm", 1)), 200);
    keep();
    var back = mailbox.token(email, "Your e-mail address has changed", 1);
    json(client.post("/v1/auth/email/restore", "{\"token\":\"" + back + "\"}"), 200);
    key.signCount++;
    refused(signIn(), 422, "bad-passkey");
  }

  private byte[] beginSecondFactor() {
    var asked = "{\"password\":\"" + PASSWORD + "\"}";
    json(client.post("/v1/auth/second-factor", asked, bearer(token)), 201);
    return database
        .jdbc()
        .sql("select totp_secret from auth.credential where email = :email")
        .param("email", email)
        .query(byte[].class)
        .single();
  }

  private HttpResponse<String> confirmSecondFactor(byte[] secret) {
    var code = "{\"code\":\"" + Totp.at(secret, clock.instant()) + "\"}";
    return client.post("/v1/auth/second-factor/confirm", code, bearer(token));
  }

  private void setPasswordByMail(String password) {
    client.post("/v1/auth/reset-password", "{\"email\":\"" + email + "\"}");
    var mailed = mailbox.token(email, "Set a new password", 1);
    var body = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(mailed, password);
    assertThat(client.post("/v1/auth/reset-password/confirm", body).statusCode()).isEqualTo(204);
  }

  @Test
  void anAuthenticatorWithoutACounterSignsIn() {
    key.signCount = 0;
    keep();
    json(signIn(), 200);
    json(signIn(), 200);
  }

  @Test
  void aCounterThatGoesBackOrStaysTellsOfACopy() {
    key.signCount = 10;
    keep();
    refused(signIn(), 422, "bad-passkey");
    key.signCount = 9;
    refused(signIn(), 422, "bad-passkey");
    key.signCount = 0;
    refused(signIn(), 422, "bad-passkey");
    key.signCount = 11;
    json(signIn(), 200);
    refused(signIn(), 422, "bad-passkey");
  }

  @Test
  void anAnswerCountsOnceAlsoWhenSentManyTimesAtOnce() throws Exception {
    keep();
    key.signCount++;
    var ceremony = beginSignIn();
    var answer = key.use(SoftKey.using(ceremony));
    var tries = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 4; i++) {
      tries.add(() -> signIn(ceremony, answer).statusCode());
    }
    assertThat(atOnce(tries)).containsExactlyInAnyOrder(200, 422, 422, 422);
    refused(signIn(beginSignIn(), answer), 422, "bad-passkey");
  }

  @Test
  void oneCounterInManyAnswersAtOnceSignsInOnce() throws Exception {
    keep();
    for (int round = 0; round < 5; round++) {
      key.signCount++;
      var tries = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 4; i++) {
        var ceremony = beginSignIn();
        var answer = key.use(SoftKey.using(ceremony));
        tries.add(() -> signIn(ceremony, answer).statusCode());
      }
      assertThat(atOnce(tries)).containsExactlyInAnyOrder(200, 422, 422, 422);
    }
  }

  @Test
  void ofManyPasskeysMadeAtOnceForOneChallengeOneIsKept() throws Exception {
    var begun = begin(token);
    var tries = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 4; i++) {
      var made = new SoftKey().make(SoftKey.making(begun));
      tries.add(() -> add(token, begun, made).statusCode());
    }
    assertThat(atOnce(tries)).containsExactlyInAnyOrder(201, 422, 422, 422);
    assertThat(json(client.get("/v1/auth/passkeys", bearer(token)), 200).get("items")).hasSize(1);
  }

  @Test
  void twentyAreKeptAtMostHoweverManyWereBegun() throws Exception {
    for (int i = 0; i < 19; i++) {
      keep(new SoftKey(), token);
    }
    var tries = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 4; i++) {
      var begun = begin(token);
      var made = new SoftKey().make(SoftKey.making(begun));
      tries.add(() -> add(token, begun, made).statusCode());
    }
    assertThat(atOnce(tries)).containsExactlyInAnyOrder(201, 409, 409, 409);
  }

  private static List<Integer> atOnce(List<Callable<Integer>> tries) throws Exception {
    try (var threads = Executors.newFixedThreadPool(tries.size())) {
      var statuses = new ArrayList<Integer>();
      for (var told : threads.invokeAll(tries)) {
        statuses.add(told.get());
      }
      return statuses;
    }
  }

  @Test
  void aRefusedAnswerUsesTheChallengeUp() {
    keep();
    key.signCount++;
    var ceremony = beginSignIn();
    var lie = SoftKey.using(ceremony);
    lie.verified = false;
    refused(signIn(ceremony, key.use(lie)), 422, "bad-passkey");
    refused(signIn(ceremony, key.use(SoftKey.using(ceremony))), 422, "bad-passkey");
  }

  @Test
  void aChallengeIsGoodForFiveMinutes() {
    keep();
    key.signCount++;
    var late = beginSignIn();
    var begun = begin(token);
    clock.advance(Duration.ofMinutes(5).plusSeconds(1));
    refused(signIn(late, key.use(SoftKey.using(late))), 422, "bad-passkey");
    refused(add(token, begun, new SoftKey().make(SoftKey.making(begun))), 422, "bad-passkey");
    json(signIn(), 200);
  }

  @Test
  void aChallengeIsForOneCeremonyOfOneMember() {
    keep();
    key.signCount++;
    var begun = begin(token);
    refused(signIn(begun, key.use(SoftKey.using(begun))), 422, "bad-passkey");
    var ceremony = beginSignIn();
    refused(add(token, ceremony, new SoftKey().make(SoftKey.making(ceremony))), 422, "bad-passkey");
    var stranger = json(client.register(newEmail()), 201).get("accessToken").asString();
    refused(add(stranger, begun, new SoftKey().make(SoftKey.making(begun))), 422, "bad-passkey");
    add(token, begun, new SoftKey().make(SoftKey.making(begun)));
  }

  @Test
  void nobodySignsInWithTheCredentialOfAnother() {
    keep();
    var stranger = json(client.register(newEmail()), 201).get("accessToken").asString();
    var theirs = new SoftKey();
    theirs.id = key.id;
    var begun = begin(stranger);
    refused(add(stranger, begun, theirs.make(SoftKey.making(begun))), 422, "bad-passkey");

    theirs.user = key.user;
    theirs.signCount = 100;
    refused(signIn(theirs), 422, "bad-passkey"); // its own key under the other's id

    var own = new SoftKey();
    keep(own, stranger);
    own.signCount++;
    own.user = key.user;
    refused(signIn(own), 422, "bad-passkey"); // its own credential, the other's name

    own.user = new byte[0];
    refused(signIn(own), 422, "bad-passkey");
  }

  @Test
  void nobodyForgetsThePasskeyOfAnother() {
    var mine = keep().get("id").asString();
    var stranger = json(client.register(newEmail()), 201).get("accessToken").asString();
    refused(client.delete("/v1/auth/passkeys/" + mine, bearer(stranger)), 404, "passkey-not-found");
    key.signCount++;
    json(signIn(), 200);
  }

  private JsonNode keep() {
    return keep(key, token);
  }

  private JsonNode keep(SoftKey made, String owner) {
    var begun = begin(owner);
    made.user = Base64.getUrlDecoder().decode(begun.at("/publicKey/user/id").asString());
    return json(add(owner, begun, made.make(SoftKey.making(begun))), 201);
  }

  private JsonNode begin(String owner) {
    return json(
        client.post(
            "/v1/auth/passkeys/options", "{\"password\":\"" + PASSWORD + "\"}", bearer(owner)),
        201);
  }

  private HttpResponse<String> add(String owner, JsonNode ceremony, JsonNode credential) {
    return client.post(
        "/v1/auth/passkeys",
        "{\"ceremony\":%s,\"name\":\"Key\",\"credential\":%s}"
            .formatted(ceremony.get("id"), credential),
        bearer(owner));
  }

  private JsonNode beginSignIn() {
    return json(client.post("/v1/auth/passkeys/sign-in/options", ""), 201);
  }

  private HttpResponse<String> signIn() {
    return signIn(key);
  }

  private HttpResponse<String> signIn(SoftKey with) {
    var ceremony = beginSignIn();
    return signIn(ceremony, with.use(SoftKey.using(ceremony)));
  }

  private HttpResponse<String> signIn(JsonNode ceremony, JsonNode credential) {
    return client.post(
        "/v1/auth/passkeys/sign-in",
        "{\"ceremony\":%s,\"credential\":%s}".formatted(ceremony.get("id"), credential));
  }
}
