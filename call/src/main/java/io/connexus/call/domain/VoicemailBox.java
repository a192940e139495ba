package io.connexus.call.domain;

import static io.connexus.call.domain.CallLife.apologise;
import static io.connexus.call.domain.CallLife.concat;
import static io.connexus.call.domain.CallLife.end;
import static io.connexus.call.domain.CallLife.ignored;
import static io.connexus.call.domain.CallLife.moved;

import io.connexus.call.domain.CallCommand.Greet;
import io.connexus.call.domain.CallCommand.StartRecording;
import io.connexus.call.domain.CallCommand.Wake;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.HandoverRequested;
import io.connexus.call.domain.CallEvent.RecordingFailed;
import io.connexus.call.domain.CallEvent.RecordingOver;
import io.connexus.call.domain.CallEvent.TimeUp;
import io.connexus.call.domain.CallState.Voicemail;
import io.connexus.call.domain.Outcome.Moved;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last owner of a caller: a greeting, a beep, and what they say is kept. If it cannot be
 * recorded they hear an apology instead, so that nobody talks into the void.
 */
public final class VoicemailBox {
  private VoicemailBox() {}

  /**
   * The caller, who has been picked up and whom nobody else has, gets the voicemail.
   *
   * @param first what is to be done before
   * @param greeting what they hear; null: the workspace's own
   */
  static Outcome begin(Line line, List<CallCommand> first, @Nullable String greeting) {
    var box = new Voicemail(line.saying().taped(line.caller().tape().announced()));
    int take = take(box);
    return new Moved(
        box,
        concat(
            concat(first, Recorder.stop(line)),
            List.of(
                new Greet(line.callerId(), greeting, take), new Wake(Deadline.GREETING, take))));
  }

  static Outcome apply(Voicemail now, CallEvent event) {
    return switch (event) {
      case HandoverRequested asked when asked.by() != null ->
          Handover.ring(now.line(), asked.rounds(), null, true, List.of());
      case TimeUp(var deadline, var take) when deadline == Deadline.GREETING && greets(now, take) ->
          record(now);
      case TimeUp(var deadline, var take)
          when deadline == Deadline.VOICEMAIL && isRecording(now) && take == take(now) ->
          end(now.line(), CallOutcome.VOICEMAIL, true);
      case RecordingOver(var take) when isRecording(now) && take == take(now) ->
          end(now.line().taped(now.line().caller().tape().off()), CallOutcome.VOICEMAIL, true);
      case RecordingFailed(var take) when take == take(now) -> {
        var line = Recorder.unannounced(now.line());
        yield apologise(line.taped(line.caller().tape().off()), List.of());
      }
      default -> ignored("talking to the voicemail");
    };
  }

  /** The greeting has been heard. */
  static Outcome record(Voicemail now) {
    if (isRecording(now)) {
      return moved(now);
    }
    var line = now.line().taped(now.line().caller().tape().on());
    int take = line.caller().tape().take();
    return moved(
        new Voicemail(line),
        new StartRecording(line.callerId(), RecordingKind.VOICEMAIL, take),
        new Wake(Deadline.VOICEMAIL, take));
  }

  /** Whether what the caller says is being kept; before, they hear the greeting. */
  static boolean isRecording(Voicemail now) {
    return now.line().caller().tape().isOn();
  }

  private static boolean greets(Voicemail now, int take) {
    return now.line().caller().tape().is(take, Tape.Stage.ANNOUNCED);
  }

  private static int take(Voicemail now) {
    return now.line().caller().tape().take();
  }
}
