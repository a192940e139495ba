package io.connexus.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A day of guessing one member's password, with the rules alone. */
class TallyTest {
  private static final Instant MORNING = Instant.parse("2026-11-27T00:00:00Z");
  private static final String HOME = "home";

  private final Map<String, Tally> networks = new HashMap<>();
  private Tally anywhere = Tally.none();

  @Test
  void aMillionAttemptsFromEverywhereAreAFewHundredGuessesAndTheOwnerGetsIn() {
    int attempts = 1_000_000;
    int attackers = 20_000;
    long step = Duration.ofDays(1).toNanos() / attempts;
    int guesses = 0;
    int ownersWaits = 0;
    for (int i = 0; i < attempts; i++) {
      var now = MORNING.plusNanos(step * i);
      if (attempt("bot " + i % attackers, false, now)) {
        guesses++;
      }
      if (i % 40_000 == 0) { // the owner signs in every hour, with a typing error first
        if (!attempt(HOME, true, now) || !attempt(HOME, true, now)) {
          ownersWaits++;
        }
        succeeded(HOME);
      }
    }

    assertThat(guesses).isBetween(100, 260);
    assertThat(ownersWaits).isZero();
    assertThat(networks).as("kept").hasSizeLessThan(260);
  }

  @Test
  void aMillionAttemptsFromOneNetworkAreAHundredGuesses() {
    int guesses = 0;
    long step = Duration.ofDays(1).toNanos() / 1_000_000;
    for (int i = 0; i < 1_000_000; i++) {
      if (attempt("bot", false, MORNING.plusNanos(step * i))) {
        guesses++;
      }
    }
    assertThat(guesses).isBetween(90, 120);
  }

  @Test
  void whoEntersFromSomewhereNewWaitsOnlyWhileTheAccountIsUnderAttack() {
    for (int i = 0; i < 99; i++) {
      assertThat(attempt("bot " + i, false, MORNING)).isTrue();
    }
    assertThat(attempt("hotel", false, MORNING)).isTrue();
    assertThat(attempt("train", false, MORNING)).isFalse();
    assertThat(attempt(HOME, true, MORNING)).isTrue();
    assertThat(attempt("train", false, MORNING.plus(Duration.ofDays(2)))).isTrue();
    assertThat(anywhere.failures()).as("after a quiet day").isOne();
  }

  @Test
  void aFailureWithoutAPauseBlocksNobodyWhoseClockIsBehind() {
    var one = Tally.none().oneMoreFromHere(MORNING);
    assertThat(one.pause(MORNING.minusMillis(5))).isZero();
  }

  private boolean attempt(String network, boolean known, Instant now) {
    var here = networks.getOrDefault(network, Tally.none());
    if (here.pause(now).isPositive() || !known && anywhere.pause(now).isPositive()) {
      return false;
    }
    anywhere = anywhere.oneMoreFromAnywhere(now);
    networks.put(network, here.oneMoreFromHere(now));
    return true;
  }

  private void succeeded(String network) {
    anywhere = anywhere.oneLess();
    networks.remove(network);
  }
}
