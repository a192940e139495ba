package io.connexus.user.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeTextLimitsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

  /** So many, an hour apart, the last an hour ago. */
  private static List<Instant> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> NOW.minus(Duration.ofHours(count - i))).toList();
  }

  @Test
  void theFirstIsSentAtOnce() {
    assertThat(CodeTextLimits.pause(List.of(), List.of(), NOW)).isEmpty();
  }

  @Test
  void halfAMinuteLiesBetweenTwo() {
    var last = List.of(NOW.minusSeconds(10));
    assertThat(CodeTextLimits.pause(last, last, NOW)).contains(Duration.ofSeconds(20));
    assertThat(CodeTextLimits.pause(List.of(), last, NOW)).contains(Duration.ofSeconds(20));
    assertThat(CodeTextLimits.pause(last, last, NOW.plusSeconds(20))).isEmpty();
  }

  @Test
  void fiveReachANumberADay() {
    assertThat(CodeTextLimits.pause(texts(4), List.of(), NOW)).isEmpty();
    assertThat(CodeTextLimits.pause(texts(5), List.of(), NOW)).contains(Duration.ofHours(19));
  }

  @Test
  void aMemberSendsTenADay() {
    assertThat(CodeTextLimits.pause(List.of(), texts(9), NOW)).isEmpty();
    assertThat(CodeTextLimits.pause(List.of(), texts(10), NOW)).contains(Duration.ofHours(14));
  }
}
