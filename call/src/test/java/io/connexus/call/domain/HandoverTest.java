package io.connexus.call.domain;

import static io.connexus.call.domain.CallCommand.Phrase.BACK_TO_AI;
import static io.connexus.call.domain.CallCommand.Phrase.CONNECTING_YOU;
import static io.connexus.call.domain.CallCommand.Phrase.NOBODY_FREE;
import static io.connexus.call.domain.CallEvent.Cause.BUSY;
import static io.connexus.call.domain.CallEvent.Cause.DECLINED;
import static io.connexus.call.domain.CallEvent.Cause.FAILED;
import static io.connexus.call.domain.CallEvent.Cause.HUNG_UP;
import static io.connexus.call.domain.CallEvent.Cause.NO_ANSWER;
import static io.connexus.call.domain.CallEvent.Deadline.AI_READY;
import static io.connexus.call.domain.CallEvent.Deadline.AI_SLOW;
import static io.connexus.call.domain.CallEvent.Deadline.GREETING;
import static io.connexus.call.domain.CallEvent.Deadline.HUMAN_RING;
import static io.connexus.call.domain.Rehearsal.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.CallCommand.PrepareAi;
import io.connexus.call.domain.CallCommand.ResumeAi;
import io.connexus.call.domain.CallCommand.SilenceAi;
import io.connexus.call.domain.CallCommand.StopTranscribing;
import io.connexus.call.domain.CallCommand.Transcribe;
import io.connexus.call.domain.CallEvent.AnnouncementOver;
import io.connexus.call.domain.CallEvent.BridgeFailed;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallState.Connecting;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.CallState.Voicemail;
import io.connexus.call.domain.CallState.WithAi;
import io.connexus.call.domain.CallState.WithHuman;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the caller goes to a person, and who has them if nobody answers. */
class HandoverTest {
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
}
