package io.connexus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is forgotten, and what is not. */
class RetentionIT {
  private static final TestDatabase DATABASE = new TestDatabase();

  private final MutableClock clock = new MutableClock();
  private final Inbox inbox = new Inbox(DATABASE.jdbc(), clock);
  private final Retention retention = new Retention(DATABASE.jdbc(), clock);

  private void command(String doneAt) {
    DATABASE
        .jdbc()
        .sql(
            "insert into platform.outbox (command_id, kind, subject, body, created_at, due_at, lease_until, done_at)"
                + " values (:id, 'k', :id, '{}', '2026-01-01', '2026-01-01', '2026-01-01', cast(:done as timestamptz))")
        .param("id", UUID.randomUUID())
        .param("done", doneAt)
        .update();
  }

  @Test
  void oldWebhooksAndDoneCommandsGoAndWhatIsStillToDoStays() {
    inbox.keep("telnyx", "old", "t", "{}", "s");
    command("2026-11-01T00:00:00Z");
    command(null);
    clock.advance(Retention.KEPT.plus(Duration.ofSeconds(1)));
    inbox.keep("telnyx", "new", "t", "{}", "s");

    assertThat(retention.run()).isEqualTo(2);
    assertThat(retention.run()).isZero();
    assertThat(inbox.keep("telnyx", "new", "t", "{}", "s2")).isEqualTo(Inbox.Kept.REDELIVERED);
    assertThat(
            DATABASE
                .jdbc()
                .sql("select count(*) from platform.outbox")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }
}
