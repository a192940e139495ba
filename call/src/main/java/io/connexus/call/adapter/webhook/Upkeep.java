package io.connexus.call.adapter.webhook;

import io.connexus.call.application.Reconciliation;
import io.connexus.call.application.Softphones;
import io.connexus.telnyx.MissedDeliveries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Catches up with the carrier at start, and keeps in step afterwards. */
public final class Upkeep implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

  /**
   * How far back a start looks: longer than an outage that callers would still be talking about.
   */
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  private static final Duration QUIET = Duration.ofMinutes(1);

  private final MissedDeliveries missed;
  private final Reconciliation reconciliation;
  private final Softphones softphones;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("call-upkeep").factory());

  public Upkeep(
      MissedDeliveries missed,
      Reconciliation reconciliation,
      Softphones softphones,
      InstantSource clock) {
    this.missed = missed;
    this.reconciliation = reconciliation;
    this.softphones = softphones;
    this.clock = clock;
  }

  /** Catches up at once, then again every {@code period}. */
  public void start(Duration period) {
    thread.execute(() -> catchUp(LOOK_BACK, Duration.ZERO));
    var _ =
        thread.scheduleWithFixedDelay(
            () -> catchUp(period.multipliedBy(3).plus(QUIET), QUIET),
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void catchUp(Duration lookBack, Duration quiet) {
    try {
      missed.fetch(lookBack);
      reconciliation.run(clock.instant().minus(quiet));
      softphones.sweep();
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the carrier could not be asked what we missed: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
