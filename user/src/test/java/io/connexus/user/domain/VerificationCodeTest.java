package io.connexus.user.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerificationCodeTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

  private final VerificationCode.Issued issued = VerificationCode.issue(new SecureRandom(), NOW);
  private final String wrong = issued.digits().equals("000000") ? "000001" : "000000";

  @Test
  void aCodeIsSixDigitsAndIsNotKeptItself() {
    assertThat(issued.digits()).matches("\\d{6}");
    assertThat(issued.kept().hash()).hasSize(32);
    assertThat(issued + " " + issued.kept()).doesNotContain(issued.digits());
  }

  @Test
  void theRightDigitsAreRight() {
    assertThat(issued.kept().attempt(issued.digits(), NOW).right()).isTrue();
    assertThat(issued.kept().attempt(wrong, NOW).right()).isFalse();
  }

  @Test
  void theFifthTryIsTheLast() {
    var code = issued.kept();
    for (int i = 0; i < 4; i++) {
      code = code.attempt(wrong, NOW).after();
    }
    assertThat(code.attempt(issued.digits(), NOW).right()).isTrue();
    var dead = code.attempt(wrong, NOW).after();
    assertThat(dead.attempt(issued.digits(), NOW).right()).isFalse();
    assertThat(dead.attempt(wrong, NOW).after().triesLeft()).isZero();
  }

  @Test
  void aCodeWorksForLessThanTenMinutes() {
    var end = NOW.plus(Duration.ofMinutes(10));
    assertThat(issued.kept().attempt(issued.digits(), end.minusMillis(1)).right()).isTrue();
    assertThat(issued.kept().attempt(issued.digits(), end).right()).isFalse();
  }
}
