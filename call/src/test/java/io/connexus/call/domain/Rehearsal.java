package io.connexus.call.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallEvent.AddRequested;
import io.connexus.call.domain.CallEvent.AiConnected;
import io.connexus.call.domain.CallEvent.AiPrepared;
import io.connexus.call.domain.CallEvent.AiSaidGoodbye;
import io.connexus.call.domain.CallEvent.AiUnavailable;
import io.connexus.call.domain.CallEvent.AnnouncementOver;
import io.connexus.call.domain.CallEvent.CallPlaced;
import io.connexus.call.domain.CallEvent.CallerArrived;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.DeclineRequested;
import io.connexus.call.domain.CallEvent.GiveBackRequested;
import io.connexus.call.domain.CallEvent.HandoverRequested;
import io.connexus.call.domain.CallEvent.HangUpRequested;
import io.connexus.call.domain.CallEvent.HoldRequested;
import io.connexus.call.domain.CallEvent.LeaveRequested;
import io.connexus.call.domain.CallEvent.LegAccepted;
import io.connexus.call.domain.CallEvent.LegAnswered;
import io.connexus.call.domain.CallEvent.LegBridged;
import io.connexus.call.domain.CallEvent.LegDialled;
import io.connexus.call.domain.CallEvent.LegEnded;
import io.connexus.call.domain.CallEvent.LegJoined;
import io.connexus.call.domain.CallEvent.MuteRequested;
import io.connexus.call.domain.CallEvent.RecordingFailed;
import io.connexus.call.domain.CallEvent.RecordingRequested;
import io.connexus.call.domain.CallEvent.RemoveRequested;
import io.connexus.call.domain.CallEvent.RoomOpened;
import io.connexus.call.domain.CallEvent.TimeUp;
import io.connexus.call.domain.CallEvent.TransferRequested;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call played through on paper: events in, the state and what is to be done out. In each of the
 * prepared situations the caller is leg 1, the AI leg 2, the first person leg 3 and the AI that
 * comes back leg 4; the carrier calls leg 3 {@code leg-3}.
 */
final class Rehearsal {
  static final int CALLER = 1;
  static final int AI = 2;
  static final int PERSON = 3;
  static final int AI_AGAIN = 4;
  static final int SECOND_PERSON = 4;

  static final E164 FROM = new E164("+12125550147");
  static final E164 TO = new E164("+12125550100");
  static final Person OWNER = Person.at(new UserId(new UUID(7, 1)), new E164("+12125550111"));
  static final Person MEMBER = Person.at(new UserId(new UUID(7, 2)), new E164("+12125550122"));

  /** The owner at a telephone where picking up is not enough. */
  static final Person OWNER_BY_KEY = OWNER.acceptingByKey();

  static final Person OWNERS_DESK = new Person(OWNER.user(), "sip:owner@x.test");

  /** Somebody the member added; no member. */
  static final Person OUTSIDE = Person.outside(MEMBER.user(), "+12125550133");

  private CallState state = new CallState.Unborn();
  private List<CallCommand> commands = List.of();
  private final List<CallCommand> everything = new ArrayList<>();
  private @Nullable String ignored;

  // ---- situations

  static Rehearsal aRingingCaller() {
    return new Rehearsal().when(arrives(OWNER));
  }

  static Rehearsal aCallerNobodyStandsInFor() {
    return new Rehearsal().when(arrives(null));
  }

  static Rehearsal aRingingCallerWithTheAiReady() {
    return aRingingCaller().when(prepared(1));
  }

  static Rehearsal aRingingCallerWithoutAi() {
    return aRingingCaller().when(unavailable(1));
  }

  static Rehearsal aCallerWaitingForTheAi() {
    return aRingingCaller().when(answered(CALLER));
  }

  static Rehearsal aCallerToWhomTheAiIsDialled() {
    return aCallerWaitingForTheAi().when(prepared(1), dialled(AI));
  }

  static Rehearsal aCallWithASilentAi() {
    return aCallerToWhomTheAiIsDialled().when(answered(AI), bridged(AI));
  }

  static Rehearsal aCallWithTheAi() {
    return aCallWithASilentAi().when(connected(1));
  }

  static Rehearsal aCallWhoseAiSaysGoodbye() {
    return aCallWithTheAi().when(goodbye(1));
  }

  static Rehearsal aCallRingingAPerson() {
    return aCallWithTheAi().when(takeover(), dialled(PERSON));
  }

  /** The first phone was given up for another, and may still be connected. */
  static Rehearsal aCallRingingAnotherPerson() {
    return aCallRingingAPerson().when(new HandoverRequested(OWNER.user(), List.of(OWNER)));
  }

  /** Legs 3 and 4. */
  static Rehearsal aCallRingingTwoPeople() {
    return aCallWithTheAi()
        .when(
            new HandoverRequested(null, List.of(OWNER, MEMBER)),
            dialled(PERSON),
            dialled(SECOND_PERSON));
  }

  /** Legs 3 and 4: the owner's was picked up, perhaps by its voicemail; the member's rings. */
  static Rehearsal aCallWhoseTelephoneWasPickedUp() {
    return aCallWithTheAi()
        .when(
            new HandoverRequested(null, List.of(OWNER_BY_KEY, MEMBER)),
            dialled(PERSON),
            dialled(SECOND_PERSON),
            answered(PERSON));
  }

  /** The owner, leg 3, did not answer; the member was to be rung next. */
  static Rehearsal aCallBetweenRounds() {
    return aCallWithTheAi()
        .when(
            new HandoverRequested(null, List.of(OWNER), List.of(List.of(MEMBER))),
            dialled(PERSON),
            ended(PERSON, Cause.NO_ANSWER));
  }

  /** The member's own phone, leg 2, is rung. */
  static Rehearsal aMemberCallingSomebody() {
    return new Rehearsal().when(places());
  }

  static Rehearsal aMemberHearingItRing() {
    return aMemberCallingSomebody().when(dialled(2), answered(2), dialled(CALLER));
  }

  /** Nobody answered; the AI is back while the person's leg is still being hung up. */
  static Rehearsal aCallWithTheAiAgain() {
    return aCallRingingAPerson().when(timeUp(Deadline.HUMAN_RING, PERSON));
  }

  /** The carrier did not answer when asked to ring, so we do not know what that leg is called. */
  static Rehearsal aCallWhosePersonCouldNotBeRung() {
    return aCallWithTheAi().when(takeover(), ended(PERSON, Cause.FAILED));
  }

  /** The person was connected, was lost, and a new AI is on its way. */
  static Rehearsal aCallWhosePersonWasLost() {
    return aCallWithAPerson().when(ended(PERSON, Cause.FAILED), prepared(2), dialled(AI_AGAIN));
  }

  static Rehearsal aCallWhoseAiWasLost() {
    return aCallWithTheAi().when(ended(AI, Cause.FAILED));
  }

  static Rehearsal aCallRingingAPersonInsteadOfTheAi() {
    return aCallerToWhomTheAiIsDialled().when(ended(AI, Cause.FAILED), dialled(PERSON));
  }

  static Rehearsal aCallWithAPerson() {
    return aCallRingingAPerson().when(answered(PERSON), bridged(PERSON), ended(AI, Cause.HUNG_UP));
  }

  static Rehearsal aCallBeingGivenBack() {
    return aCallWithAPerson().when(giveBack());
  }

  static Rehearsal aCallBeingGivenBackToADialledAi() {
    return aCallBeingGivenBack().when(prepared(2), dialled(AI_AGAIN));
  }

  /** The member's leg is on its way into a room, because the caller is to be on hold. */
  static Rehearsal aRoomBeingOpened() {
    return aCallWithAPerson().when(holds(true));
  }

  static Rehearsal aCallerOnHold() {
    return aRoomBeingOpened().when(opened(PERSON), joined(CALLER));
  }

  /** Legs 4 and 5 are the owner's telephones; the caller is on hold. */
  static Rehearsal aRoomThatSomebodyIsRungFor() {
    return aCallerOnHold()
        .when(adds(OWNER, OWNERS_DESK), dialled(SECOND_PERSON), dialled(SECOND_PERSON + 1));
  }

  /** The member, who had the caller put on hold, and the owner. */
  static Rehearsal aRoomWithTwoPeople() {
    return aRoomThatSomebodyIsRungFor()
        .when(
            answered(SECOND_PERSON),
            ended(SECOND_PERSON + 1, Cause.HUNG_UP),
            joined(SECOND_PERSON));
  }

  /** The member and somebody outside, rung before the room was open. */
  static Rehearsal aRoomBeingOpenedForSomebodyOutside() {
    return aCallWithAPerson()
        .when(
            new AddRequested(MEMBER.user(), List.of(OUTSIDE), true),
            dialled(SECOND_PERSON),
            answered(SECOND_PERSON));
  }

  static Rehearsal aRoomBeingGivenBack() {
    return aCallerOnHold().when(giveBack(), prepared(2), dialled(AI_AGAIN));
  }

  static Rehearsal aRoomWhoseAiWasGivenUp() {
    return aRoomBeingGivenBack().when(timeUp(Deadline.AI_READY, 2));
  }

  static Rehearsal aCallSayingSorry() {
    return aCallerWhoLeavesAMessage().when(new RecordingFailed(1));
  }

  /** Nobody in reserve and no AI. */
  static Rehearsal aCallerWhoHearsTheGreeting() {
    return aCallerNobodyStandsInFor().when(unavailable(1), answered(CALLER));
  }

  static Rehearsal aCallerWhoLeavesAMessage() {
    return aCallerWhoHearsTheGreeting().when(new AnnouncementOver());
  }

  static Rehearsal aRecordedCallWithAPerson() {
    return aCallWithAPerson().when(wantsRecording(null));
  }

  static Rehearsal aRecordedCallBeingGivenBack() {
    return aRecordedCallWithAPerson().when(giveBack(), prepared(2), dialled(AI_AGAIN));
  }

  static Rehearsal aCallerWhoIsToldOfTheRecording() {
    return aCallWithAPerson().when(new AnnouncementOver(), wantsRecording("You are recorded."));
  }

  static Rehearsal anEndedCall() {
    return aCallWithTheAi().when(ended(CALLER, Cause.HUNG_UP), ended(AI, Cause.HUNG_UP));
  }

  /** Ended while the person's leg was being dialled: we do not know yet what it is called. */
  static Rehearsal anEndedCallWithALegUnderWay() {
    return aCallWithTheAi().when(takeover(), ended(CALLER, Cause.HUNG_UP));
  }

  /** The owner, whom the member has passed the caller on to, is woken. */
  static Rehearsal aCallPassedOnToOneWhoSleeps() {
    return aCallWithAPerson().when(passesOnToSleeper());
  }

  static Rehearsal aCallRingingOneWhoWoke() {
    return aCallPassedOnToOneWhoSleeps()
        .when(new CallEvent.TelephoneWoke(OWNERS_DESK), dialled(SECOND_PERSON));
  }

  // ---- events

  static CallerArrived arrives(@Nullable Person fallback) {
    return arrivesOn(Route.toAi(fallback == null ? List.of() : List.of(fallback)));
  }

  static CallerArrived arrivesOn(Route route) {
    return new CallerArrived("leg-1", FROM, TO, null, route);
  }

  /** The owner rings first, then the other member. */
  static Route inTurn(Route.Unanswered unanswered) {
    return new Route(
        Route.First.PEOPLE, List.of(List.of(OWNER), List.of(MEMBER)), unanswered, 15, null);
  }

  /** The owner, who accepts by key, and a softphone of theirs ring. */
  static Route byKey(Route.Unanswered unanswered) {
    return new Route(
        Route.First.PEOPLE, List.of(List.of(OWNER_BY_KEY, OWNERS_DESK)), unanswered, 15, null);
  }

  /** Nobody can be rung, but somebody is told who may open the app. */
  static Route asleep(Route.Unanswered unanswered) {
    return new Route(Route.First.PEOPLE, Rounds.WAKING, unanswered, 15, null);
  }

  static Route asleepBehindTheAi() {
    return new Route(Route.First.AI, Rounds.WAKING, Route.Unanswered.AI, 15, null);
  }

  static Rehearsal aCallerWhomSomebodyIsWokenFor() {
    return new Rehearsal().when(arrivesOn(asleep(Route.Unanswered.AI)), answered(CALLER));
  }

  /** All talk, so the caller waits for one of them. */
  static Route queue() {
    return new Route(Route.First.PEOPLE, List.of(), Route.Unanswered.QUEUE, 15, null);
  }

  /** Whom the member calls was not there. */
  static Rehearsal aMemberWhoIsToldWhy() {
    return aMemberHearingItRing().when(ended(CALLER, Cause.BUSY));
  }

  static Rehearsal aCallerInTheQueue() {
    return new Rehearsal().when(arrivesOn(queue()), answered(CALLER));
  }

  static CallEvent somebodyIsFree() {
    return new CallEvent.PeopleSought(1, List.of(List.of(OWNER)));
  }

  static CallEvent found(int leg, Person... people) {
    return new CallEvent.RoundSought(
        leg, people.length == 0 ? List.of() : List.of(List.of(people)));
  }

  static Route closed(@Nullable String message) {
    return new Route(Route.First.MESSAGE, List.of(), Route.Unanswered.VOICEMAIL, 25, message);
  }

  static CallPlaced places() {
    return new CallPlaced(MEMBER, TO, FROM, null, true);
  }

  static TransferRequested passesOn() {
    return new TransferRequested(MEMBER.user(), List.of(OWNER));
  }

  static CallEvent passesOnToSleeper() {
    return new CallEvent.SleeperTransferRequested(MEMBER.user(), OWNER.user());
  }

  static DeclineRequested declines() {
    return new DeclineRequested(MEMBER.user());
  }

  static LegDialled dialled(int leg) {
    return new LegDialled(leg, "leg-" + leg);
  }

  static LegAnswered answered(int leg) {
    return new LegAnswered(leg);
  }

  static LegAccepted accepted(int leg) {
    return new LegAccepted(leg);
  }

  static LegBridged bridged(int leg) {
    return new LegBridged(leg);
  }

  static LegEnded ended(int leg, Cause cause) {
    return new LegEnded(leg, cause);
  }

  static HoldRequested holds(boolean held) {
    return new HoldRequested(MEMBER.user(), held);
  }

  static MuteRequested mutes(boolean muted) {
    return new MuteRequested(MEMBER.user(), muted);
  }

  static AddRequested adds(Person... people) {
    return new AddRequested(MEMBER.user(), List.of(people), false);
  }

  static LeaveRequested leaves(Person who) {
    return new LeaveRequested(who.user());
  }

  static RemoveRequested removes(int leg) {
    return new RemoveRequested(MEMBER.user(), leg);
  }

  static RoomOpened opened(int leg) {
    return new RoomOpened(leg, "room-" + leg);
  }

  static LegJoined joined(int leg) {
    return new LegJoined(leg, "room-" + PERSON);
  }

  static AiPrepared prepared(int session) {
    return new AiPrepared(session, "sip:" + session);
  }

  static AiUnavailable unavailable(int session) {
    return new AiUnavailable(session);
  }

  static AiConnected connected(int session) {
    return new AiConnected(session);
  }

  static AiSaidGoodbye goodbye(int session) {
    return new AiSaidGoodbye(session);
  }

  static HandoverRequested takeover() {
    return new HandoverRequested(MEMBER.user(), List.of(MEMBER));
  }

  static HandoverRequested theCallerWantsAPerson() {
    return new HandoverRequested(null, List.of(OWNER));
  }

  static GiveBackRequested giveBack() {
    return new GiveBackRequested(MEMBER.user());
  }

  static RecordingRequested wantsRecording(@Nullable String announcement) {
    return new RecordingRequested(MEMBER.user(), announcement);
  }

  static HangUpRequested hangUp() {
    return new HangUpRequested(MEMBER.user());
  }

  static TimeUp timeUp(Deadline deadline, int number) {
    return new TimeUp(deadline, number);
  }

  // ---- what is expected to be done

  static CallCommand hangUp(int leg) {
    return new CallCommand.HangUp(leg, "leg-" + leg);
  }

  static CallCommand ring(Person person, int leg) {
    return new CallCommand.DialHuman(leg, person, "leg-1");
  }

  static CallCommand dialAi(int leg, int session) {
    return new CallCommand.DialAi(leg, "sip:" + session, "leg-1");
  }

  static CallCommand say(Phrase phrase) {
    return new CallCommand.Say("leg-1", phrase);
  }

  static CallCommand greet(int take) {
    return new CallCommand.Greet("leg-1", null, take);
  }

  static CallCommand record(RecordingKind kind, int take) {
    return new CallCommand.StartRecording("leg-1", kind, take);
  }

  static CallCommand bridge(int leg) {
    return new CallCommand.Bridge("leg-1", leg, "leg-" + leg);
  }

  static CallCommand wake(Deadline deadline, int number) {
    return new CallCommand.Wake(deadline, number);
  }

  // ---- the play

  Rehearsal when(CallEvent... events) {
    for (var event : events) {
      commands = List.of();
      ignored = null;
      switch (CallLife.apply(state, event)) {
        case Outcome.Moved(var next, var what) -> {
          state = next;
          commands = what;
          everything.addAll(what);
        }
        case Outcome.Ignored(var why) -> ignored = why;
      }
    }
    return this;
  }

  /** The last event led to, or left it in, this state. */
  Rehearsal then(Class<? extends CallState> expected, CallCommand... doing) {
    assertThat(ignored).as("ignored").isNull();
    assertThat(state).isInstanceOf(expected);
    assertThat(commands).containsExactly(doing);
    return this;
  }

  /** The last event ended the call. */
  Rehearsal thenItEnds(CallOutcome expected, CallCommand... doing) {
    then(CallState.Ended.class, doing);
    assertThat(((CallState.Ended) state).outcome()).isEqualTo(expected);
    return this;
  }

  Rehearsal thenNothing() {
    assertThat(ignored).as("why it is ignored; instead it did " + commands).isNotNull();
    return this;
  }

  CallState state() {
    return state;
  }

  List<CallCommand> commands() {
    return commands;
  }

  /** All commands since the caller arrived. */
  List<CallCommand> everything() {
    return everything;
  }

  boolean wasIgnored() {
    return ignored != null;
  }
}
