package io.connexus.ai.adapter.retell;

import io.connexus.ai.application.Brain;
import io.connexus.ai.application.Fence;
import io.connexus.ai.application.SessionStore;
import io.connexus.ai.application.SessionStore.Registered;
import io.connexus.call.Conversations;
import io.connexus.platform.CallId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The calls this node's receptionist is in. */
public final class Switchboard implements AutoCloseable {
  private static final Duration LONGEST_CALL = Duration.ofHours(3);

  private final Map<CallId, CallLine> lines = new ConcurrentHashMap<>();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("receptionist-timer").factory());
  private final Fence fence;
  private final Desk desk;

  /**
   * How long a caller is left waiting.
   *
   * @param filler until something is said to bridge the time
   * @param givingUp until the receptionist apologises
   */
  public record Patience(Duration filler, Duration givingUp) {
    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(2), Duration.ofSeconds(8));
  }

  /** What every session works with. */
  record Desk(
      Brain brain,
      Conversations conversations,
      SessionStore sessions,
      Patience patience,
      Executor executor,
      ScheduledExecutorService timer,
      InstantSource clock,
      JsonMapper json,
      Counter garbage,
      Timer thinking) {}

  public Switchboard(
      Brain brain,
      Conversations conversations,
      SessionStore sessions,
      Patience patience,
      Fence fence,
      InstantSource clock,
      JsonMapper json,
      MeterRegistry metrics) {
    this.fence = fence;
    this.desk =
        new Desk(
            brain,
            conversations,
            sessions,
            patience,
            executor,
            timer,
            clock,
            json,
            Counter.builder("connexus.ai.frames.unreadable")
                .description("Frames on the receptionist's socket that are none")
                .register(metrics),
            Timer.builder("connexus.ai.answer")
                .description("From Retell's question to the first words of the answer")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(metrics));
    var _ = timer.scheduleWithFixedDelay(this::tidy, 1, 1, TimeUnit.MINUTES);
    var _ = timer.scheduleWithFixedDelay(this::payAll, 2, 2, TimeUnit.SECONDS);
  }

  LlmSession session(Registered registered) {
    return line(registered.call()).session(registered, desk);
  }

  /** Forgets the calls of whose end nobody told us. */
  private void tidy() {
    var forgotten = desk.clock().instant().minus(LONGEST_CALL);
    lines
        .entrySet()
        .removeIf(entry -> {
          boolean idle = entry.getValue().idleSince(forgotten);
          if (idle) {
            fence.forget(entry.getKey());
          }
          return idle;
        });
  }

  /** Says what the call is owed, if its conversation is held by this node. */
  public void pay(CallId call) {
    var line = lines.get(call);
    if (line != null) {
      executor.execute(line::payWhatIsOwed);
    }
  }

  /** Another node's word that something is owed may have been lost. */
  private void payAll() {
    if (fence.isShared()) {
      lines.values().forEach(line -> executor.execute(line::payWhatIsOwed));
    }
  }

  /** Retell says a session is over, and what was said in it. */
  void ended(Registered registered, List<Frame.Line> transcript) {
    var line = lines.get(registered.call());
    var session = line == null ? null : line.remove(registered.retellCallId());
    if (session != null) {
      session.finish(transcript);
    }
  }

  private CallLine line(CallId call) {
    return lines.computeIfAbsent(call, _ -> new CallLine(call, fence, desk.clock().instant()));
  }

  /** Stops thinking. Sockets are closed by the server, in its own time. */
  @Override
  public void close() {
    timer.shutdownNow();
    executor.shutdownNow();
  }
}
