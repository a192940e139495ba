package io.connexus.call.domain;

import static io.connexus.call.domain.CallEvent.Cause.BUSY;
import static io.connexus.call.domain.CallEvent.Cause.DECLINED;
import static io.connexus.call.domain.CallEvent.Cause.HUNG_UP;
import static io.connexus.call.domain.CallEvent.Deadline.AI_READY;
import static io.connexus.call.domain.CallEvent.Deadline.ANNOUNCEMENT;
import static io.connexus.call.domain.CallEvent.Deadline.HUMAN_RING;
import static io.connexus.call.domain.CallEvent.Deadline.OUTSIDE_RING;
import static io.connexus.call.domain.Rehearsal.*;

import io.connexus.call.domain.CallCommand.DialHuman;
import io.connexus.call.domain.CallCommand.DialOutside;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallCommand.PrepareAi;
import io.connexus.call.domain.CallCommand.Transcribe;
import io.connexus.call.domain.CallState.Announcing;
import io.connexus.call.domain.CallState.CallingMember;
import io.connexus.call.domain.CallState.CallingOutside;
import io.connexus.call.domain.CallState.HandingBack;
import io.connexus.call.domain.CallState.WithHuman;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a member's own calls. */
class OutgoingTest {
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
}
