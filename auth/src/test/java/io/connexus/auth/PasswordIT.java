package io.connexus.auth;

import static io.connexus.auth.Client.PASSWORD;
import static io.connexus.auth.Client.bearer;
import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The password of an account: forgotten, changed, guessed. */
class PasswordIT extends AccountCase {
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
}
