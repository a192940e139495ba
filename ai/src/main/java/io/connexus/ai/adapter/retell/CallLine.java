package io.connexus.ai.adapter.retell;

import io.connexus.ai.application.Fence;
import io.connexus.ai.application.SessionStore.Registered;
import io.connexus.platform.CallId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of one call: its AI sessions. One lock guards them, and frames are sent
 * under it; what is spoken is sent inside the {@link Fence}, too, which is always taken second.
 */
final class CallLine {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, LlmSession> sessions = new HashMap<>(); // all guarded by the lock
  private final CallId call;
  private final Fence fence;
  private Instant touched;

  CallLine(CallId call, Fence fence, Instant now) {
    this.call = call;
    this.fence = fence;
    this.touched = now;
  }

  /** Runs {@code action} while nobody else sends or silences. May be nested. */
  <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** Like {@link #locked}, for what has no result. */
  void run(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  LlmSession session(Registered registered, Switchboard.Desk desk) {
    return locked(() -> {
      touched = desk.clock().instant();
      return sessions.computeIfAbsent(
          registered.retellCallId(), _ -> new LlmSession(registered, this, desk));
    });
  }

  /** Does {@code sending} if the session may speak; with the lock held. */
  boolean speak(int session, BooleanSupplier sending) {
    return fence.pass(call, session, sending);
  }

  boolean silenced(int session) {
    return fence.silenced(call, session);
  }

  /** Says what the call is owed, if a session can. */
  void payWhatIsOwed() {
    run(() ->
        sessions.values().stream()
            .filter(LlmSession::connected)
            .max(Comparator.comparingInt(LlmSession::number))
            .ifPresent(session -> fence.pay(call, session::interrupt)));
  }

  /** The session under this id, which is over. */
  @Nullable LlmSession remove(String retellCallId) {
    return locked(() -> sessions.remove(retellCallId));
  }

  /** Whether nothing is going on and nothing has since {@code time}. */
  boolean idleSince(Instant time) {
    return locked(() ->
        touched.isBefore(time) && sessions.values().stream().noneMatch(LlmSession::connected));
  }
}
