package io.connexus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @Test
  void aShareIsTheSmallestDurationThatSoManyDoNotExceed() {
    LongStream.rangeClosed(1, 2_000).map(i -> 2_001 - i).forEach(i -> latencies.add(i * 1_000_000));

    assertThat(latencies.count()).isEqualTo(2_000);
    assertThat(latencies.millis(0.5)).isEqualTo(1_000);
    assertThat(latencies.millis(0.99)).isEqualTo(1_980);
    assertThat(latencies.millis(1)).isEqualTo(2_000);
  }

  @Test
  void oneDurationIsEveryShareOfItself() {
    latencies.add(3_000_000);
    assertThat(latencies.millis(0.5)).isEqualTo(3);
    assertThat(latencies.millis(0.99)).isEqualTo(3);
  }

  @Test
  void nothingMeasuredIsShownAsNothing() {
    assertThat(Figures.shown(latencies.millis(0.5))).isEqualTo("–");
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Figures.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
    assertThat(Figures.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
  }
}
