package io.connexus.call.domain;

import static io.connexus.call.domain.CallLife.concat;
import static io.connexus.call.domain.CallLife.ignored;
import static io.connexus.call.domain.CallLife.moved;

import io.connexus.call.domain.CallCommand.AnnounceRecording;
import io.connexus.call.domain.CallCommand.StartRecording;
import io.connexus.call.domain.CallCommand.StopRecording;
import io.connexus.call.domain.CallCommand.TellOfRecording;
import io.connexus.call.domain.CallCommand.Wake;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.RecordingRequested;
import io.connexus.call.domain.CallState.HandingBack;
import io.connexus.call.domain.CallState.InRoom;
import io.connexus.call.domain.CallState.Live;
import io.connexus.call.domain.CallState.Voicemail;
import io.connexus.call.domain.CallState.WithHuman;
import io.connexus.call.domain.Outcome.Ignored;
import io.connexus.call.domain.Outcome.Moved;
import java.util.ArrayList;
import java.util.List;

/**
 * How a conversation between the caller and a person is recorded, on the caller's leg. Whatever
 * else happens to the call, the recording ends when the person leaves it.
 */
final class Recorder {
  private Recorder() {}

  /** The wish has passed {@link RecordingGate}; the state may have changed since. */
  static Outcome asked(Live now, RecordingRequested wish) {
    var tape = now.line().caller().tape();
    boolean stays = now instanceof WithHuman || (now instanceof InRoom(_, _, var ai) && ai == null);
    if (!stays || tape.stage() != Tape.Stage.OFF) {
      return ignored("nothing to record, or recorded already");
    }
    if (wish.announcement() == null) {
      return record(now);
    }
    var line = now.line().taped(tape.announced()).saying();
    int take = line.caller().tape().take();
    var commands = new ArrayList<CallCommand>();
    commands.add(new AnnounceRecording(line.callerId(), wish.announcement(), take));
    outsiders(now).forEach(leg -> commands.addAll(tell(line, leg)));
    commands.add(new Wake(Deadline.RECORDING_NOTICE, take));
    return new Moved(now.with(line), commands);
  }

  /** Who talks with the caller and is nobody of the team: members can see that it is recorded. */
  private static List<Integer> outsiders(Live now) {
    return switch (now) {
      case WithHuman(_, var human) when human.person().isOutside() -> List.of(human.leg());
      case InRoom(_, var room, _) ->
          room.present().stream().filter(Participant::outside).map(Participant::leg).toList();
      default -> List.of();
    };
  }

  /** Somebody outside comes in: what is said to be recorded to the caller is said to them too. */
  static List<CallCommand> tellWhoComes(Line line, int leg) {
    return line.caller().tape().stage() == Tape.Stage.OFF ? List.of() : tell(line, leg);
  }

  private static List<CallCommand> tell(Line line, int leg) {
    return line.leg(leg)
        .map(Leg::carrierId)
        .<List<CallCommand>>map(id -> List.of(new TellOfRecording(leg, id)))
        .orElse(List.of());
  }

  /** Of a conversation, also of one that is only about to be recorded. */
  static Outcome stopAsked(Live now) {
    return isConversation(now) && now.line().caller().tape().stage() != Tape.Stage.OFF
        ? new Moved(now.with(off(now.line())), stop(now.line()))
        : ignored("not recorded");
  }

  /** The carrier does not record, or not any more. */
  static Outcome lost(Live now, int take) {
    var tape = now.line().caller().tape();
    return isConversation(now) && tape.take() == take && tape.stage() != Tape.Stage.OFF
        ? moved(now.with(off(unannounced(now.line()))))
        : ignored("another recording, or stopped already");
  }

  /** Nobody told us that the caller has heard the notice, so nothing is recorded. */
  static Outcome noticeTooLong(Live now, int take) {
    return isConversation(now) && now.line().caller().tape().is(take, Tape.Stage.ANNOUNCED)
        ? moved(now.with(off(unannounced(now.line()))))
        : ignored("heard already, or another recording");
  }

  /** A sentence is over; if it was the last, what it announced begins. */
  static Outcome heard(Live now) {
    if (now.line().sentences() > 0 || now.line().caller().tape().stage() != Tape.Stage.ANNOUNCED) {
      return moved(now);
    }
    return now instanceof Voicemail box ? VoicemailBox.record(box) : record(now);
  }

  private static Outcome record(Live now) {
    var line = now.line().taped(now.line().caller().tape().on());
    return moved(
        now.with(line),
        new StartRecording(
            line.callerId(), RecordingKind.CONVERSATION, line.caller().tape().take()));
  }

  /** What {@code outcome} would be if it left nobody recorded who is not to be. */
  static Outcome guarded(Outcome outcome) {
    return switch (outcome) {
      case Moved(Live live, var commands)
          when live.line().caller().tape().stage() != Tape.Stage.OFF
              && !isConversation(live)
              && !(live instanceof Voicemail) ->
          new Moved(live.with(off(live.line())), concat(stop(live.line()), commands));
      case Moved _, Ignored _ -> outcome;
    };
  }

  /** Tells the carrier to stop, if it records. */
  static List<CallCommand> stop(Line line) {
    return line.caller().tape().isOn() ? List.of(new StopRecording(line.callerId())) : List.of();
  }

  /** A notice that was not heard, or of whose end we were not told, is waited for no longer. */
  static Line unannounced(Line line) {
    boolean waits = line.caller().tape().stage() == Tape.Stage.ANNOUNCED && line.sentences() > 0;
    return waits ? line.said() : line;
  }

  private static Line off(Line line) {
    return line.taped(line.caller().tape().off());
  }

  private static boolean isConversation(Live live) {
    return live instanceof WithHuman || live instanceof HandingBack || live instanceof InRoom;
  }
}
