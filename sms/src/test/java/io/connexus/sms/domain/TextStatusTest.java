package io.connexus.sms.domain;

import static io.connexus.sms.domain.TextStatus.DELIVERED;
import static io.connexus.sms.domain.TextStatus.FAILED;
import static io.connexus.sms.domain.TextStatus.PENDING;
import static io.connexus.sms.domain.TextStatus.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextStatusTest {
  private static final Map<TextStatus, Set<TextStatus>> FORWARD =
      Map.of(
          PENDING, Set.of(SENT, DELIVERED, FAILED),
          SENT, Set.of(DELIVERED, FAILED),
          DELIVERED, Set.of(),
          FAILED, Set.of());

  @Test
  void aTextMovesForwardOnly() {
    for (var from : TextStatus.values()) {
      for (var to : TextStatus.values()) {
        assertThat(from.mayBecome(to))
            .as(from + " to " + to)
            .isEqualTo(FORWARD.get(from).contains(to));
      }
    }
  }

  @Test
  void theOrderOfReportsDoesNotMatter() {
    assertThat(after(List.of(SENT, DELIVERED))).isEqualTo(after(List.of(DELIVERED, SENT)));
    assertThat(after(List.of(SENT, FAILED))).isEqualTo(after(List.of(FAILED, SENT)));
  }

  private static TextStatus after(List<TextStatus> reports) {
    var status = PENDING;
    for (var report : reports) {
      status = status.mayBecome(report) ? report : status;
    }
    return status;
  }
}
