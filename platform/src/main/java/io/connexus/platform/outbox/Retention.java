package io.connexus.platform.outbox;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets webhooks and done commands: they hold numbers and words, and are of use only while a
 * vendor may still repeat itself or somebody looks into a fault.
 */
public final class Retention implements AutoCloseable {
  /** Longer than any vendor repeats a webhook. */
  static final Duration KEPT = Duration.ofDays(14);

  private static final System.Logger LOG = System.getLogger(Retention.class.getName());

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());
  private final JdbcClient jdbc;
  private final InstantSource clock;

  public Retention(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Deletes what is older now and then. */
  public void start(Duration period) {
    var _ =
        thread.scheduleWithFixedDelay(
            this::runSafely, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void runSafely() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "what is old could not be deleted", e);
    }
  }

  /** Deletes what is older; returns how many rows. Commands that are not done stay. */
  public int run() {
    var before = Timestamp.from(clock.instant().minus(KEPT));
    return jdbc.sql("delete from platform.inbox where received_at < :before")
            .param("before", before)
            .update()
        + jdbc.sql("delete from platform.outbox where done_at < :before")
            .param("before", before)
            .update();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
