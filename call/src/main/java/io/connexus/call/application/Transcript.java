package io.connexus.call.application;

import io.connexus.call.Turn;
import io.connexus.platform.CallId;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import java.util.List;

/** What was said in a call, kept and shown as it is spoken. */
public final class Transcript {
  private static final int LONGEST = 20_000;

  private final Calls calls;
  private final Turns turns;
  private final EventBus events;

  public Transcript(Calls calls, Turns turns, EventBus events) {
    this.calls = calls;
    this.turns = turns;
    this.events = events;
  }

  /** Keeps a turn, or what it has grown to; tells the call's followers if that is news. */
  public void write(CallId call, Turn said) {
    var turn = storable(said);
    if (turns.put(call, turn)) {
      calls
          .workspaceOf(call)
          .ifPresent(workspace ->
              events.publish(
                  new Event(workspace, "transcript", call, new Spoken(call, TurnJson.of(turn)))));
    }
  }

  /** PostgreSQL's text has no NUL; and nobody speaks for hours without a pause. */
  private static Turn storable(Turn turn) {
    var text = turn.text().replace('\0', '\ufffd');
    var bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return new Turn(turn.id(), turn.speaker(), bounded, turn.settled(), turn.at(), turn.source());
  }

  /** Everything said so far, oldest first. */
  public List<Turn> of(CallId call) {
    return turns.of(call);
  }

  /** The message {@code transcript}. */
  record Spoken(CallId callId, TurnJson turn) {}
}
