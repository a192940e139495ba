package io.connexus.call.domain;

import static io.connexus.call.domain.CallLife.concat;
import static io.connexus.call.domain.CallLife.ignored;

import io.connexus.call.domain.CallCommand.PlayMusic;
import io.connexus.call.domain.CallCommand.StopMusic;
import io.connexus.call.domain.CallCommand.Wake;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallState.Live;
import io.connexus.call.domain.CallState.Queued;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.CallState.Voicemail;
import io.connexus.call.domain.Outcome.Ignored;
import io.connexus.call.domain.Outcome.Moved;
import java.util.List;

/**
 * What callers hear while people are rung for them: music, from the moment that nothing more is
 * said to them until somebody answers. An AI that has told them itself, and is silent from now on,
 * may still be heard for a moment; the music waits for that.
 */
final class WaitingMusic {
  private WaitingMusic() {}

  /** What {@code outcome} would be with the music that belongs to it. */
  static Outcome guarded(Live before, Outcome outcome) {
    return switch (outcome) {
      case Moved(Live after, var commands) when after.line().music() && !isFor(after) ->
          new Moved(after.with(after.line().music(false)), concat(stop(after), commands));
      case Moved(RingingHuman after, var commands) when isDue(after) -> {
        if (after.ai() == null || before.line().sentences() > 0) {
          yield play(after, commands);
        }
        yield before instanceof RingingHuman
            ? outcome
            : new Moved(after, concat(commands, List.of(lastWordsOf(after.ai()))));
      }
      case Moved _, Ignored _ -> outcome;
    };
  }

  /** The AI, told to be silent, has been so for long enough. */
  static Outcome aiIsSilent(Live now, int session) {
    boolean rings =
        now instanceof RingingHuman ringing
            && ringing.ai() != null
            && ringing.ai().session() == session
            && isDue(ringing);
    return rings
        ? play((RingingHuman) now, List.of())
        : ignored("no phone rings, or there is something to hear already");
  }

  private static boolean isDue(RingingHuman now) {
    return isFor(now) && !now.line().music() && now.line().sentences() == 0;
  }

  private static boolean isFor(Live now) {
    return switch (now) {
      case RingingHuman ringing ->
          ringing.humans().stream()
              .noneMatch(human -> now.line().leg(human.leg()).orElseThrow().answered());
      case Queued queued -> queued.line().waits() <= Queue.MOST_WAITS;
      default -> false;
    };
  }

  private static Moved play(RingingHuman now, List<CallCommand> commands) {
    var line = now.line().music(true);
    return new Moved(now.with(line), concat(commands, List.of(new PlayMusic(line.callerId()))));
  }

  private static CallCommand lastWordsOf(CallState.Ai ai) {
    return new Wake(Deadline.AI_SILENT, ai.session());
  }

  /** The voicemail ends it before it greets. */
  private static List<CallCommand> stop(Live now) {
    return now instanceof Voicemail ? List.of() : List.of(new StopMusic(now.line().callerId()));
  }
}
