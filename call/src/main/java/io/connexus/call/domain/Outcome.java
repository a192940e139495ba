package io.connexus.call.domain;

import java.util.List;

/** What an event did to a call. */
public sealed interface Outcome {

  /** The call moved on, perhaps only in a detail, and these commands follow from it. */
  record Moved(CallState state, List<CallCommand> commands) implements Outcome {
    public Moved {
      commands = List.copyOf(commands);
    }
  }

  /** Late, twice, or no longer of interest: an ordinary thing, counted and not kept in the log. */
  record Ignored(String why) implements Outcome {}
}
