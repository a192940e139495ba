package io.connexus.call.domain;

import static io.connexus.call.domain.CallLife.concat;
import static io.connexus.call.domain.CallLife.ignored;
import static io.connexus.call.domain.CallLife.moved;
import static io.connexus.call.domain.CallLife.tooMany;

import io.connexus.call.domain.CallCommand.Entertain;
import io.connexus.call.domain.CallCommand.SeekPeople;
import io.connexus.call.domain.CallCommand.Wake;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.HandoverRequested;
import io.connexus.call.domain.CallEvent.PeopleSought;
import io.connexus.call.domain.CallEvent.TimeUp;
import io.connexus.call.domain.CallState.Queued;
import io.connexus.call.domain.Outcome.Moved;
import java.util.List;

/**
 * Callers who wait for a person because all of them talk. They hear music and their place in the
 * line; every few seconds somebody is looked for; in the end they are the voicemail's.
 */
final class Queue {
  /** Ten minutes; longer than anybody likes to wait. */
  static final int MOST_WAITS = 40;

  private Queue() {}

  /** The caller, whom nobody else has, waits, or waits on. */
  static Outcome begin(Line before, List<CallCommand> first) {
    var line = before.waiting();
    return line.waits() > MOST_WAITS
        ? giveUp(line, first)
        : new Moved(
            new Queued(line.saying().music(true), 0),
            concat(
                first,
                List.of(
                    new Entertain(line.callerId(), 0),
                    new SeekPeople(),
                    new Wake(Deadline.QUEUE, line.waits()))));
  }

  static Outcome apply(Queued now, CallEvent event) {
    var line = now.line();
    return switch (event) {
      case TimeUp(var deadline, var wait) when deadline == Deadline.QUEUE && wait == line.waits() ->
          line.waits() >= MOST_WAITS ? giveUp(line.waiting(), List.of()) : lookAgain(now);
      case TimeUp(var deadline, var wait)
          when deadline == Deadline.MUSIC_OVER && wait == line.waits() && wait > MOST_WAITS ->
          VoicemailBox.begin(line, List.of(), null);
      case PeopleSought(_, var rounds)
          when !rounds.isEmpty() && !tooMany(line, rounds.getFirst()) ->
          Handover.ring(line, rounds, null, false, List.of());
      case PeopleSought(var position, _) when position != now.position() && position > 0 ->
          moved(new Queued(line.saying(), position), new Entertain(line.callerId(), position));
      case HandoverRequested asked when asked.by() != null ->
          Handover.ring(line, asked.rounds(), null, false, List.of());
      default -> ignored("waiting in the queue");
    };
  }

  private static Outcome lookAgain(Queued now) {
    var line = now.line().waiting();
    return moved(
        new Queued(line, now.position()), new SeekPeople(), new Wake(Deadline.QUEUE, line.waits()));
  }

  /** What is said to them next would wait behind the music. */
  private static Outcome giveUp(Line line, List<CallCommand> first) {
    return new Moved(
        new Queued(line, 0), concat(first, List.of(new Wake(Deadline.MUSIC_OVER, line.waits()))));
  }
}
