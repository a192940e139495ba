package io.connexus.auth;

import static io.connexus.auth.Client.PASSWORD;
import static io.connexus.auth.Client.bearer;
import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The address of an account: confirmed, changed, taken back. */
class EmailAddressIT extends AccountCase {
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
  void whoMovesTheAccountOnCannotEndTheOldMailboxsWayBack() {
    var first = newEmail();
    moveTo(first);
    var back = mailbox.token(email, CHANGED, 1);
    clock.advance(Duration.ofMinutes(5));
    token = json(client.logIn(first, PASSWORD), 200).get("accessToken").asString();
    var second = newEmail();
    accepted(changeEmail(second));
    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(second, VERIFY, 1)), 200);
    json(restore(mailbox.token(first, CHANGED, 1)), 200); // the thief's own way back

    assertThat(json(restore(back), 200).get("email").asString()).isEqualTo(email);
    done(reset(mailbox.token(email, RESET, 1), "the owner's own words"));
    json(client.logIn(email, "the owner's own words"), 200);
  }

  @Test
  void theOldMailboxsWayBackEndsThoseThatCameAfterIt() {
    var first = newEmail();
    moveTo(first);
    clock.advance(Duration.ofMinutes(5));
    token = json(client.logIn(first, PASSWORD), 200).get("accessToken").asString();
    var second = newEmail();
    accepted(changeEmail(second));
    json(client.get("/v1/auth/verify-email?token=" + mailbox.token(second, VERIFY, 1)), 200);
    var thiefs = mailbox.token(first, CHANGED, 1);

    json(restore(mailbox.token(email, CHANGED, 1)), 200);
    refused(restore(thiefs), 422, "invalid-token");
  }

  @Test
  void nobodyRegistersWithAnAddressThatAnAccountMayBeGivenBackTo() {
    moveTo(newEmail());
    refused(client.register(email), 409, "email-taken");
    json(restore(mailbox.token(email, CHANGED, 1)), 200);
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
}
