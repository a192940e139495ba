package io.connexus.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessingPauseTest {
  @Test
  void theFirstFourMistakesCostNothing() {
    assertThat(IntStream.range(0, 5).mapToObj(GuessingPause::after)).containsOnly(Duration.ZERO);
  }

  @Test
  void thenThePauseDoubles() {
    assertThat(GuessingPause.after(5)).isEqualTo(Duration.ofSeconds(2));
    assertThat(GuessingPause.after(6)).isEqualTo(Duration.ofSeconds(4));
    assertThat(GuessingPause.after(9)).isEqualTo(Duration.ofSeconds(32));
  }

  @Test
  void butNeverBecomesALock() {
    assertThat(GuessingPause.after(30)).isEqualTo(Duration.ofMinutes(15));
    assertThat(GuessingPause.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
  }
}
