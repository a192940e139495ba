package io.connexus.sandbox.retell;

import io.connexus.sandbox.clockwork.Timers.Timer;
import java.time.Duration;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * When a caller who stays silent after the agent spoke is reminded, and how often in a row. Belongs
 * to one session's thread.
 */
final class Reminders {
  private final BiFunction<Duration, Runnable, Timer> later;
  private int triggerMillis;
  private int limit;
  private int given;
  private Timer next = Timer.NONE;

  /**
   * Starts with the agent's own settings.
   *
   * @param later runs something on the session's thread after one of the vendor's waits
   */
  Reminders(JsonNode agent, BiFunction<Duration, Runnable, Timer> later) {
    this.later = later;
    triggerMillis = agent.path("reminder_trigger_ms").asInt(10_000);
    limit = agent.path("reminder_max_count").asInt(1);
  }

  void reconfigure(JsonNode config) {
    triggerMillis = config.path("reminder_trigger_ms").asInt(triggerMillis);
    limit = config.path("reminder_max_count").asInt(limit);
  }

  /** The silence begins, or begins anew. */
  void start(Runnable remind) {
    stop();
    if (triggerMillis <= 0 || given >= limit) {
      return;
    }
    next =
        later.apply(
            Duration.ofMillis(triggerMillis),
            () -> {
              given++;
              remind.run();
            });
  }

  void stop() {
    next.cancel();
  }

  /** The caller is there after all. */
  void callerActs() {
    stop();
    given = 0;
  }
}
