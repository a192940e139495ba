package io.connexus.sandbox.clockwork;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One scheduler for everything that happens later; the work itself runs on virtual threads. */
public final class Timers implements AutoCloseable {
  private final ScheduledThreadPoolExecutor clock;
  private final ExecutorService workers;

  public Timers() {
    clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sandbox-clock").factory());
    clock.setRemoveOnCancelPolicy(true);
    clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sandbox-", 0).factory());
  }

  /** Runs the task once, after the delay, unless it is cancelled before. */
  public Timer after(Duration delay, Runnable task) {
    return after(delay, this::now, task);
  }

  /**
   * The same on a lane, which gets tasks of equal delays in the order in which they were given.
   *
   * @param lane takes a task without waiting for it to be done
   */
  public Timer after(Duration delay, Executor lane, Runnable task) {
    if (clock.isShutdown()) {
      return Timer.NONE;
    }
    ScheduledFuture<?> planned =
        clock.schedule(() -> lane.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> planned.cancel(false);
  }

  /** Runs the task on a virtual thread of its own, as soon as possible. */
  public void now(Runnable task) {
    if (!workers.isShutdown()) {
      workers.execute(task);
    }
  }

  public ExecutorService workers() {
    return workers;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    workers.shutdownNow();
  }

  /** Something that will happen unless it is cancelled. */
  @FunctionalInterface
  public interface Timer {
    Timer NONE = () -> {};

    void cancel();
  }
}
