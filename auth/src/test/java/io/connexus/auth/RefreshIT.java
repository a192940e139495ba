package io.connexus.auth;

import static io.connexus.auth.Client.PASSWORD;
import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Staying signed in: a refresh token is traded for the next, and is in one hand alone. */
class RefreshIT extends AuthCase {
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
}
