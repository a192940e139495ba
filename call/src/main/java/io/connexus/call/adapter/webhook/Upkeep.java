package io.connexus.call.adapter.webhook;

import io.connexus.call.application.CatchUp;
import io.connexus.call.application.Watchdog;
import io.connexus.telnyx.MissedDeliveries;
import java.time.Duration;
import java.util.List;
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

  private static final Duration SLACK = Duration.ofMinutes(1);

  private final CatchUp caughtUp;
  private final MissedDeliveries missed;
  private final Watchdog watchdog;
  private final List<Runnable> sweeps;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("call-upkeep").factory());

  /**
   * All of it together.
   *
   * @param sweeps what is cleared away each time
   * @param caughtUp told when the first look back is over, whatever came of it
   */
  public Upkeep(
      MissedDeliveries missed, Watchdog watchdog, List<Runnable> sweeps, CatchUp caughtUp) {
    this.caughtUp = caughtUp;
    this.missed = missed;
    this.watchdog = watchdog;
    this.sweeps = List.copyOf(sweeps);
  }

  /**
   * Catches up at once, then again every {@code period}; looks after live calls every {@code
   * watch}.
   */
  public void start(Duration period, Duration watch) {
    var usual = period.multipliedBy(3).plus(SLACK);
    caughtUp.begin();
    thread.execute(() -> {
      catchUp(LOOK_BACK);
      caughtUp.end();
      look(usual);
      sweep();
    });
    repeat(() -> catchUp(usual), period);
    repeat(this::sweep, period);
    repeat(() -> look(usual), watch);
  }

  private void repeat(Runnable deed, Duration every) {
    var _ =
        thread.scheduleWithFixedDelay(
            deed, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void catchUp(Duration lookBack) {
    try {
      missed.fetch(lookBack);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the carrier could not be asked what we missed: " + e.getMessage());
    }
  }

  /** What goes wrong with one is no reason to leave the others. */
  private void sweep() {
    for (var sweep : sweeps) {
      try {
        sweep.run();
      } catch (RuntimeException e) {
        LOG.log(
            System.Logger.Level.WARNING,
            "something is still to be cleared away: " + e.getMessage());
      }
    }
  }

  /** A caller whom we have not been told of is looked for in what was not delivered. */
  private void look(Duration lookBack) {
    try {
      if (watchdog.look()) {
        missed.fetch(lookBack);
      }
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "the carrier could not be asked for its legs: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
