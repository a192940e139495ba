package io.connexus.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.auth.domain.Presented.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresentedTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(3600);

  @Test
  void anUnusedTokenIsTradedUntilItExpires() {
    var token = new Presented(LATER, Optional.empty(), false);

    assertThat(token.at(NOW)).isEqualTo(Verdict.ROTATE);
    assertThat(token.at(LATER.minusMillis(1))).isEqualTo(Verdict.ROTATE);
    assertThat(token.at(LATER)).isEqualTo(Verdict.ENDED);
  }

  @Test
  void aUsedTokenIsAnotherTabsForTenSecondsAndThenAThiefs() {
    var token = new Presented(LATER, Optional.of(NOW), false);

    assertThat(token.at(NOW)).isEqualTo(Verdict.SIBLING);
    assertThat(token.at(NOW.plusSeconds(10))).isEqualTo(Verdict.SIBLING);
    assertThat(token.at(NOW.plusSeconds(10).plusMillis(1))).isEqualTo(Verdict.REUSED);
  }

  @Test
  void aRevokedFamilyEndsEveryTokenOfIt() {
    assertThat(new Presented(LATER, Optional.empty(), true).at(NOW)).isEqualTo(Verdict.ENDED);
    assertThat(new Presented(LATER, Optional.of(NOW), true).at(NOW)).isEqualTo(Verdict.ENDED);
  }
}
