package io.connexus.call.domain;

import static io.connexus.call.domain.Rehearsal.OWNER;
import static io.connexus.call.domain.Rehearsal.answered;
import static io.connexus.call.domain.Rehearsal.arrives;
import static io.connexus.call.domain.Rehearsal.bridged;
import static io.connexus.call.domain.Rehearsal.connected;
import static io.connexus.call.domain.Rehearsal.dialled;
import static io.connexus.call.domain.Rehearsal.ended;
import static io.connexus.call.domain.Rehearsal.goodbye;
import static io.connexus.call.domain.Rehearsal.prepared;
import static io.connexus.call.domain.Rehearsal.unavailable;

import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.LegDialled;
import io.connexus.call.domain.CallEvent.LegEnded;
import io.connexus.platform.CallId;
import io.connexus.platform.WorkspaceId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The outside of a call, at its most unreliable: answers to commands come in any order, twice, or
 * not at all, mixed with events nobody expects. What the call then does is written down.
 */
final class World {
  private static final CallId ID = new CallId(new UUID(1, 1));
  private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(1, 2));
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private static final List<CallEvent> ANYTHING = List.copyOf(Vocabulary.EVENTS.values());
  private static final List<CallEvent> WISHES =
      List.of(
          Rehearsal.takeover(),
          Rehearsal.takeover(),
          Rehearsal.theCallerWantsAPerson(),
          new CallEvent.HandoverRequested(null, List.of(Rehearsal.OWNER_BY_KEY)),
          new CallEvent.HandoverRequested(null, List.of(OWNER, Rehearsal.MEMBER)),
          new CallEvent.HandoverRequested(null, List.of()),
          Rehearsal.declines(),
          Rehearsal.giveBack(),
          new CallEvent.TelephoneWoke(Rehearsal.OWNERS_DESK));

  private static final List<CallEvent> ON_BRIDGE =
      List.of(
          Rehearsal.giveBack(),
          Rehearsal.giveBack(),
          Rehearsal.giveBack(),
          Rehearsal.giveBack(),
          Rehearsal.passesOn(),
          Rehearsal.passesOnToSleeper(),
          Rehearsal.holds(true),
          Rehearsal.mutes(true),
          Rehearsal.adds(OWNER, Rehearsal.OWNERS_DESK),
          Rehearsal.adds(OWNER),
          Rehearsal.adds(Rehearsal.OWNER_BY_KEY),
          Rehearsal.wantsRecording(null),
          Rehearsal.wantsRecording("You are recorded."),
          new CallEvent.RecordingStopRequested(Rehearsal.MEMBER.user()));
  private static final List<CallEvent> IN_ROOM =
      List.of(
          Rehearsal.giveBack(),
          Rehearsal.takeover(),
          Rehearsal.passesOn(),
          Rehearsal.passesOnToSleeper(),
          Rehearsal.holds(true),
          Rehearsal.holds(false),
          new CallEvent.HoldRequested(OWNER.user(), true),
          Rehearsal.mutes(true),
          Rehearsal.mutes(false),
          Rehearsal.adds(OWNER, Rehearsal.OWNERS_DESK),
          Rehearsal.adds(OWNER),
          Rehearsal.adds(Rehearsal.OWNER_BY_KEY),
          new CallEvent.AddRequested(Rehearsal.MEMBER.user(), List.of(Rehearsal.OUTSIDE), true),
          new CallEvent.DeclineRequested(OWNER.user()),
          Rehearsal.leaves(Rehearsal.MEMBER),
          Rehearsal.leaves(OWNER),
          Rehearsal.removes(4),
          Rehearsal.removes(5),
          Rehearsal.wantsRecording(null),
          new CallEvent.RecordingStopRequested(Rehearsal.MEMBER.user()));

  /** One thing that happened and what it did. */
  record Move(
      CallState before,
      CallEvent event,
      CallState after,
      List<CallCommand> commands,
      boolean ignored) {}

  private final List<CallEvent> expected = new ArrayList<>();
  private final List<CallEvent> hoped = new ArrayList<>();
  private final List<CallEvent> past = new ArrayList<>();
  private final List<CallEvent> wakes = new ArrayList<>();
  private final Deque<CallEvent> refusals = new ArrayDeque<>();
  private final List<Move> moves = new ArrayList<>();
  private final List<Logged> log = new ArrayList<>();
  private final Set<Integer> alive = new HashSet<>();
  private Call call;

  /** How a call begins. */
  enum Beginning {
    CALLER_WITH_RESERVE,
    CALLER,
    PEOPLE_THEN_AI,
    PEOPLE_THEN_VOICEMAIL,
    PEOPLE_BY_KEY,
    CLOSED,
    QUEUE,
    ASLEEP,
    ASLEEP_BEHIND_THE_AI,
    MEMBER
  }

  World(Beginning beginning) {
    var first =
        switch (beginning) {
          case CALLER_WITH_RESERVE -> arrives(OWNER);
          case CALLER -> arrives(null);
          case PEOPLE_THEN_AI -> Rehearsal.arrivesOn(Rehearsal.inTurn(Route.Unanswered.AI));
          case PEOPLE_THEN_VOICEMAIL ->
              Rehearsal.arrivesOn(Rehearsal.inTurn(Route.Unanswered.VOICEMAIL));
          case PEOPLE_BY_KEY -> Rehearsal.arrivesOn(Rehearsal.byKey(Route.Unanswered.AI));
          case QUEUE -> Rehearsal.arrivesOn(Rehearsal.queue());
          case ASLEEP -> Rehearsal.arrivesOn(Rehearsal.asleep(Route.Unanswered.VOICEMAIL));
          case ASLEEP_BEHIND_THE_AI -> Rehearsal.arrivesOn(Rehearsal.asleepBehindTheAi());
          case CLOSED -> Rehearsal.arrivesOn(Rehearsal.closed(null));
          case MEMBER -> Rehearsal.places();
        };
    call = Call.begin(ID, WORKSPACE, first, START);
    if (beginning != Beginning.MEMBER) {
      alive.add(Line.CALLER);
    }
    happen(first);
  }

  /**
   * Lets one more thing happen.
   *
   * @param kind 0 to 99: below 50 the next thing that goes well, below 70 something that is due,
   *     below 80 something that was before, below 90 something people want, else anything at all
   */
  void step(int kind, int pick) {
    if (kind < 50 && !hoped.isEmpty()) {
      come(hoped.getFirst());
    } else if (kind < 70 && !expected.isEmpty()) {
      come(expected.get(pick % expected.size()));
    } else if (kind < 80) {
      happen(past.get(pick % past.size()));
    } else {
      happen(any(kind < 90 ? wishes() : ANYTHING, pick));
    }
  }

  private List<CallEvent> wishes() {
    return switch (call.state()) {
      case CallState.WithHuman _ -> ON_BRIDGE;
      case CallState.InRoom _ -> IN_ROOM;
      default -> WISHES;
    };
  }

  private void come(CallEvent event) {
    expected.remove(event);
    hoped.remove(event);
    wakes.remove(event);
    refusals.remove(event);
    happen(event);
  }

  private static CallEvent any(List<CallEvent> events, int pick) {
    return events.get(pick % events.size());
  }

  void happen(CallEvent event) {
    past.add(event);
    var before = call.state();
    if (event instanceof LegDialled(var leg, _) && isUnnamed(before, leg)) {
      alive.add(leg);
    } else if (event instanceof LegEnded(var leg, _) && isNamed(before, leg)) {
      alive.remove(leg);
    }
    if (!(CallLife.apply(before, event) instanceof Outcome.Moved(var next, var commands))) {
      moves.add(new Move(before, event, before, List.of(), true));
      return;
    }
    var logged = new Logged(call.version() + 1, START.plusSeconds(log.size()), event);
    log.add(logged);
    call = call.after(logged, next);
    moves.add(new Move(before, event, next, commands, false));
    commands.forEach(this::expect);
  }

  private static boolean isUnnamed(CallState state, int leg) {
    return line(state).leg(leg).filter(l -> l.carrierId() == null).isPresent();
  }

  private static boolean isNamed(CallState state, int leg) {
    return line(state).leg(leg).filter(l -> l.carrierId() != null).isPresent();
  }

  static Line line(CallState state) {
    return switch (state) {
      case CallState.Unborn _ ->
          new Line(List.of(), Route.toAi(List.of()), 0, 0, 0, false, null, false);
      case CallState.Ended ended -> ended.line();
      case CallState.Live live -> live.line();
    };
  }

  /** What may come of a command, well or not, and what comes if nothing ever works. */
  private void expect(CallCommand command) {
    switch (command) {
      case CallCommand.Answer _ -> mayCome(failed(Line.CALLER), answered(Line.CALLER));
      case CallCommand.Reject _ -> expected.add(ended(Line.CALLER, Cause.DECLINED));
      case CallCommand.PrepareAi(var session) -> mayCome(unavailable(session), prepared(session));
      case CallCommand.DialAi(var leg, _, _) -> {
        int session = line(call.state()).sessions();
        mayCome(failed(leg), dialled(leg), answered(leg), bridged(leg), connected(session));
        expected.addAll(List.of(goodbye(session), ended(leg, Cause.HUNG_UP)));
      }
      case CallCommand.DialHuman(var leg, _, _) -> {
        mayCome(failed(leg), dialled(leg), answered(leg));
        expected.add(ended(leg, Cause.NO_ANSWER));
      }
      case CallCommand.AskToAccept(var leg, _) -> {
        refusals.add(Rehearsal.timeUp(CallEvent.Deadline.ACCEPT, leg));
        expected.add(Rehearsal.timeUp(CallEvent.Deadline.ACCEPT, leg));
        expected.add(Rehearsal.accepted(leg));
        hoped.add(Rehearsal.accepted(leg));
      }
      case CallCommand.DialOutside _ -> {
        int caller = Line.CALLER;
        mayCome(failed(caller), dialled(caller), answered(caller), bridged(caller));
        expected.add(ended(caller, Cause.NO_ANSWER));
      }
      case CallCommand.Bridge(_, var leg, _) ->
          mayCome(new CallEvent.BridgeFailed(leg), bridged(leg));
      case CallCommand.SeekPeople() ->
          expected.addAll(
              List.of(Rehearsal.somebodyIsFree(), new CallEvent.PeopleSought(2, List.of())));
      case CallCommand.SeekRound(var leg, var then) -> {
        refusals.add(new CallEvent.RoundSought(leg, List.of()));
        expected.addAll(
            List.of(
                new CallEvent.RoundSought(leg, then), new CallEvent.RoundSought(leg, List.of())));
        hoped.add(new CallEvent.RoundSought(leg, then));
      }
      case CallCommand.Say _, CallCommand.Read _, CallCommand.Entertain _ ->
          expected.add(new CallEvent.AnnouncementOver());
      case CallCommand.Explain(var leg, _, _) -> expected.add(new CallEvent.ExplanationOver(leg));
      case CallCommand.Greet(_, _, var take) ->
          mayCome(new CallEvent.RecordingFailed(take), new CallEvent.AnnouncementOver());
      case CallCommand.AnnounceRecording(_, _, var take) ->
          mayCome(new CallEvent.RecordingFailed(take), new CallEvent.AnnouncementOver());
      case CallCommand.StartRecording(_, _, var take) -> {
        refusals.add(new CallEvent.RecordingFailed(take));
        expected.addAll(
            List.of(new CallEvent.RecordingFailed(take), new CallEvent.RecordingOver(take)));
      }
      case CallCommand.HangUp(var leg, _) -> expected.add(ended(leg, Cause.HUNG_UP));
      case CallCommand.Wake(var deadline, var number) -> {
        var wake = Rehearsal.timeUp(deadline, number);
        wakes.add(wake);
        expected.add(wake);
      }
      case CallCommand.OpenRoom(var leg, _) ->
          mayCome(new CallEvent.RoomFailed(leg), new CallEvent.RoomOpened(leg, "room-" + leg));
      case CallCommand.JoinRoom(var room, var leg, _, _) ->
          mayCome(new CallEvent.JoinFailed(leg, room), new CallEvent.LegJoined(leg, room));
      case CallCommand.Hold(_, _, var held) -> refusals.add(new CallEvent.HoldFailed(held));
      case CallCommand.Mute(_, var leg, _, var muted) ->
          refusals.add(new CallEvent.MuteFailed(leg, muted));
      case CallCommand.StopRinging _,
          CallCommand.PlayMusic _,
          CallCommand.StopMusic _,
          CallCommand.LeaveRoom _,
          CallCommand.SilenceAi _,
          CallCommand.ResumeAi _,
          CallCommand.Transcribe _,
          CallCommand.StopTranscribing _,
          CallCommand.TellOfRecording _,
          CallCommand.StopRecording _,
          CallCommand.DoubtTelephone _ -> {}
    }
  }

  private static CallEvent failed(int leg) {
    return ended(leg, Cause.FAILED);
  }

  private void mayCome(CallEvent refusal, CallEvent... others) {
    refusals.add(refusal);
    expected.add(refusal);
    expected.addAll(List.of(others));
    hoped.addAll(List.of(others));
  }

  /** From now on no one answers and nothing works; each command fails, each deadline passes. */
  void breakDown() {
    for (int rounds = 0; rounds < 100 && !(refusals.isEmpty() && wakes.isEmpty()); rounds++) {
      while (!refusals.isEmpty()) {
        happen(refusals.poll());
      }
      letTimePass();
    }
  }

  /** From now on the outside is mute: nothing comes but the deadlines that are still to come. */
  void goSilent() {
    for (int rounds = 0; rounds < 100 && !wakes.isEmpty(); rounds++) {
      letTimePass();
    }
  }

  private void letTimePass() {
    var due = List.copyOf(wakes);
    wakes.clear();
    due.forEach(this::happen);
  }

  Call call() {
    return call;
  }

  CallState state() {
    return call.state();
  }

  Call replayed() {
    return Call.fold(ID, WORKSPACE, log).orElseThrow();
  }

  List<Move> moves() {
    return moves;
  }

  List<CallCommand> commands() {
    return moves.stream().flatMap(move -> move.commands().stream()).toList();
  }

  /** The whole story, for a failed property to print. */
  @Override
  public String toString() {
    var story = new StringBuilder();
    for (var move : moves) {
      story.append("\n  ").append(move.event()).append(" → ");
      story.append(move.ignored() ? "ignored" : Vocabulary.state(move.after()));
      story.append(" | ").append(Vocabulary.commands(move.commands()));
    }
    return story.toString();
  }

  /** Legs that the carrier has told us of and not that they are over. */
  Set<Integer> aliveLegs() {
    return alive;
  }

  Set<Integer> hungUp() {
    var legs = new HashSet<Integer>();
    for (var command : commands()) {
      if (command instanceof CallCommand.HangUp(var leg, _)) {
        legs.add(leg);
      }
    }
    return legs;
  }
}
