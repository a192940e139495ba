package io.connexus.platform.outbox;

import java.time.Duration;
import java.util.Set;

/** Does commands of some kinds. Called on a virtual thread, outside any transaction. */
public interface CommandHandler {

  /** The kinds it does, each handled by exactly one handler. */
  Set<String> kinds();

  /** Those of its kinds that it can do now; what is due of the others waits for a later sweep. */
  default Set<String> ready() {
    return kinds();
  }

  /**
   * Does the command. Must be harmless when repeated with the same id, because a crash between the
   * deed and its note repeats it; see {@link #atMostOnce} for deeds that are not.
   *
   * <p>An exception counts as {@link Result.Retry} with a growing pause.
   */
  Result handle(Command command);

  /**
   * True for deeds that the vendor would do twice, such as a text: they are never repeated after a
   * crash.
   */
  default boolean atMostOnce(String kind) {
    return false;
  }

  /**
   * A command of {@link #atMostOnce} kind whose first try was cut off: nobody knows whether it
   * happened.
   */
  default Result interrupted(Command command) {
    return new Result.Done("unknown");
  }

  /** How it went. */
  sealed interface Result {
    /** Over, well or not: {@code note} says which, in one word. Never tried again. */
    record Done(String note) implements Result {}

    /** The outside did not answer properly; try again after {@code pause}. */
    record Retry(Duration pause) implements Result {}
  }
}
