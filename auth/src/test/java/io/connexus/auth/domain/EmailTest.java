package io.connexus.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmailTest {
  @Test
  void caseAndBlanksDoNotMakeAnotherAccount() {
    assertThat(new Email(" Ada@Example.COM ")).isEqualTo(new Email("ada@example.com"));
  }

  @Test
  void theAddressIsNotPrinted() {
    assertThat(new Email("ada@example.com").toString()).doesNotContain("ada", "example");
  }
}
