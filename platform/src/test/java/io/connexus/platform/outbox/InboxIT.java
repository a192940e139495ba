package io.connexus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.outbox.Inbox.Kept;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxIT {
  private static final TestDatabase DATABASE = new TestDatabase();

  private final Inbox inbox = new Inbox(DATABASE.jdbc(), new MutableClock());
  private final String id = UUID.randomUUID().toString();

  private Kept keep(String source, String signature) {
    return inbox.keep(source, id, "call.answered", "{\"a\":1}", signature);
  }

  @Test
  void anEventIsNewOnceThenRedelivered() {
    assertThat(keep("telnyx", "s1")).isEqualTo(Kept.NEW);
    assertThat(keep("telnyx", "s2")).isEqualTo(Kept.REDELIVERED);
    assertThat(keep("telnyx", "s3")).isEqualTo(Kept.REDELIVERED);
  }

  @Test
  void theSameSignedRequestAgainIsAReplay() {
    keep("telnyx", "s1");
    assertThat(keep("telnyx", "s1")).isEqualTo(Kept.REPLAYED);
  }

  @Test
  void anotherVendorMayUseTheSameId() {
    keep("telnyx", "s1");
    assertThat(keep("retell", "s1")).isEqualTo(Kept.NEW);
  }

  @Test
  void whatWasRolledBackIsNewAgain() {
    DATABASE
        .transactions()
        .executeWithoutResult(status -> {
          assertThat(keep("telnyx", "s1")).isEqualTo(Kept.NEW);
          status.setRollbackOnly();
        });
    assertThat(keep("telnyx", "s1")).isEqualTo(Kept.NEW);
  }

  @Test
  void ofManyDeliveriesAtOnceOneIsNew() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, 8)
              .mapToObj(i ->
                  threads.submit(
                      () -> DATABASE.transactions().execute(_ -> keep("telnyx", "s" + i))))
              .toList();
      int fresh = 0;
      for (var one : all) {
        fresh += one.get() == Kept.NEW ? 1 : 0;
      }
      assertThat(fresh).isEqualTo(1);
    }
  }
}
