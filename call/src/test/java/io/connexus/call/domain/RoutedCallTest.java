package io.connexus.call.domain;

import static io.connexus.call.domain.Rehearsal.answered;
import static io.connexus.call.domain.Rehearsal.arrivesOn;
import static io.connexus.call.domain.Rehearsal.bridged;
import static io.connexus.call.domain.Rehearsal.closed;
import static io.connexus.call.domain.Rehearsal.dialled;
import static io.connexus.call.domain.Rehearsal.ended;
import static io.connexus.call.domain.Rehearsal.found;
import static io.connexus.call.domain.Rehearsal.inTurn;
import static io.connexus.call.domain.Rehearsal.prepared;
import static io.connexus.call.domain.Rehearsal.unavailable;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.CallEvent.AnnouncementOver;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.Deadline;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers who are not for the AI at first. */
class RoutedCallTest {
  private static final int FIRST = 2;
  private static final int SECOND = 3;

  private static Rehearsal answeredOn(Route route) {
    return new Rehearsal().when(arrivesOn(route), answered(Line.CALLER));
  }

  private static Rehearsal nobodyAnswers(Route.Unanswered unanswered) {
    return answeredOn(inTurn(unanswered))
        .when(
            new AnnouncementOver(),
            dialled(FIRST),
            ended(FIRST, Cause.NO_ANSWER),
            found(SECOND, Rehearsal.MEMBER),
            dialled(SECOND),
            ended(SECOND, Cause.BUSY));
  }

  @Test
  void aPersonIsRungAndNoAiPrepared() {
    var arrival = new Rehearsal().when(arrivesOn(inTurn(Route.Unanswered.AI)));
    assertThat(Vocabulary.commands(arrival.commands())).isEqualTo("answer 1");
    arrival.when(answered(Line.CALLER));
    assertThat(Vocabulary.commands(arrival.commands()))
        .isEqualTo("ring owner 2, say connecting you, wake human ring 2");
  }

  @Test
  void theNextRingsWhenTheFirstDoesNotAnswer() {
    var call =
        answeredOn(inTurn(Route.Unanswered.AI)).when(dialled(FIRST), ended(FIRST, Cause.BUSY));
    assertThat(Vocabulary.commands(call.commands()))
        .isEqualTo("seek round of 1 from 3, wake round sought 3");
    call.when(found(SECOND, Rehearsal.MEMBER));
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("ring member 3, wake human ring 3");
    call.when(dialled(SECOND), answered(SECOND), bridged(SECOND));
    assertThat(call.state()).isInstanceOf(CallState.WithHuman.class);
  }

  @Test
  void theNextRingsWhenTheFirstCannotBeConnected() {
    var call =
        answeredOn(inTurn(Route.Unanswered.AI))
            .when(dialled(FIRST), answered(FIRST), new CallEvent.BridgeFailed(FIRST));
    assertThat(Vocabulary.commands(call.commands()))
        .isEqualTo("hang up 2, seek round of 1 from 3, wake round sought 3");
  }

  @Test
  void whoCouldBeRungAtFirstIsRungWhenNobodyKnowsBetter() {
    var call =
        answeredOn(inTurn(Route.Unanswered.AI))
            .when(
                dialled(FIRST),
                ended(FIRST, Cause.BUSY),
                Rehearsal.timeUp(Deadline.ROUND_SOUGHT, SECOND));
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("ring member 3, wake human ring 3");
    call.when(found(SECOND, Rehearsal.OWNERS_DESK)); // too late
    assertThat(call.commands()).isEmpty();
  }

  @Test
  void whoTalksHasAnsweredEvenIfThatIsToldLater() {
    var call =
        answeredOn(inTurn(Route.Unanswered.AI))
            .when(
                dialled(FIRST),
                bridged(FIRST),
                new CallEvent.HoldRequested(Rehearsal.OWNER.user(), true));
    assertThat(World.line(call.state()).leg(FIRST).orElseThrow().answered()).isTrue();
    assertThat(call.when(answered(FIRST)).wasIgnored()).isTrue();
  }

  @Test
  void theAiHasTheCallerWhenNobodyAnswers() {
    var call = nobodyAnswers(Route.Unanswered.AI);
    assertThat(Vocabulary.commands(call.commands()))
        .isEqualTo("stop music, prepare AI 1, wake ai slow 1, wake ai ready 1");
    call.when(prepared(1), dialled(4), answered(4), bridged(4));
    assertThat(call.state()).isInstanceOf(CallState.WithAi.class);
  }

  @Test
  void peopleAreNotRungOverAgainWhenTheAiFailsToo() {
    var call = nobodyAnswers(Route.Unanswered.AI).when(unavailable(1));
    assertThat(Vocabulary.commands(call.commands())).doesNotContain("ring ");
    assertThat(call.state()).isInstanceOf(CallState.Live.class);
  }

  @Test
  void noAiHasTheCallerWhoIsForVoicemail() {
    var call = nobodyAnswers(Route.Unanswered.VOICEMAIL);
    assertThat(Vocabulary.commands(call.commands())).doesNotContain("prepare AI");
    assertThat(call.state()).isInstanceOf(CallState.Live.class);
  }

  @Test
  void whoeverOpensTheAppInTimeIsRungForACallerWhomNobodyElseCanHave() {
    var call = answeredOn(Rehearsal.asleep(Route.Unanswered.VOICEMAIL));
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("say connecting you, wake asleep 2");
    call.when(new CallEvent.AnnouncementOver());
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("play music");
    call.when(new CallEvent.TelephoneWoke(Rehearsal.OWNERS_DESK));
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("ring owner 2, wake human ring 2");
    call.when(Rehearsal.timeUp(Deadline.ASLEEP, FIRST)).when(dialled(FIRST), answered(FIRST));
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("stop music, bridge 2");
  }

  @Test
  void ifOneOfThemDeclinesTheOthersMayStillWake() {
    var call =
        answeredOn(Rehearsal.asleep(Route.Unanswered.VOICEMAIL))
            .when(
                new CallEvent.TelephoneWoke(Rehearsal.OWNERS_DESK),
                dialled(FIRST),
                new CallEvent.DeclineRequested(Rehearsal.OWNER.user()));
    assertThat(call.state()).isInstanceOf(CallState.RingingHuman.class);
    call.when(new CallEvent.TelephoneWoke(Rehearsal.MEMBER));
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("ring member 3, wake human ring 3");
    call.when(Rehearsal.timeUp(Deadline.ASLEEP, FIRST), dialled(SECOND), ended(SECOND, Cause.BUSY));
    assertThat(call.state()).isInstanceOf(CallState.Voicemail.class);
  }

  @Test
  void aCallerWhomTheAiIsLostForDoesNotGoRoundInCirclesForWhoNeverWakes() {
    var call =
        new Rehearsal()
            .when(
                arrivesOn(Rehearsal.asleepBehindTheAi()),
                prepared(1),
                answered(Line.CALLER),
                dialled(2),
                answered(2),
                bridged(2),
                Rehearsal.connected(1),
                ended(2, Cause.FAILED),
                unavailable(2));
    assertThat(Vocabulary.commands(call.commands())).contains("wake asleep 3");
    call.when(Rehearsal.timeUp(Deadline.ASLEEP, 3), unavailable(3));
    assertThat(call.state()).isInstanceOf(CallState.Voicemail.class);
  }

  @Test
  void whoIsFoundToSleepWhenTheirRoundComesIsWaitedForLongerThanTheyWereSought() {
    var call =
        answeredOn(inTurn(Route.Unanswered.VOICEMAIL))
            .when(dialled(FIRST), ended(FIRST, Cause.BUSY))
            .when(new CallEvent.RoundSought(SECOND, Rounds.WAKING));
    assertThat(Vocabulary.commands(call.commands())).contains("wake asleep 3");
    assertThat(call.when(Rehearsal.timeUp(Deadline.ROUND_SOUGHT, SECOND)).wasIgnored()).isTrue();
    call.when(Rehearsal.timeUp(Deadline.ASLEEP, SECOND));
    assertThat(call.state()).isInstanceOf(CallState.Voicemail.class);
  }

  @Test
  void aCallerPassedOnToOneWhoSleepsIsForNobodyElseWhoWakes() {
    var call = Rehearsal.aCallPassedOnToOneWhoSleeps();
    assertThat(call.when(new CallEvent.TelephoneWoke(Rehearsal.MEMBER)).wasIgnored()).isTrue();
    call.when(new AnnouncementOver());
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("play music");
    call.when(new CallEvent.TelephoneWoke(Rehearsal.OWNERS_DESK), dialled(4), answered(4));
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("stop music, bridge 4");
    call.when(bridged(4));
    assertThat(call.state()).isInstanceOf(CallState.WithHuman.class);
  }

  @Test
  void aMemberWhoWakesAndDoesNotWantTheCallerIsNotWaitedForAnyLonger() {
    for (var no :
        List.of(new CallEvent.DeclineRequested(Rehearsal.OWNER.user()), ended(4, Cause.DECLINED))) {
      var call =
          Rehearsal.aCallPassedOnToOneWhoSleeps()
              .when(new CallEvent.TelephoneWoke(Rehearsal.OWNERS_DESK), dialled(4), no);
      assertThat(Vocabulary.commands(call.commands())).as("%s", no).contains("prepare AI 2");
    }
    for (var failure : List.of(Cause.FAILED, Cause.NOT_FOUND)) {
      var broken =
          Rehearsal.aCallPassedOnToOneWhoSleeps()
              .when(
                  new CallEvent.TelephoneWoke(Rehearsal.OWNERS_DESK),
                  dialled(4),
                  ended(4, failure));
      assertThat(broken.state()).as("%s", failure).isInstanceOf(CallState.RingingHuman.class);
      assertThat(Vocabulary.commands(broken.commands())).as("%s", failure).isEqualTo("doubt owner");
    }
  }

  @Test
  void whoIsInARoomWithOthersLeavesNoCallerToOneWhoSleeps() {
    var call = Rehearsal.aRoomWithTwoPeople().when(Rehearsal.passesOnToSleeper());
    assertThat(call.wasIgnored()).isTrue();
  }

  @Test
  void aGreetingThatCouldNotBeSaidIsNotWaitedForAfterTheApology() {
    var call =
        answeredOn(Rehearsal.asleep(Route.Unanswered.VOICEMAIL))
            .when(new CallEvent.AnnouncementOver(), Rehearsal.timeUp(Deadline.ASLEEP, FIRST))
            .when(new CallEvent.RecordingFailed(1));
    assertThat(call.state()).isInstanceOf(CallState.Announcing.class);
    call.when(new CallEvent.AnnouncementOver());
    assertThat(call.state()).isInstanceOf(CallState.Ended.class);
  }

  @Test
  void aMemberMayHaveTheCallerBackFromARoomThatTheTeamHasLeft() {
    var call =
        Rehearsal.aRoomBeingOpenedForSomebodyOutside()
            .when(
                Rehearsal.opened(3),
                Rehearsal.joined(Line.CALLER),
                Rehearsal.joined(4),
                Rehearsal.leaves(Rehearsal.MEMBER));
    assertThat(call.state()).isInstanceOf(CallState.InRoom.class);
    call.when(Rehearsal.takeover());
    assertThat(Vocabulary.commands(call.commands())).contains("hang up 4", "ring member 5");
    assertThat(call.state()).isInstanceOf(CallState.RingingHuman.class);
  }

  @Test
  void ifNobodyWakesTheCallerGoesOnToWhateverFollows() {
    var call = answeredOn(Rehearsal.asleep(Route.Unanswered.VOICEMAIL));
    call.when(Rehearsal.timeUp(Deadline.ASLEEP, FIRST));
    assertThat(call.state()).isInstanceOf(CallState.Voicemail.class);
  }

  @Test
  void anAiThatAskedForSomebodyWhoSleepsGoesOnIfNobodyWakes() {
    var call = Rehearsal.aCallWithTheAi().when(new CallEvent.HandoverRequested(null, List.of()));
    assertThat(Vocabulary.commands(call.commands()))
        .isEqualTo("silence AI, wake asleep 3, wake ai silent 1");
    call.when(Rehearsal.timeUp(Deadline.ASLEEP, 3));
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("resume AI: nobody free");
  }

  @Test
  void whoeverIsOutsideTalksAsNobodyOfTheTeamAndAMemberMayHaveTheCallerBack() {
    var passedOn =
        new CallEvent.TransferRequested(Rehearsal.MEMBER.user(), List.of(Rehearsal.OUTSIDE));
    var call = Rehearsal.aCallWithAPerson().when(passedOn, dialled(4), answered(4), bridged(4));
    assertThat(call.state()).isInstanceOf(CallState.WithHuman.class);
    assertThat(call.when(Rehearsal.holds(true)).wasIgnored()).as("not theirs to hold").isTrue();
    assertThat(call.when(passedOn).wasIgnored()).as("nor to pass on").isTrue();
    call.when(Rehearsal.takeover());
    assertThat(Vocabulary.commands(call.commands()))
        .isEqualTo("stop transcribing, hang up 4, ring member 5, wake human ring 5");
  }

  @Test
  void aCallerIsNotTakenAwayFromAMember() {
    var call = Rehearsal.aCallWithAPerson();
    assertThat(
            call.when(
                    new CallEvent.HandoverRequested(
                        Rehearsal.OWNER.user(), List.of(Rehearsal.OWNER)))
                .wasIgnored())
        .isTrue();
  }

  @Test
  void aMemberMovesTheirOwnCallToAnotherTelephone() {
    var call = Rehearsal.aCallWithAPerson().when(Rehearsal.takeover());
    assertThat(Vocabulary.commands(call.commands()))
        .startsWith("stop transcribing, hang up 3, ring member 4");
    assertThat(call.state()).isInstanceOf(CallState.RingingHuman.class);
    call.when(dialled(4), ended(4, Cause.NO_ANSWER));
    assertThat(Vocabulary.commands(call.commands())).startsWith("prepare AI 2");

    var room = Rehearsal.aCallerOnHold();
    assertThat(Vocabulary.commands(room.when(Rehearsal.takeover()).commands()))
        .startsWith("stop transcribing, leave room, hang up 3, ring member 4");
  }

  @Test
  void aMemberWhoTakesOverIsRungInsteadOfThoseInTurn() {
    var call = answeredOn(inTurn(Route.Unanswered.AI)).when(dialled(FIRST), Rehearsal.takeover());
    assertThat(Vocabulary.commands(call.commands())).startsWith("hang up 2, ring member 3");
    call.when(dialled(SECOND), ended(SECOND, Cause.NO_ANSWER));
    assertThat(Vocabulary.commands(call.commands())).startsWith("prepare AI 1");
  }

  @Test
  void whoeverWaitsHearsMusicUntilSomebodyTalksWithThem() {
    var call = Rehearsal.aCallerInTheQueue();
    assertThat(Vocabulary.commands(call.commands()))
        .isEqualTo("music, place 0, seek people, wake queue 1");
    call.when(Rehearsal.somebodyIsFree(), dialled(2), answered(2));
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("stop music, bridge 2");
    call.when(bridged(2));
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("transcribe");
  }

  @Test
  void whoeverIsNotAnsweredFromTheQueueWaitsOn() {
    var call =
        Rehearsal.aCallerInTheQueue()
            .when(Rehearsal.somebodyIsFree(), dialled(2), ended(2, Cause.NO_ANSWER));
    assertThat(call.state()).isInstanceOf(CallState.Queued.class);
    assertThat(Vocabulary.commands(call.commands()))
        .as("those who have just not answered are not rung again at once")
        .doesNotContain("seek people");
    call.when(Rehearsal.timeUp(Deadline.QUEUE, 2));
    assertThat(Vocabulary.commands(call.commands())).contains("seek people");
  }

  @Test
  void whoeverHasWaitedLongEnoughIsTheVoicemails() {
    var call = Rehearsal.aCallerInTheQueue();
    for (int wait = 1; wait <= Queue.MOST_WAITS; wait++) {
      assertThat(call.state()).isInstanceOf(CallState.Queued.class);
      call.when(Rehearsal.timeUp(Deadline.QUEUE, wait));
    }
    assertThat(Vocabulary.commands(call.commands())).isEqualTo("stop music, wake music over 41");
    call.when(Rehearsal.timeUp(Deadline.MUSIC_OVER, Queue.MOST_WAITS + 1));
    assertThat(call.state()).isInstanceOf(CallState.Voicemail.class);
  }

  @Test
  void whoCallsAClosedBusinessIsToldSo() {
    var call = answeredOn(closed(null));
    assertThat(Vocabulary.commands(call.commands())).startsWith("say closed");
    call.when(new AnnouncementOver());
    assertThat(call.state())
        .isInstanceOfSatisfying(
            CallState.Ended.class,
            over -> assertThat(over.outcome()).isEqualTo(CallOutcome.CLOSED));
    assertThat(Vocabulary.commands(answeredOn(closed("Back on Monday.")).commands()))
        .startsWith("read Back on Monday.");
  }

  @Test
  void withNobodyToRingTheCallerGoesOnAtOnce() {
    var nobody = new Route(Route.First.PEOPLE, List.of(), Route.Unanswered.AI, 25, null);
    assertThat(Vocabulary.commands(answeredOn(nobody).commands())).startsWith("prepare AI 1");
  }

  @Test
  void anArrivalFromBeforeThereWereRoutesIsForTheAi() {
    var old =
        new CallEvent.CallerArrived(
            "leg-1", Rehearsal.FROM, Rehearsal.TO, List.of(Rehearsal.OWNER), null);
    assertThat(old.way()).isEqualTo(Route.toAi(List.of(Rehearsal.OWNER)));
  }
}
