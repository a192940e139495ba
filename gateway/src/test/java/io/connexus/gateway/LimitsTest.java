package io.connexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Limits.Limit SLOW = new Limits.Limit("sign-in", 3, 1, Duration.ofHours(1));

  @Test
  void oneNetworkCannotShutTheDoorToOthers() {
    var webhooks = new BytesInFlight(400);
    assertThat(webhooks.take("a", 100)).isTrue();
    assertThat(webhooks.take("a", 1)).isFalse();
    for (var other : new String[] {"b", "c", "d"}) {
      assertThat(webhooks.take(other, 60)).isTrue();
      assertThat(webhooks.take(other, 40)).isTrue();
    }
    assertThat(webhooks.take("e", 1)).as("together").isFalse();

    webhooks.giveBack("e", 0);
    webhooks.giveBack("a", 100);
    assertThat(webhooks.take("e", 100)).isTrue();
  }

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
