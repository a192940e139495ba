package io.connexus.call.application;

import io.connexus.call.Turn;
import io.connexus.platform.CallId;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import java.util.List;

/** What was said in a call, kept and shown as it is spoken. */
public final class Transcript {
  private final Calls calls;
  private final Turns turns;
  private final EventBus events;

  public Transcript(Calls calls, Turns turns, EventBus events) {
    this.calls = calls;
    this.turns = turns;
    this.events = events;
  }

  /** Keeps a turn, or what it has grown to; tells the call's followers if that is news. */
  public void write(CallId call, Turn turn) {
    if (turns.put(call, turn)) {
      calls
          .workspaceOf(call)
          .ifPresent(workspace ->
              events.publish(
                  new Event(workspace, "transcript", call, new Spoken(call, TurnJson.of(turn)))));
    }
  }

  /** Everything said so far, oldest first. */
  public List<Turn> of(CallId call) {
    return turns.of(call);
  }

  /** The message {@code transcript}. */
  record Spoken(CallId callId, TurnJson turn) {}
}
