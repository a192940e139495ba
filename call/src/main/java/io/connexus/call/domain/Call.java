package io.connexus.call.domain;

import io.connexus.call.domain.CallEvent.CallPlaced;
import io.connexus.call.domain.CallEvent.CallerArrived;
import io.connexus.call.domain.CallEvent.CallerBlocked;
import io.connexus.call.domain.CallEvent.ConversationEnded;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as its log tells it. Two calls folded from the same log are equal.
 *
 * @param outbound whether a member called, rather than somebody outside
 * @param version the number of the last event
 * @param handledBy the only member who is being rung, or else who talked with the caller last;
 *     nobody while somebody outside does, for whom at the end stands who passed them on
 */
public record Call(
    CallId id,
    WorkspaceId workspace,
    boolean outbound,
    E164 from,
    E164 to,
    Instant startedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    @Nullable UserId handledBy,
    @Nullable String summary,
    int version,
    CallState state) {

  /**
   * A call that begins with {@code first}, a {@link CallerArrived}, {@link CallerBlocked} or {@link
   * CallPlaced}.
   */
  public static Call begin(CallId id, WorkspaceId workspace, CallEvent first, Instant at) {
    return switch (first) {
      case CallerArrived arrived -> unborn(id, workspace, false, arrived.from(), arrived.to(), at);
      case CallerBlocked blocked -> unborn(id, workspace, false, blocked.from(), blocked.to(), at);
      case CallPlaced placed -> unborn(id, workspace, true, placed.from(), placed.to(), at);
      default -> throw new IllegalArgumentException("no call begins with " + first);
    };
  }

  private static Call unborn(
      CallId id, WorkspaceId workspace, boolean outbound, E164 from, E164 to, Instant at) {
    return new Call(
        id, workspace, outbound, from, to, at, null, null, null, null, 0, new CallState.Unborn());
  }

  /** The call that this log tells of; empty if the log is. */
  public static Optional<Call> fold(CallId id, WorkspaceId workspace, List<Logged> log) {
    var moments = moments(id, workspace, log);
    return moments.isEmpty() ? Optional.empty() : Optional.of(moments.getLast().call());
  }

  /** The call as it stood at a moment; empty if it had not begun. */
  public static Optional<Call> foldUntil(
      Instant at, CallId id, WorkspaceId workspace, List<Logged> log) {
    return fold(id, workspace, log.stream().takeWhile(logged -> !logged.at().isAfter(at)).toList());
  }

  /** What happened, and the call as it stood then. */
  public record Moment(Logged logged, Call call) {}

  /** The call at each moment that this log tells of. */
  public static List<Moment> moments(CallId id, WorkspaceId workspace, List<Logged> log) {
    var moments = new ArrayList<Moment>();
    Call call = null;
    for (var logged : log) {
      if (call == null) {
        call = begin(id, workspace, logged.event(), logged.at());
      }
      if (CallLife.apply(call.state, logged.event()) instanceof Outcome.Moved(var state, _)) {
        call = call.after(logged, state);
      }
      moments.add(new Moment(logged, call));
    }
    return moments;
  }

  /** The number of whoever is outside. */
  public E164 outside() {
    return outbound ? to : from;
  }

  /** The number of ours. */
  public E164 business() {
    return outbound ? from : to;
  }

  /** This call after the event that led to {@code next}. */
  public Call after(Logged logged, CallState next) {
    boolean answers = answeredAt == null && isAnswered(next);
    boolean ends = endedAt == null && next instanceof CallState.Ended;
    return new Call(
        id,
        workspace,
        outbound,
        from,
        to,
        startedAt,
        answers ? logged.at() : answeredAt,
        ends ? logged.at() : endedAt,
        handler(next),
        summaryAfter(logged.event()),
        logged.seq(),
        next);
  }

  /** What is going on, in the words of the contract. */
  public CallPhase phase() {
    return switch (state) {
      case CallState.Unborn _, CallState.Ringing _ -> CallPhase.RINGING;
      case CallState.CallingMember _ -> CallPhase.CALLING_MEMBER;
      case CallState.CallingOutside _ -> CallPhase.CALLING;
      case CallState.Connecting _ -> CallPhase.CONNECTING;
      case CallState.WithAi _ -> CallPhase.AI;
      case CallState.RingingHuman _ -> CallPhase.RINGING_HUMAN;
      case CallState.WithHuman _ -> CallPhase.HUMAN;
      case CallState.HandingBack _ -> CallPhase.HANDING_BACK;
      case CallState.Announcing _ -> CallPhase.ANNOUNCEMENT;
      case CallState.InRoom(_, _, var ai) -> ai == null ? CallPhase.HUMAN : CallPhase.HANDING_BACK;
      case CallState.Ended _ -> CallPhase.ENDED;
      case CallState.Voicemail _ -> CallPhase.VOICEMAIL;
      case CallState.Queued _ -> CallPhase.QUEUED;
    };
  }

  /** The status, in the words of the specification. */
  public CallStatus status() {
    return switch (state) {
      case CallState.Unborn _,
          CallState.Ringing _,
          CallState.CallingMember _,
          CallState.CallingOutside _ ->
          CallStatus.RINGING;
      case CallState.Ended(var outcome, _) ->
          switch (outcome) {
            case HANDLED_BY_AI, HANDLED_BY_HUMAN -> CallStatus.COMPLETED;
            case ABANDONED,
                UNREACHABLE,
                UNANSWERED,
                BUSY,
                DECLINED,
                NO_SUCH_NUMBER,
                CANCELLED,
                BLOCKED,
                CLOSED,
                VOICEMAIL ->
                CallStatus.MISSED;
            case FAILED -> CallStatus.FAILED;
          };
      case CallState.Announcing(_, _, var member) when member != null -> CallStatus.RINGING;
      case CallState.Live _ -> CallStatus.ANSWERED;
    };
  }

  /** How it ended, once it has. */
  public @Nullable CallOutcome outcome() {
    return state instanceof CallState.Ended(var outcome, _) ? outcome : null;
  }

  /** Whether the caller talks with a person, perhaps for the last moments. */
  public boolean isWithPerson() {
    return state instanceof CallState.WithHuman
        || state instanceof CallState.HandingBack
        || state instanceof CallState.InRoom;
  }

  /** Whether the caller hears music while the others talk among themselves. */
  public boolean held() {
    return state instanceof CallState.InRoom inRoom && inRoom.room().held();
  }

  /** The people the caller talks with, and those who are being rung to join them. */
  public List<Participant> participants() {
    return switch (state) {
      case CallState.WithHuman(_, var human) -> List.of(Participant.talking(human));
      case CallState.HandingBack(_, var human, _) -> List.of(Participant.talking(human));
      case CallState.InRoom inRoom -> inRoom.room().participants();
      default -> List.of();
    };
  }

  /** Whether what the caller says is being recorded. */
  public boolean isRecorded() {
    return state instanceof CallState.Live live && live.line().caller().tape().isOn();
  }

  /** Its legs, past and present. */
  public List<Leg> legs() {
    return switch (state) {
      case CallState.Unborn _ -> List.of();
      case CallState.Ended ended -> ended.line().legs();
      case CallState.Live live -> live.line().legs();
    };
  }

  /** Whether this leg is still to be dialled: the call goes on and has not given up on it. */
  public boolean wants(int leg) {
    return state instanceof CallState.Live live
        && live.line().leg(leg).filter(l -> l.wanted() && !l.over()).isPresent();
  }

  /** Whether whoever picked up this leg is still to be asked for a key. */
  public boolean asks(int leg) {
    return state instanceof CallState.Live live
        && live.line().leg(leg).filter(l -> l.isAsked() && l.wanted() && !l.over()).isPresent();
  }

  private static boolean isAnswered(CallState next) {
    return !(next instanceof CallState.Ringing)
        && !(next instanceof CallState.CallingMember)
        && !(next instanceof CallState.CallingOutside)
        && !(next instanceof CallState.Announcing(_, _, var member) && member != null)
        && !(next instanceof CallState.Ended(_, var line) && !line.caller().answered());
  }

  private static @Nullable UserId handler(CallState next) {
    var person =
        switch (next) {
          case CallState.Unborn _ -> null;
          case CallState.Ended ended -> ended.line().spokeWith();
          case CallState.RingingHuman ringing -> onlyOne(ringing);
          case CallState.CallingMember calling -> calling.human().person();
          case CallState.CallingOutside calling -> calling.human().person();
          case CallState.Announcing(_, _, var member) when member != null -> member.person();
          case CallState.Live live -> live.line().spokeWith();
        };
    if (person == null || (person.isOutside() && !(next instanceof CallState.Ended))) {
      return null;
    }
    return person.user();
  }

  private static @Nullable Person onlyOne(CallState.RingingHuman ringing) {
    var people = ringing.humans().stream().map(CallState.Human::person).toList();
    boolean one = people.stream().map(Person::user).distinct().count() == 1;
    return one ? people.getFirst() : null;
  }

  private @Nullable String summaryAfter(CallEvent event) {
    return event instanceof ConversationEnded(_, _, var text) && !text.isBlank() ? text : summary;
  }
}
