package io.connexus.ai.adapter.retell;

import io.connexus.ai.application.SessionStore.Registered;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of one call: its AI sessions, and whether they may speak. One lock guards
 * both, and frames are sent under it; so when {@link #silence} returns, whatever was being sent is
 * out and nothing more will be.
 */
final class CallLine {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, LlmSession> sessions = new HashMap<>(); // all guarded by the lock
  private int highest = 1;
  private int silencedUpTo;
  private @Nullable String pending;
  private Instant touched;

  CallLine(Instant now) {
    touched = now;
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
      highest = Math.max(highest, registered.number());
      return sessions.computeIfAbsent(
          registered.retellCallId(), _ -> new LlmSession(registered, this, desk));
    });
  }

  /** A session with this number is on its way; a silence from before does not concern it. */
  void expect(int number) {
    run(() -> highest = Math.max(highest, number));
  }

  /** Silences all sessions there are; one that is registered later may speak. */
  void silence() {
    run(() -> {
      pending = null;
      silencedUpTo = highest;
    });
  }

  /** Lets them speak again, and says {@code words} as soon as one can. */
  void resume(String words) {
    run(() -> {
      silencedUpTo = 0;
      pending = words;
      sayPending();
    });
  }

  boolean silenced(int number) {
    return number <= silencedUpTo;
  }

  /** Says what {@link #resume} could not; with the lock held. */
  void sayPending() {
    var words = pending;
    if (words == null) {
      return;
    }
    boolean said =
        sessions.values().stream()
            .filter(session -> session.connected() && !silenced(session.number()))
            .max((a, b) -> Integer.compare(a.number(), b.number()))
            .map(session -> session.interrupt(words))
            .orElse(false);
    pending = said ? null : words;
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
