package io.connexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Limits.Limit SLOW = new Limits.Limit("sign-in", 3, 1, Duration.ofHours(1));

  @Test
  void aMillionAddressesDoNotFillTheMemoryAndWhoKeepsAskingStaysLimited() {
    var limits = new Limits.Local();
    int passed = 0;
    for (int i = 0; i < 1_000_000; i++) {
      limits.take("address " + i, SLOW);
      if (i % 100 == 0 && limits.take("guesser", SLOW).isConsumed()) {
        passed++;
      }
    }
    assertThat(limits.kept()).isLessThanOrEqualTo(100_000);
    assertThat(passed).isLessThan(10);
  }
}
