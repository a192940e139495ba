package io.connexus.ai.application;

import io.connexus.platform.CallId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fence of one process alone: a lock a call. */
public final class LocalFence implements Fence {
  private final Map<CallId, Gate> gates = new ConcurrentHashMap<>();

  private static final class Gate {
    final ReentrantLock lock = new ReentrantLock();
    int expected = 1; // these four guarded by the lock
    int silencedUpTo;
    int version;
    @Nullable String owed;
  }

  @Override
  public void expect(CallId call, int session) {
    var _ =
        locked(
            call,
            gate -> {
              gate.expected = Math.max(gate.expected, session);
              return gate;
            });
  }

  @Override
  public void silence(CallId call, int version) {
    change(
        call,
        version,
        gate -> {
          gate.owed = null;
          gate.silencedUpTo = gate.expected;
        });
  }

  @Override
  public void resume(CallId call, int version, String words) {
    change(
        call,
        version,
        gate -> {
          gate.silencedUpTo = 0;
          gate.owed = words;
        });
  }

  private void change(CallId call, int version, Consumer<Gate> change) {
    var _ =
        locked(
            call,
            gate -> {
              if (version >= gate.version) {
                gate.version = version;
                change.accept(gate);
              }
              return gate;
            });
  }

  @Override
  public boolean pass(CallId call, int session, BooleanSupplier sending) {
    return locked(call, gate -> session > gate.silencedUpTo && sending.getAsBoolean());
  }

  @Override
  public boolean silenced(CallId call, int session) {
    return locked(call, gate -> session <= gate.silencedUpTo);
  }

  @Override
  public void pay(CallId call, Predicate<String> saying) {
    var _ =
        locked(
            call,
            gate -> {
              if (gate.owed != null && saying.test(gate.owed)) {
                gate.owed = null;
              }
              return gate;
            });
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void forget(CallId call) {
    gates.remove(call);
  }

  private <T> T locked(CallId call, Function<Gate, T> action) {
    var gate = gates.computeIfAbsent(call, _ -> new Gate());
    gate.lock.lock();
    try {
      return action.apply(gate);
    } finally {
      gate.lock.unlock();
    }
  }
}
