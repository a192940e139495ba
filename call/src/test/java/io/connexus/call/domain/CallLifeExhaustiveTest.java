package io.connexus.call.domain;

import static io.connexus.call.domain.Rehearsal.MEMBER;
import static io.connexus.call.domain.Rehearsal.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallState.Ended;
import io.connexus.call.domain.CallState.Live;
import io.connexus.call.domain.Outcome.Moved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state that a call can be in, with up to three legs and {@value MOST_SESSIONS} AI
 * conversations, and in each of them every event: whatever comes, in whatever order and however
 * often, somebody has the caller. {@code -DargLine=-Dconnexus.legs=4} goes further, for minutes.
 */
class CallLifeExhaustiveTest {
  private static final int MOST_LEGS = Integer.getInteger("connexus.legs", 3);
  private static final int MOST_SESSIONS = 2;
  private static final int MOST_SENTENCES = 1;
  private static final int MOST_TAKES = 1;
  private static final int MOST_WAITS = 1;

  private static final List<CallEvent> EVENTS = events();

  private static List<CallEvent> events() {
    var all = new ArrayList<CallEvent>();
    for (int leg = Line.CALLER; leg <= MOST_LEGS; leg++) {
      all.add(Rehearsal.dialled(leg));
      all.add(Rehearsal.answered(leg));
      all.add(Rehearsal.accepted(leg));
      all.add(Rehearsal.bridged(leg));
      all.add(Rehearsal.opened(leg));
      all.add(Rehearsal.joined(leg));
      all.add(new CallEvent.RoomFailed(leg));
      all.add(Rehearsal.ended(leg, Cause.HUNG_UP));
      all.add(Rehearsal.ended(leg, Cause.FAILED));
      all.add(new CallEvent.BridgeFailed(leg));
      all.add(new CallEvent.ExplanationOver(leg));
      all.add(Rehearsal.timeUp(Deadline.HUMAN_RING, leg));
      all.add(Rehearsal.timeUp(Deadline.ACCEPT, leg));
      all.add(Rehearsal.timeUp(Deadline.ROUND_SOUGHT, leg));
      all.add(Rehearsal.timeUp(Deadline.ASLEEP, leg));
      all.add(Rehearsal.found(leg));
      all.add(Rehearsal.found(leg, OWNER));
    }
    for (int session = 1; session <= MOST_SESSIONS; session++) {
      all.add(Rehearsal.prepared(session));
      all.add(Rehearsal.unavailable(session));
      all.add(Rehearsal.connected(session));
      all.add(Rehearsal.goodbye(session));
      all.add(new CallEvent.NobodyToRing(session));
      all.add(Rehearsal.timeUp(Deadline.AI_SLOW, session));
      all.add(Rehearsal.timeUp(Deadline.AI_READY, session));
      all.add(Rehearsal.timeUp(Deadline.AI_SILENT, session));
    }
    for (int take = 1; take <= MOST_TAKES; take++) {
      all.add(new CallEvent.RecordingFailed(take));
      all.add(new CallEvent.RecordingOver(take));
      all.add(Rehearsal.timeUp(Deadline.GREETING, take));
      all.add(Rehearsal.timeUp(Deadline.VOICEMAIL, take));
      all.add(Rehearsal.timeUp(Deadline.RECORDING_NOTICE, take));
    }
    for (int wait = 1; wait <= MOST_WAITS; wait++) {
      all.add(Rehearsal.timeUp(Deadline.QUEUE, wait));
    }
    all.add(Rehearsal.holds(true));
    all.add(Rehearsal.holds(false));
    all.add(Rehearsal.mutes(true));
    all.add(Rehearsal.adds(OWNER));
    all.add(Rehearsal.leaves(MEMBER));
    all.add(Rehearsal.somebodyIsFree());
    all.add(new CallEvent.TelephoneWoke(Rehearsal.OWNERS_DESK));
    all.add(new CallEvent.PeopleSought(2, List.of()));
    all.add(Rehearsal.wantsRecording(null));
    all.add(Rehearsal.wantsRecording("You are recorded."));
    all.add(new CallEvent.RecordingStopRequested(MEMBER.user()));
    all.add(Rehearsal.timeUp(Deadline.OUTSIDE_RING, Line.CALLER));
    all.add(Rehearsal.timeUp(Deadline.ANNOUNCEMENT, Line.CALLER));
    all.add(new CallEvent.AnnouncementOver());
    all.add(Rehearsal.takeover());
    all.add(new CallEvent.HandoverRequested(null, List.of(OWNER), List.of(List.of(MEMBER))));
    all.add(new CallEvent.HandoverRequested(null, List.of()));
    all.add(Rehearsal.declines());
    all.add(Rehearsal.passesOn());
    all.add(Rehearsal.passesOnToSleeper());
    all.add(Rehearsal.giveBack());
    all.add(Rehearsal.hangUp());
    return all;
  }

  static Stream<CallEvent> beginnings() {
    return Stream.of(
        Rehearsal.arrives(OWNER),
        Rehearsal.arrives(null),
        Rehearsal.arrivesOn(Rehearsal.inTurn(Route.Unanswered.AI)),
        Rehearsal.arrivesOn(Rehearsal.inTurn(Route.Unanswered.VOICEMAIL)),
        Rehearsal.arrivesOn(Rehearsal.byKey(Route.Unanswered.AI)),
        Rehearsal.arrivesOn(Rehearsal.closed(null)),
        Rehearsal.arrivesOn(Rehearsal.queue()),
        Rehearsal.arrivesOn(Rehearsal.asleep(Route.Unanswered.AI)),
        Rehearsal.arrivesOn(Rehearsal.asleepBehindTheAi()),
        Rehearsal.places());
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void whateverComesSomebodyHasTheCaller(CallEvent first) {
    var seen = new HashSet<CallState>();
    var todo = new ArrayDeque<CallState>();
    visit(((Moved) CallLife.apply(new CallState.Unborn(), first)).state(), seen, todo);
    while (!todo.isEmpty()) {
      var state = todo.remove();
      for (var event : EVENTS) {
        if (CallLife.apply(state, event) instanceof Moved(var next, var commands)) {
          holds(state, event, next, commands);
          visit(next, seen, todo);
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(5);
    assertThat(seen).anyMatch(Ended.class::isInstance);
    System.getLogger(getClass().getName())
        .log(System.Logger.Level.INFO, "{0} states after {1}", seen.size(), first);
  }

  private static void visit(CallState state, Set<CallState> seen, ArrayDeque<CallState> todo) {
    if (isWithinBounds(state) && seen.add(state)) {
      todo.add(state);
    }
  }

  private static boolean isWithinBounds(CallState state) {
    var line = World.line(state);
    return line.legs().size() <= MOST_LEGS
        && line.sessions() <= MOST_SESSIONS
        && line.sentences() <= MOST_SENTENCES
        && line.waits() <= MOST_WAITS
        && line.legs().stream().allMatch(leg -> leg.tape().take() <= MOST_TAKES);
  }

  /** Millions of times, so nothing is made for a message that nobody reads. */
  private static void holds(
      CallState before, CallEvent event, CallState after, List<CallCommand> commands) {
    boolean holds =
        before instanceof Ended
            ? after instanceof Ended
            : after instanceof Live live ? isOwned(live) : nobodyIsLeft(after, commands);
    if (!holds) {
      fail("%s, then %s: %s, %s", before, event, after, commands);
    }
  }

  /** Whether every leg that we know to be there is hung up. */
  private static boolean nobodyIsLeft(CallState after, List<CallCommand> commands) {
    return World.line(after).legs().stream()
        .filter(leg -> leg.carrierId() != null && !leg.over() && leg.wanted())
        .allMatch(leg -> commands.stream().anyMatch(command -> hangsUp(command, leg)));
  }

  private static boolean hangsUp(CallCommand command, Leg leg) {
    return command instanceof CallCommand.HangUp(var number, _) && number == leg.number();
  }

  /** Whether the one whom the state names as having the caller can have them. */
  private static boolean isOwned(Live state) {
    var line = state.line();
    boolean isTold = state instanceof CallState.Announcing(_, _, var member) && member != null;
    return (isTold || !line.caller().over())
        && switch (state) {
          case CallState.Ringing _ -> !line.caller().answered();
          case CallState.Connecting(_, var ai) ->
              ai.session() == line.sessions()
                  && !ai.failed()
                  && (ai.leg() == 0 || has(line, ai.leg()));
          case CallState.WithAi(_, var ai) -> has(line, ai.leg());
          case CallState.RingingHuman(_, var humans, _, _, _, _) ->
              humans.stream().allMatch(human -> has(line, human.leg()));
          case CallState.CallingMember(_, var human, _) -> has(line, human.leg());
          case CallState.CallingOutside(_, var human, _) -> has(line, human.leg());
          case CallState.WithHuman(_, var human) -> has(line, human.leg());
          case CallState.InRoom(_, var room, _) ->
              room.present().stream().anyMatch(one -> has(line, one.leg()));
          case CallState.HandingBack(_, var human, _) -> has(line, human.leg());
          case CallState.Announcing(_, _, var told) -> told == null || has(line, told.leg());
          case CallState.Voicemail _, CallState.Queued _ -> true;
        };
  }

  private static boolean has(Line line, int leg) {
    return line.leg(leg).filter(one -> one.wanted() && !one.over()).isPresent();
  }
}
