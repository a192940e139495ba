package io.connexus.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.auth.domain.Presented.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresentedTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofDays(30));

  @Test
  void anUnusedTokenIsTradedUntilItExpires() {
    var token = new Presented(LATER, Optional.empty(), false, false, false);

    assertThat(token.at(NOW)).isEqualTo(Verdict.ROTATE);
    assertThat(token.at(LATER.minusMillis(1))).isEqualTo(Verdict.ROTATE);
    assertThat(token.at(LATER)).isEqualTo(Verdict.ENDED);
  }

  @Test
  void aUsedTokenIsAnotherTabsForTenSecondsAndThenAThiefs() {
    var token = new Presented(LATER, Optional.of(NOW), false, false, false);

    assertThat(token.at(NOW)).isEqualTo(Verdict.SIBLING);
    assertThat(token.at(NOW.plusSeconds(10))).isEqualTo(Verdict.SIBLING);
    assertThat(token.at(NOW.plusSeconds(10).plusMillis(1))).isEqualTo(Verdict.REUSED);
  }

  @Test
  void aUsedTokenWhoseSuccessorsNobodyUsedIsALostAnswerForADay() {
    var token = new Presented(LATER, Optional.of(NOW), false, false, true);
    var day = NOW.plus(Duration.ofDays(1));

    assertThat(token.at(NOW.plusSeconds(11))).isEqualTo(Verdict.SIBLING);
    assertThat(token.at(day)).isEqualTo(Verdict.SIBLING);
    assertThat(token.at(day.plusMillis(1))).isEqualTo(Verdict.REUSED);
  }

  @Test
  void aReplacedTokenIsInTwoHands() {
    var token = new Presented(LATER, Optional.empty(), false, true, false);

    assertThat(token.at(NOW)).isEqualTo(Verdict.REUSED);
    assertThat(token.at(LATER)).isEqualTo(Verdict.ENDED);
  }

  @Test
  void aRevokedFamilyEndsEveryTokenOfIt() {
    for (var used : List.of(Optional.<Instant>empty(), Optional.of(NOW))) {
      assertThat(new Presented(LATER, used, true, used.isEmpty(), true).at(NOW))
          .isEqualTo(Verdict.ENDED);
    }
  }
}
