package io.connexus.call.application;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Copies recordings as they come and deletes them when their time is over. Not in the outbox: a
 * large recording takes longer than its leases last, and callers wait for what is done there.
 */
public final class RecordingRounds implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RecordingRounds.class.getName());

  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final CopyRecordings copying;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("recordings-", 0).factory());

  public RecordingRounds(CopyRecordings copying) {
    this.copying = copying;
  }

  /** Begins, looking for new ones every {@code period}. */
  public void start(Duration period) {
    every(period, copying::run);
    every(SWEEP, copying::sweep);
    every(SWEEP, copying::sweepCarrier);
  }

  private void every(Duration period, Runnable round) {
    var _ =
        threads.scheduleWithFixedDelay(
            () -> safely(round), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void safely(Runnable round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "a round of the recordings failed", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
