package io.connexus.call.domain;

import static io.connexus.call.domain.CallEvent.Cause.BUSY;
import static io.connexus.call.domain.CallEvent.Deadline.AI_READY;
import static io.connexus.call.domain.CallEvent.Deadline.ANNOUNCEMENT;
import static io.connexus.call.domain.Rehearsal.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.CallState.Ended;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.CallState.WithAi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds whoever has the caller. Each single rule is in {@link CallLifeTableTest}. */
class CallLifeTest {
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
