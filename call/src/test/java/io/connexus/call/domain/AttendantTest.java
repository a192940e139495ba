package io.connexus.call.domain;

import static io.connexus.call.domain.CallCommand.Phrase.CONNECTING_YOU;
import static io.connexus.call.domain.CallCommand.Phrase.ONE_MOMENT;
import static io.connexus.call.domain.CallCommand.Phrase.STILL_THERE;
import static io.connexus.call.domain.CallEvent.Cause.FAILED;
import static io.connexus.call.domain.CallEvent.Cause.HUNG_UP;
import static io.connexus.call.domain.CallEvent.Cause.NO_ANSWER;
import static io.connexus.call.domain.CallEvent.Deadline.AI_READY;
import static io.connexus.call.domain.CallEvent.Deadline.AI_SLOW;
import static io.connexus.call.domain.CallEvent.Deadline.GREETING;
import static io.connexus.call.domain.CallEvent.Deadline.HUMAN_RING;
import static io.connexus.call.domain.Rehearsal.*;

import io.connexus.call.domain.CallCommand.Answer;
import io.connexus.call.domain.CallCommand.PrepareAi;
import io.connexus.call.domain.CallCommand.StopTranscribing;
import io.connexus.call.domain.CallState.Connecting;
import io.connexus.call.domain.CallState.HandingBack;
import io.connexus.call.domain.CallState.Ringing;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.CallState.Voicemail;
import io.connexus.call.domain.CallState.WithAi;
import io.connexus.call.domain.CallState.WithHuman;
import org.junit.jupiter.api.Test;

/** How the AI answers, talks, is lost and comes back. */
class AttendantTest {
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
}
