package io.connexus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final List<String> KNOWN = List.of("webhook", "turn");

  @Test
  void withoutNamesEverythingIsMeasured() {
    assertThat(Plan.of(KNOWN, "--rounds=1")).isEqualTo(new Plan(KNOWN, 20, 1));
  }

  @Test
  void namesAndTimesAreTaken() {
    assertThat(Plan.of(KNOWN, "turn", "--seconds=5")).isEqualTo(new Plan(List.of("turn"), 5, 3));
  }

  @Test
  void whatIsNoMeasurementIsNamed() {
    assertThatThrownBy(() -> Plan.of(KNOWN, "trun")).hasMessageContaining("'trun'");
    assertThatThrownBy(() -> Plan.of(KNOWN, "--seconds=soon")).hasMessageContaining("soon");
    assertThatThrownBy(() -> Plan.of(KNOWN, "--seconds=0")).hasMessageContaining("from 1");
  }
}
