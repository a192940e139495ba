package io.connexus.call.domain;

import io.connexus.call.domain.CallState.Ended;
import io.connexus.call.domain.CallState.HandingBack;
import io.connexus.call.domain.CallState.InRoom;
import io.connexus.call.domain.CallState.Voicemail;
import io.connexus.call.domain.CallState.WithHuman;
import io.connexus.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The one gate in front of every recording: consent first, then what is going on. Nothing is asked
 * of the carrier that has not passed it at that moment.
 */
public final class RecordingGate {
  private RecordingGate() {}

  /** What is to be done about a wish to record. */
  public enum Verdict {
    /** The caller is to be told first. */
    ANNOUNCE_FIRST,
    /** It may begin. */
    ALLOWED,
    /** It runs, or is about to. */
    ALREADY,
    /** The workspace records no conversations. */
    REFUSED_BY_POLICY,
    /** There is no person talking with the caller. */
    NOBODY_TALKS,
    /** The person is giving the caller back to the AI. */
    HANDING_BACK,
    /** The call is over. */
    OVER,
    /** Nobody who talks has asked for it, and the caller would not know either. */
    NOT_IN_IT
  }

  /**
   * Whether a conversation may be recorded from now on.
   *
   * @param by who asks for it; null if the workspace records all
   */
  public static Verdict conversation(RecordingPolicy policy, CallState state, @Nullable UserId by) {
    if (policy == RecordingPolicy.NEVER) {
      return Verdict.REFUSED_BY_POLICY;
    }
    return switch (state) {
      case Ended _ -> Verdict.OVER;
      case HandingBack _ -> Verdict.HANDING_BACK;
      case InRoom(_, _, var ai) when ai != null -> Verdict.HANDING_BACK;
      case InRoom(var line, var room, _) -> withPerson(policy, line, by == null || room.has(by));
      case WithHuman(var line, var human) ->
          withPerson(policy, line, by == null || human.person().is(by));
      default -> Verdict.NOBODY_TALKS;
    };
  }

  private static Verdict withPerson(RecordingPolicy policy, Line line, boolean oneOfThem) {
    if (line.caller().tape().stage() != Tape.Stage.OFF) {
      return Verdict.ALREADY;
    }
    if (policy == RecordingPolicy.ANNOUNCE) {
      return Verdict.ANNOUNCE_FIRST;
    }
    return oneOfThem ? Verdict.ALLOWED : Verdict.NOT_IN_IT;
  }

  /**
   * Whether the carrier may be told to begin the recording that the call has come to. A voicemail
   * may be recorded under every policy: its caller speaks in order to be recorded, and the greeting
   * says so.
   */
  public static boolean mayBegin(RecordingPolicy policy, CallState state, int take) {
    return switch (state) {
      case Voicemail box -> box.line().caller().tape().is(take, Tape.Stage.ON);
      case WithHuman(var line, _) -> isOn(policy, line, take);
      case InRoom(var line, _, _) -> isOn(policy, line, take);
      default -> false;
    };
  }

  /** Whether the conversation is recorded, or about to be. */
  public static boolean isRecorded(CallState state) {
    return (state instanceof WithHuman || state instanceof InRoom)
        && ((CallState.Live) state).line().caller().tape().stage() != Tape.Stage.OFF;
  }

  private static boolean isOn(RecordingPolicy policy, Line line, int take) {
    return policy != RecordingPolicy.NEVER && line.caller().tape().is(take, Tape.Stage.ON);
  }
}
