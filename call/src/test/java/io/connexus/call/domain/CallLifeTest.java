package io.connexus.call.domain;

import static io.connexus.call.domain.CallCommand.Phrase.BACK_TO_AI;
import static io.connexus.call.domain.CallCommand.Phrase.CONNECTING_YOU;
import static io.connexus.call.domain.CallCommand.Phrase.NOBODY_FREE;
import static io.connexus.call.domain.CallCommand.Phrase.ONE_MOMENT;
import static io.connexus.call.domain.CallCommand.Phrase.STILL_THERE;
import static io.connexus.call.domain.CallCommand.Phrase.UNREACHABLE;
import static io.connexus.call.domain.CallEvent.Cause.BUSY;
import static io.connexus.call.domain.CallEvent.Cause.DECLINED;
import static io.connexus.call.domain.CallEvent.Cause.FAILED;
import static io.connexus.call.domain.CallEvent.Cause.HUNG_UP;
import static io.connexus.call.domain.CallEvent.Cause.NO_ANSWER;
import static io.connexus.call.domain.CallEvent.Deadline.AI_READY;
import static io.connexus.call.domain.CallEvent.Deadline.AI_SLOW;
import static io.connexus.call.domain.CallEvent.Deadline.ANNOUNCEMENT;
import static io.connexus.call.domain.CallEvent.Deadline.GREETING;
import static io.connexus.call.domain.CallEvent.Deadline.HUMAN_RING;
import static io.connexus.call.domain.CallEvent.Deadline.OUTSIDE_RING;
import static io.connexus.call.domain.CallEvent.Deadline.RECORDING_NOTICE;
import static io.connexus.call.domain.RecordingKind.CONVERSATION;
import static io.connexus.call.domain.RecordingKind.VOICEMAIL;
import static io.connexus.call.domain.Rehearsal.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.CallCommand.AnnounceRecording;
import io.connexus.call.domain.CallCommand.Answer;
import io.connexus.call.domain.CallCommand.DialHuman;
import io.connexus.call.domain.CallCommand.DialOutside;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallCommand.PrepareAi;
import io.connexus.call.domain.CallCommand.ResumeAi;
import io.connexus.call.domain.CallCommand.SilenceAi;
import io.connexus.call.domain.CallCommand.StopRecording;
import io.connexus.call.domain.CallCommand.StopTranscribing;
import io.connexus.call.domain.CallCommand.TellOfRecording;
import io.connexus.call.domain.CallCommand.Transcribe;
import io.connexus.call.domain.CallEvent.AnnouncementOver;
import io.connexus.call.domain.CallEvent.BridgeFailed;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.RecordingFailed;
import io.connexus.call.domain.CallEvent.RecordingOver;
import io.connexus.call.domain.CallState.Announcing;
import io.connexus.call.domain.CallState.CallingMember;
import io.connexus.call.domain.CallState.CallingOutside;
import io.connexus.call.domain.CallState.Connecting;
import io.connexus.call.domain.CallState.Ended;
import io.connexus.call.domain.CallState.HandingBack;
import io.connexus.call.domain.CallState.InRoom;
import io.connexus.call.domain.CallState.Ringing;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.CallState.Voicemail;
import io.connexus.call.domain.CallState.WithAi;
import io.connexus.call.domain.CallState.WithHuman;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The stories a call can tell. Each single rule is in {@link CallLifeTableTest}. */
class CallLifeTest {
  private static final AnnouncementOver SENTENCE_OVER = new AnnouncementOver();

  @Test
  void theAiAnswersTalksAndSaysGoodbye() {
    new Rehearsal()
        .when(arrives(OWNER))
        .then(
            Ringing.class,
            new Answer(Leg.dialling(CALLER, Leg.Kind.CALLER).known("leg-1")),
            new PrepareAi(1))
        .when(prepared(1))
        .then(Ringing.class)
        .when(answered(CALLER))
        .then(Connecting.class, dialAi(AI, 1), wake(AI_SLOW, 1), wake(AI_READY, 1))
        .when(dialled(AI), answered(AI), bridged(AI))
        .then(WithAi.class)
        .when(connected(1), goodbye(1))
        .then(WithAi.class)
        .when(ended(AI, HUNG_UP))
        .thenItEnds(CallOutcome.HANDLED_BY_AI, hangUp(CALLER));
  }

  @Test
  void theCallerMayBePickedUpBeforeTheAiIsReady() {
    aCallerWaitingForTheAi().when(prepared(1)).then(Connecting.class, dialAi(AI, 1));
  }

  @Test
  void theAiMayListenBeforeTheCarrierSaysItIsConnected() {
    aCallerToWhomTheAiIsDialled()
        .when(connected(1), bridged(AI), timeUp(AI_READY, 1))
        .thenNothing();
  }

  @Test
  void aMemberTakesTheCallerFromTheAi() {
    aCallWithTheAi()
        .when(takeover())
        .then(
            RingingHuman.class,
            new SilenceAi(),
            ring(MEMBER, PERSON),
            say(CONNECTING_YOU),
            wake(HUMAN_RING, PERSON))
        .when(dialled(PERSON), answered(PERSON))
        .then(RingingHuman.class, bridge(PERSON))
        .when(bridged(PERSON))
        .then(WithHuman.class, new Transcribe("leg-1"), hangUp(AI))
        .when(ended(AI, HUNG_UP))
        .then(WithHuman.class)
        .when(ended(PERSON, HUNG_UP))
        .thenItEnds(CallOutcome.HANDLED_BY_HUMAN, hangUp(CALLER));
  }

  @Test
  void theAiHasAnnouncedThePersonTheCallerAskedFor() {
    aCallWithTheAi()
        .when(theCallerWantsAPerson())
        .then(
            RingingHuman.class,
            new SilenceAi(),
            ring(OWNER, PERSON),
            wake(HUMAN_RING, PERSON),
            wake(Deadline.AI_SILENT, 1));
  }

  @Test
  void musicDoesNotBeginOverTheAisLastWordsAndEndsWhenSomebodyAnswers() {
    aCallWithTheAi()
        .when(theCallerWantsAPerson(), dialled(PERSON))
        .then(RingingHuman.class)
        .when(timeUp(Deadline.AI_SILENT, 1))
        .then(RingingHuman.class, new CallCommand.PlayMusic("leg-1"))
        .when(answered(PERSON))
        .then(RingingHuman.class, new CallCommand.StopMusic("leg-1"), bridge(PERSON))
        .when(new CallEvent.BridgeFailed(PERSON))
        .then(WithAi.class, hangUp(PERSON), new ResumeAi(NOBODY_FREE));
  }

  @Test
  void theAiGoesOnIfNobodyAnswers() {
    aCallRingingAPerson()
        .when(ended(PERSON, NO_ANSWER))
        .then(WithAi.class, new ResumeAi(NOBODY_FREE));
  }

  @Test
  void theAiGoesOnIfTheCarrierForgetsToStopRinging() {
    aCallRingingAPerson()
        .when(timeUp(HUMAN_RING, PERSON))
        .then(WithAi.class, hangUp(PERSON), new ResumeAi(NOBODY_FREE));
  }

  @Test
  void theAiGoesOnIfTheMemberThinksBetterOfItWhileThePhoneRings() {
    aCallRingingAPerson()
        .when(giveBack())
        .then(WithAi.class, hangUp(PERSON), new ResumeAi(BACK_TO_AI));
  }

  @Test
  void aSecondPersonCanBeRungAfterTheFirstDidNotAnswer() {
    aCallRingingAPerson()
        .when(ended(PERSON, BUSY), takeover())
        .then(
            RingingHuman.class,
            new SilenceAi(),
            ring(MEMBER, 4), // the caller is still hearing that they are being connected
            wake(HUMAN_RING, 4))
        .when(timeUp(HUMAN_RING, PERSON))
        .thenNothing();
  }

  @Test
  void aPersonConnectedAfterWeGaveUpOnThemIsReplacedByTheAi() {
    aCallRingingAPerson()
        .when(answered(PERSON), giveBack(), bridged(PERSON))
        .then(WithAi.class, bridge(AI))
        .when(new BridgeFailed(AI))
        .then(Voicemail.class, hangUp(AI), greet(1), wake(GREETING, 1));
  }

  @Test
  void anAiThatConnectsWhileAPersonIsRungIsSilencedToo() {
    aCallWithASilentAi().when(takeover(), connected(1)).then(RingingHuman.class, new SilenceAi());
  }

  @Test
  void anAiDialledWhenThePersonWasRungGetsNewTimeToBeReady() {
    aCallerToWhomTheAiIsDialled()
        .when(takeover(), dialled(PERSON), timeUp(AI_READY, 1), ended(PERSON, NO_ANSWER))
        .then(Connecting.class, new ResumeAi(NOBODY_FREE), wake(AI_READY, 1));
    aCallWithASilentAi()
        .when(takeover(), dialled(PERSON), timeUp(AI_READY, 1), ended(PERSON, NO_ANSWER))
        .then(WithAi.class, new ResumeAi(NOBODY_FREE), wake(AI_READY, 1));
  }

  @Test
  void anAiLostWhileAPersonIsRungIsReplacedIfNobodyAnswers() {
    aCallRingingAPerson()
        .when(ended(AI, FAILED))
        .then(RingingHuman.class)
        .when(ended(PERSON, NO_ANSWER))
        .then(Connecting.class, new PrepareAi(2), wake(AI_SLOW, 2), wake(AI_READY, 2))
        .when(unavailable(2))
        .then(Voicemail.class, greet(1), wake(GREETING, 1));
    aCallWhoseAiWasLost()
        .when(takeover(), timeUp(HUMAN_RING, 3))
        .then(Connecting.class, new PrepareAi(3), wake(AI_SLOW, 3), wake(AI_READY, 3));
  }

  @Test
  void aPersonConnectedAfterAnotherIsRungIsReplacedByTheSilentAi() {
    aCallRingingAPerson()
        .when(answered(PERSON), new CallEvent.HandoverRequested(OWNER.user(), List.of(OWNER)))
        .then(
            RingingHuman.class,
            hangUp(PERSON),
            new SilenceAi(),
            ring(OWNER, 4),
            wake(HUMAN_RING, 4))
        .when(bridged(PERSON))
        .then(RingingHuman.class, bridge(AI))
        .when(timeUp(HUMAN_RING, 4))
        .then(WithAi.class, new ResumeAi(NOBODY_FREE));
  }

  @Test
  void whoAnswersFirstHasTheCallerAndTheOthersStopRinging() {
    aCallRingingTwoPeople()
        .when(answered(SECOND_PERSON))
        .then(RingingHuman.class, hangUp(PERSON), bridge(SECOND_PERSON))
        .when(answered(PERSON)) // at the same moment
        .then(RingingHuman.class)
        .when(bridged(SECOND_PERSON))
        .then(WithHuman.class, new Transcribe("leg-1"), hangUp(AI))
        .when(ended(PERSON, HUNG_UP))
        .then(WithHuman.class);
  }

  @Test
  void onlyWhenTheLastTelephoneIsGivenUpTheAiGoesOn() {
    aCallRingingTwoPeople()
        .when(ended(PERSON, DECLINED))
        .then(RingingHuman.class)
        .when(declines()) // the member is the second
        .then(WithAi.class, hangUp(SECOND_PERSON), new ResumeAi(NOBODY_FREE));
  }

  @Test
  void aMembersCallRingsTheirOwnTelephoneFirst() {
    aMemberCallingSomebody()
        .then(CallingMember.class, new DialHuman(2, MEMBER, null), wake(HUMAN_RING, 2))
        .when(answered(2)) // the carrier's name for the leg is not known yet
        .then(CallingMember.class)
        .when(dialled(2))
        .then(CallingOutside.class, new DialOutside("leg-2"), wake(OUTSIDE_RING, CALLER))
        .when(dialled(CALLER), answered(CALLER))
        .then(WithHuman.class, new CallCommand.StopRinging("leg-2"), new Transcribe("leg-1"))
        .when(bridged(CALLER))
        .thenNothing()
        .when(ended(CALLER, HUNG_UP))
        .thenItEnds(CallOutcome.HANDLED_BY_HUMAN, hangUp(2));
  }

  @ParameterizedTest
  @CsvSource({
    "NO_ANSWER, UNANSWERED, NO_ANSWER",
    "HUNG_UP, UNANSWERED, NO_ANSWER",
    "GONE, UNANSWERED, NO_ANSWER",
    "BUSY, BUSY, BUSY",
    "DECLINED, DECLINED, DECLINED",
    "NOT_FOUND, NO_SUCH_NUMBER, NO_SUCH_NUMBER",
    "FAILED, FAILED, NOT_CONNECTED"
  })
  void aMemberIsToldWhyNobodyAnswersAndThenItEnds(
      CallEvent.Cause cause, CallOutcome outcome, Phrase phrase) {
    var explanation = new CallCommand.Explain(2, "leg-2", phrase);
    aMemberHearingItRing()
        .when(ended(CALLER, cause))
        .then(Announcing.class, explanation, wake(ANNOUNCEMENT, 2))
        .when(ended(CALLER, cause), takeover())
        .thenNothing()
        .when(new CallEvent.ExplanationOver(2))
        .thenItEnds(outcome, hangUp(2));
    aMemberHearingItRing().when(ended(CALLER, cause), ended(2, HUNG_UP)).thenItEnds(outcome);
  }

  @Test
  void whoeverRangForTooLongIsHungUpAndThatIsNotTheEndOfTheSentence() {
    aMemberHearingItRing()
        .when(Rehearsal.timeUp(OUTSIDE_RING, CALLER), ended(CALLER, HUNG_UP))
        .then(Announcing.class)
        .when(Rehearsal.timeUp(ANNOUNCEMENT, 2))
        .thenItEnds(CallOutcome.UNANSWERED, hangUp(2));
  }

  @Test
  void aLogFromBeforeMembersWereToldEndsAsItDid() {
    var before = new CallEvent.CallPlaced(MEMBER, Rehearsal.TO, Rehearsal.FROM, null, null);
    for (var cause : List.of(BUSY, DECLINED)) {
      new Rehearsal()
          .when(before, dialled(2), answered(2), dialled(CALLER), ended(CALLER, cause))
          .thenItEnds(CallOutcome.UNANSWERED, hangUp(2));
    }
    new Rehearsal()
        .when(before, dialled(2), answered(2), Rehearsal.timeUp(OUTSIDE_RING, CALLER))
        .thenItEnds(CallOutcome.UNANSWERED, hangUp(2));
  }

  @Test
  void somebodyWhoWasCalledCanBeGivenToTheAiAndIsNotGreetedAsACaller() {
    aMemberHearingItRing()
        .when(answered(CALLER), bridged(2), giveBack())
        .then(HandingBack.class, new PrepareAi(2), wake(AI_READY, 2));
  }

  @Test
  void whoeverIsPassedOnIsTheAisIfNobodyAnswers() {
    aCallWithAPerson()
        .when(new AnnouncementOver(), passesOn())
        .then(
            RingingHuman.class,
            new StopTranscribing("leg-1"),
            hangUp(PERSON),
            ring(OWNER, 4),
            say(CONNECTING_YOU),
            wake(HUMAN_RING, 4))
        .when(ended(PERSON, HUNG_UP), dialled(4), ended(4, NO_ANSWER))
        .then(Connecting.class, new PrepareAi(2), wake(AI_SLOW, 2), wake(AI_READY, 2));
  }

  @Test
  void onlyWhoTalksWithTheCallerCanPassThemOn() {
    aCallWithAPerson()
        .when(new CallEvent.TransferRequested(OWNER.user(), List.of(OWNER)))
        .thenNothing();
    aCallWithTheAi().when(passesOn()).thenNothing();
  }

  @Test
  void thePhonesRungForOneCallAreBounded() {
    var scene = aCallWithTheAi();
    for (int leg = PERSON; leg <= CallLife.MOST_LEGS_EVER; leg++) {
      scene.when(takeover(), giveBack());
    }
    scene.when(takeover()).thenNothing();
    assertThat(scene.state()).isInstanceOf(WithAi.class);
  }

  @Test
  void withoutAnAiThePersonInReserveIsRungAndThenTheCallerGetsTheVoicemail() {
    aRingingCallerWithoutAi()
        .when(answered(CALLER))
        .then(RingingHuman.class, ring(OWNER, 2), say(CONNECTING_YOU), wake(HUMAN_RING, 2))
        .when(dialled(2), SENTENCE_OVER, ended(2, NO_ANSWER))
        .then(Voicemail.class, greet(1), wake(GREETING, 1))
        .when(SENTENCE_OVER)
        .then(Voicemail.class, record(VOICEMAIL, 1), wake(Deadline.VOICEMAIL, 1))
        .when(new RecordingOver(1))
        .thenItEnds(CallOutcome.VOICEMAIL, hangUp(CALLER));
  }

  @Test
  void whoeverCannotBeRecordedIsToldSorry() {
    aCallerWhoLeavesAMessage()
        .when(new RecordingFailed(1))
        .then(Announcing.class, say(UNREACHABLE), wake(ANNOUNCEMENT, CALLER))
        .when(SENTENCE_OVER)
        .thenItEnds(CallOutcome.UNREACHABLE, hangUp(CALLER));
    aCallerWhoHearsTheGreeting()
        .when(new RecordingFailed(1)) // the greeting cannot be said
        .then(Announcing.class, say(UNREACHABLE), wake(ANNOUNCEMENT, CALLER))
        .when(timeUp(ANNOUNCEMENT, CALLER))
        .thenItEnds(CallOutcome.UNREACHABLE, hangUp(CALLER));
  }

  @Test
  void aMemberTakesTheCallerFromTheVoicemailAndTheNextMessageIsAnother() {
    aCallerWhoLeavesAMessage()
        .when(takeover())
        .then(
            RingingHuman.class,
            new StopRecording("leg-1"),
            ring(MEMBER, 2),
            say(CONNECTING_YOU),
            wake(HUMAN_RING, 2))
        .when(new RecordingOver(1)) // what was said until then
        .thenNothing()
        .when(SENTENCE_OVER, ended(2, NO_ANSWER))
        .then(Voicemail.class, greet(2), wake(GREETING, 2))
        .when(SENTENCE_OVER, new RecordingOver(1)) // told twice, or late
        .thenNothing()
        .when(new RecordingOver(2))
        .thenItEnds(CallOutcome.VOICEMAIL, hangUp(CALLER));
  }

  @Test
  void whoHangsUpBeforeTheBeepHasLeftNothing() {
    aCallerWhoHearsTheGreeting().when(ended(CALLER, HUNG_UP)).thenItEnds(CallOutcome.ABANDONED);
    aCallerWhoLeavesAMessage().when(ended(CALLER, HUNG_UP)).thenItEnds(CallOutcome.VOICEMAIL);
  }

  @Test
  void theVoicemailDoesNotWaitForeverForTheCarrier() {
    aCallerWhoHearsTheGreeting()
        .when(timeUp(GREETING, 1))
        .then(Voicemail.class, record(VOICEMAIL, 1), wake(Deadline.VOICEMAIL, 1))
        .when(SENTENCE_OVER)
        .then(Voicemail.class)
        .when(timeUp(Deadline.VOICEMAIL, 1))
        .thenItEnds(CallOutcome.VOICEMAIL, hangUp(CALLER));
  }

  @Test
  void theRecordingEndsWhenThePersonLeaves() {
    aRecordedCallWithAPerson()
        .when(ended(PERSON, FAILED))
        .then(
            Connecting.class,
            new StopRecording("leg-1"),
            new StopTranscribing("leg-1"),
            new PrepareAi(2),
            wake(AI_SLOW, 2),
            wake(AI_READY, 2));
    aRecordedCallBeingGivenBack()
        .when(bridged(AI_AGAIN))
        .then(
            WithAi.class,
            new StopRecording("leg-1"),
            new StopTranscribing("leg-1"),
            hangUp(PERSON));
  }

  @Test
  void nothingIsRecordedBeforeTheCallerHasHeardTheNotice() {
    aCallerWhoIsToldOfTheRecording()
        .then(
            WithHuman.class,
            new AnnounceRecording("leg-1", "You are recorded.", 1),
            wake(RECORDING_NOTICE, 1))
        .when(SENTENCE_OVER)
        .then(WithHuman.class, record(CONVERSATION, 1));
    aCallerWhoIsToldOfTheRecording()
        .when(timeUp(RECORDING_NOTICE, 1))
        .then(WithHuman.class)
        .when(SENTENCE_OVER)
        .thenNothing();
    aCallerWhoIsToldOfTheRecording()
        .when(new RecordingFailed(1))
        .then(WithHuman.class)
        .when(SENTENCE_OVER)
        .thenNothing();
  }

  @Test
  void whoeverComesInFromOutsideIsToldThatItIsRecorded() {
    var adds = new CallEvent.AddRequested(MEMBER.user(), List.of(OUTSIDE), true);
    aRecordedCallWithAPerson()
        .when(adds, dialled(4), answered(4))
        .then(InRoom.class, new TellOfRecording(4, "leg-4"));
    aCallWithAPerson().when(adds, dialled(4), answered(4)).then(InRoom.class);
    aRecordedCallWithAPerson().when(adds(OWNER), dialled(4), answered(4)).then(InRoom.class);
  }

  @Test
  void theAiCanBeMissingAtEachStep() {
    aCallerWaitingForTheAi().when(unavailable(1)).then(RingingHuman.class, rescue(2));
    aCallerWaitingForTheAi().when(timeUp(AI_READY, 1)).then(RingingHuman.class, rescue(2));
    aCallerWaitingForTheAi()
        .when(prepared(1), ended(AI, FAILED)) // the dial was refused
        .then(RingingHuman.class, rescue(PERSON));
    aCallerToWhomTheAiIsDialled()
        .when(ended(AI, NO_ANSWER))
        .then(RingingHuman.class, rescue(PERSON));
    aCallWithASilentAi().when(ended(AI, HUNG_UP)).then(RingingHuman.class, rescue(PERSON));
    aCallWithASilentAi()
        .when(timeUp(AI_READY, 1))
        .then(RingingHuman.class, hangUp(AI), ring(OWNER, 3), say(CONNECTING_YOU), ringing(3));
  }

  private static CallCommand[] rescue(int leg) {
    return new CallCommand[] {ring(OWNER, leg), say(CONNECTING_YOU), ringing(leg)};
  }

  private static CallCommand ringing(int leg) {
    return wake(HUMAN_RING, leg);
  }

  @Test
  void withNobodyInReserveTheCallerGetsTheVoicemailAtOnce() {
    aCallerNobodyStandsInFor()
        .when(unavailable(1), answered(CALLER))
        .then(Voicemail.class, greet(1), wake(GREETING, 1))
        .when(SENTENCE_OVER, ended(CALLER, HUNG_UP))
        .thenItEnds(CallOutcome.VOICEMAIL);
  }

  @Test
  void anAiLostWhileItTalkedIsReplacedByAnother() {
    aCallWithTheAi()
        .when(ended(AI, FAILED))
        .then(Connecting.class, new PrepareAi(2), wake(AI_SLOW, 2), wake(AI_READY, 2))
        .when(timeUp(AI_SLOW, 2))
        .then(Connecting.class, say(STILL_THERE))
        .when(prepared(2))
        .then(Connecting.class, dialAi(3, 2))
        .when(dialled(3), bridged(3))
        .then(WithAi.class)
        .when(connected(2), goodbye(2), ended(3, HUNG_UP))
        .thenItEnds(CallOutcome.HANDLED_BY_AI, hangUp(CALLER));
  }

  @Test
  void thePersonInReserveIsRungWhenTheSecondAiIsLostToo() {
    aCallWhoseAiWasLost().when(unavailable(2)).then(RingingHuman.class, rescue(3));
    aCallWhoseAiWasLost()
        .when(prepared(2), dialled(3), bridged(3), connected(2), ended(3, FAILED))
        .then(RingingHuman.class, rescue(4));
  }

  @Test
  void whoTakesOverWhileAnotherIsRungIsRungInstead() {
    aCallWithTheAi()
        .when(theCallerWantsAPerson(), dialled(PERSON), takeover())
        .then(
            RingingHuman.class,
            hangUp(PERSON),
            new SilenceAi(),
            ring(MEMBER, 4),
            say(CONNECTING_YOU),
            wake(HUMAN_RING, 4))
        .when(ended(PERSON, HUNG_UP))
        .then(RingingHuman.class)
        .when(dialled(4), answered(4), bridged(4))
        .then(WithHuman.class, new Transcribe("leg-1"), hangUp(AI));
  }

  @Test
  void theGreetingIsHeardToItsEndAlthoughAnEarlierSentenceEndsFirst() {
    aCallerToWhomTheAiIsDialled()
        .when(ended(AI, FAILED), ended(PERSON, FAILED))
        .then(Voicemail.class, greet(1), wake(GREETING, 1))
        .when(SENTENCE_OVER) // "I am connecting you"
        .then(Voicemail.class)
        .when(SENTENCE_OVER)
        .then(Voicemail.class, record(VOICEMAIL, 1), wake(Deadline.VOICEMAIL, 1));
  }

  @Test
  void aCallerWhoWaitsLongIsToldSoOnce() {
    aCallerWaitingForTheAi()
        .when(timeUp(AI_SLOW, 1))
        .then(Connecting.class, say(ONE_MOMENT))
        .when(prepared(1), dialled(AI), bridged(AI), timeUp(AI_SLOW, 1))
        .thenNothing();
  }

  @Test
  void aRepeatedPreparationThatFailsDoesNotDropTheAiThatIsDialled() {
    aCallerToWhomTheAiIsDialled().when(unavailable(1)).thenNothing();
    aRingingCallerWithTheAiReady()
        .when(unavailable(1), answered(CALLER))
        .then(Connecting.class, dialAi(AI, 1), wake(AI_SLOW, 1), wake(AI_READY, 1));
    aCallBeingGivenBackToADialledAi().when(unavailable(2)).thenNothing();
  }

  @Test
  void aMemberGivesTheCallerBackToANewAi() {
    aCallWithAPerson()
        .when(giveBack())
        .then(HandingBack.class, new PrepareAi(2), wake(AI_READY, 2))
        .when(prepared(2))
        .then(HandingBack.class, dialAi(AI_AGAIN, 2))
        .when(dialled(AI_AGAIN), answered(AI_AGAIN), bridged(AI_AGAIN))
        .then(WithAi.class, new StopTranscribing("leg-1"), hangUp(PERSON))
        .when(ended(PERSON, HUNG_UP))
        .then(WithAi.class)
        .when(connected(2), timeUp(AI_READY, 2))
        .thenNothing();
  }

  @Test
  void thePersonKeepsTheCallerIfTheAiDoesNotComeBack() {
    aCallBeingGivenBack().when(unavailable(2)).then(WithHuman.class);
    aCallBeingGivenBackToADialledAi().when(ended(AI_AGAIN, FAILED)).then(WithHuman.class);
    aCallBeingGivenBackToADialledAi()
        .when(timeUp(AI_READY, 2))
        .then(WithHuman.class, hangUp(AI_AGAIN));
    aCallBeingGivenBackToADialledAi().when(takeover()).then(WithHuman.class, hangUp(AI_AGAIN));
  }

  @Test
  void anAiThatWasGivenUpAndConnectedAllTheSameTakesTheCallerFromThePerson() {
    aCallBeingGivenBackToADialledAi()
        .when(answered(AI_AGAIN), timeUp(AI_READY, 2))
        .then(WithHuman.class, hangUp(AI_AGAIN))
        .when(bridged(AI_AGAIN))
        .then(
            Connecting.class,
            new StopTranscribing("leg-1"),
            hangUp(PERSON),
            new PrepareAi(3),
            wake(AI_SLOW, 3),
            wake(AI_READY, 3));
    aCallBeingGivenBackToADialledAi()
        .when(answered(AI_AGAIN), timeUp(AI_READY, 2), ended(PERSON, HUNG_UP))
        .then(
            Connecting.class,
            new StopTranscribing("leg-1"),
            new PrepareAi(3),
            wake(AI_SLOW, 3),
            wake(AI_READY, 3));
    aCallBeingGivenBackToADialledAi()
        .when(answered(AI_AGAIN), timeUp(AI_READY, 2), ended(AI_AGAIN, HUNG_UP))
        .when(ended(PERSON, HUNG_UP))
        .thenItEnds(CallOutcome.HANDLED_BY_HUMAN, hangUp(CALLER));
  }

  @Test
  void aCallerWhoCannotBeBroughtIntoTheRoomIsBridgedOrElseTheAis() {
    var joining = new CallEvent.JoinFailed(CALLER, "room-3");
    Rehearsal.aCallerOnHold()
        .when(joining, bridged(PERSON))
        .then(WithHuman.class, new CallCommand.Transcribe("leg-1"));
    Rehearsal.aCallerOnHold()
        .when(joining, new CallEvent.BridgeFailed(PERSON))
        .then(
            Connecting.class,
            hangUp(PERSON),
            new PrepareAi(2),
            wake(AI_SLOW, 2),
            wake(AI_READY, 2));
  }

  @Test
  void aNoticeThatWasNotHeardIsWaitedForNoLonger() {
    var lost = Rehearsal.aCallerWhoIsToldOfTheRecording().when(new CallEvent.RecordingFailed(1));
    assertThat(((CallState.Live) lost.state()).line().sentences()).isZero();
    var late =
        Rehearsal.aCallerWhoIsToldOfTheRecording().when(timeUp(Deadline.RECORDING_NOTICE, 1));
    assertThat(((CallState.Live) late.state()).line().sentences()).isZero();
  }

  @Test
  void thePersonMayHangUpBeforeTheAiIsBack() {
    aCallBeingGivenBackToADialledAi()
        .when(ended(PERSON, HUNG_UP))
        .then(Connecting.class, new StopTranscribing("leg-1"), wake(AI_SLOW, 2))
        .when(bridged(AI_AGAIN))
        .then(WithAi.class);
  }

  @Test
  void aPersonLostByTheNetworkIsReplacedByTheAi() {
    aCallWithAPerson()
        .when(ended(PERSON, FAILED))
        .then(
            Connecting.class,
            new StopTranscribing("leg-1"),
            new PrepareAi(2),
            wake(AI_SLOW, 2),
            wake(AI_READY, 2))
        .when(unavailable(2))
        .then(Voicemail.class, greet(1), wake(GREETING, 1));
  }

  @Test
  void aGoodbyeHeardBeforeTheBridgeIsStillAGoodbye() {
    aCallerToWhomTheAiIsDialled()
        .when(connected(1), goodbye(1), ended(AI, HUNG_UP))
        .thenItEnds(CallOutcome.HANDLED_BY_AI, hangUp(CALLER));
  }

  @Test
  void aLegThatTurnsUpAfterTheEndIsHungUpOnce() {
    anEndedCallWithALegUnderWay()
        .when(dialled(PERSON))
        .thenItEnds(CallOutcome.HANDLED_BY_AI, hangUp(PERSON))
        .when(dialled(PERSON))
        .thenNothing();
  }

  @Test
  void aLegThatTurnsUpAfterWeGaveUpOnItIsHungUp() {
    aCallerWaitingForTheAi()
        .when(prepared(1), timeUp(AI_READY, 1), dialled(AI))
        .then(RingingHuman.class, hangUp(AI));
  }

  @Test
  void aLegWeWereToldHadFailedIsHungUpWhenItTurnsUpAfterAll() {
    aCallWhosePersonCouldNotBeRung().when(dialled(PERSON)).then(WithAi.class, hangUp(PERSON));
  }

  @Test
  void aPersonWhoAnswersBeforeTheLegHasANameIsConnectedWhenItHas() {
    aCallWithTheAi()
        .when(takeover(), answered(PERSON))
        .then(RingingHuman.class)
        .when(dialled(PERSON))
        .then(RingingHuman.class, bridge(PERSON));
  }

  @Test
  void aRepeatedAnswerConnectsOnlyOnce() {
    aCallRingingAPerson().when(answered(PERSON), answered(PERSON)).thenNothing();
  }

  @ParameterizedTest
  @EnumSource(CallEvent.Deadline.class)
  void aDeadlineOfAnotherSessionOrLegMeansNothing(CallEvent.Deadline deadline) {
    for (var situation : Vocabulary.SITUATIONS.values()) {
      var scene = situation.get();
      if (deadline != ANNOUNCEMENT) { // it has no number that matters
        scene.when(timeUp(deadline, 99)).thenNothing();
      }
    }
  }

  @Test
  void aMemberCanHangUpWheneverThereIsACaller() {
    for (var situation : Vocabulary.SITUATIONS.values()) {
      var scene = situation.get();
      if (scene.state() instanceof CallState.Live) {
        scene.when(hangUp());
        assertThat(scene.state()).isInstanceOf(Ended.class);
        assertThat(scene.commands())
            .containsAll(
                World.line(scene.state()).legs().stream()
                    .filter(leg -> leg.wanted() && !leg.over() && leg.carrierId() != null)
                    .map(leg -> hangUp(leg.number()))
                    .toList());
      }
    }
  }

  @Test
  void nothingWakesACallThatIsOver() {
    for (var event : Vocabulary.EVENTS.values()) {
      assertThat(anEndedCall().when(event).state()).isInstanceOf(Ended.class);
    }
  }

  @Test
  void anAgentLeavesColleaguesConversationsAlone() {
    var agent = OWNER.user(); // any member but the one who talks
    var ends = new CallEvent.HangUpRequested(agent, true);
    var givesBack = new CallEvent.GiveBackRequested(agent, true);
    for (var theirs :
        List.of(
            Rehearsal.aCallWithAPerson(),
            Rehearsal.aCallerOnHold(),
            Rehearsal.aCallBeingGivenBack(),
            Rehearsal.aMemberCallingSomebody(),
            Rehearsal.aMemberHearingItRing(),
            Rehearsal.aMemberHearingItRing().when(Rehearsal.ended(Line.CALLER, BUSY)))) {
      theirs.when(ends).thenNothing();
      theirs.when(givesBack).thenNothing();
    }
    assertThat(Rehearsal.aRoomWithTwoPeople().when(givesBack).wasIgnored()).isFalse();
    for (var free :
        List.of(
            Rehearsal.aRoomWithTwoPeople(), // theirs too
            Rehearsal.aCallWithTheAi(),
            Rehearsal.aCallRingingAPerson(),
            Rehearsal.aCallerInTheQueue(),
            Rehearsal.aCallerWhoLeavesAMessage())) {
      assertThat(free.when(ends).state()).isInstanceOf(CallState.Ended.class);
    }
    var admins = new CallEvent.HangUpRequested(agent);
    assertThat(Rehearsal.aCallWithAPerson().when(admins).state())
        .isInstanceOf(CallState.Ended.class);
  }
}
