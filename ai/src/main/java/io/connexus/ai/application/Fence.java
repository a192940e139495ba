package io.connexus.ai.application;

import io.connexus.platform.CallId;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Whether the receptionist may speak in a call, and the words she owes it. Sending is done inside
 * the fence: when {@link #silence} returns, what was being sent is out and nothing more will be, in
 * whichever process.
 */
public interface Fence {

  /** A session with this number is on its way; a silence from before does not concern it. */
  void expect(CallId call, int session);

  /**
   * Silences all sessions there are; one that is expected later may speak.
   *
   * @param version of the call that wants it so: nothing happens if a later one was here before
   */
  void silence(CallId call, int version);

  /**
   * Lets them speak again, and owes {@code words}.
   *
   * @param version as in {@link #silence}
   */
  void resume(CallId call, int version, String words);

  /** Does {@code sending} if the session may speak; false if not, or if it did not go out. */
  boolean pass(CallId call, int session, BooleanSupplier sending);

  /** Whether the session may not speak now; by the next moment it may. */
  boolean silenced(CallId call, int session);

  /** Pays the words that are owed, if any: they count as said if {@code saying} says so. */
  void pay(CallId call, Predicate<String> saying);

  /** Whether other processes may silence and resume, too. */
  boolean isShared();

  /** The call is long over. */
  void forget(CallId call);
}
