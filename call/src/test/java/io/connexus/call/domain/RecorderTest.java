package io.connexus.call.domain;

import static io.connexus.call.domain.CallCommand.Phrase.CONNECTING_YOU;
import static io.connexus.call.domain.CallCommand.Phrase.UNREACHABLE;
import static io.connexus.call.domain.CallEvent.Cause.FAILED;
import static io.connexus.call.domain.CallEvent.Cause.HUNG_UP;
import static io.connexus.call.domain.CallEvent.Cause.NO_ANSWER;
import static io.connexus.call.domain.CallEvent.Deadline.AI_READY;
import static io.connexus.call.domain.CallEvent.Deadline.AI_SLOW;
import static io.connexus.call.domain.CallEvent.Deadline.ANNOUNCEMENT;
import static io.connexus.call.domain.CallEvent.Deadline.GREETING;
import static io.connexus.call.domain.CallEvent.Deadline.HUMAN_RING;
import static io.connexus.call.domain.CallEvent.Deadline.RECORDING_NOTICE;
import static io.connexus.call.domain.RecordingKind.CONVERSATION;
import static io.connexus.call.domain.RecordingKind.VOICEMAIL;
import static io.connexus.call.domain.Rehearsal.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.CallCommand.AnnounceRecording;
import io.connexus.call.domain.CallCommand.PrepareAi;
import io.connexus.call.domain.CallCommand.StopRecording;
import io.connexus.call.domain.CallCommand.StopTranscribing;
import io.connexus.call.domain.CallCommand.TellOfRecording;
import io.connexus.call.domain.CallEvent.AnnouncementOver;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.RecordingFailed;
import io.connexus.call.domain.CallEvent.RecordingOver;
import io.connexus.call.domain.CallState.Announcing;
import io.connexus.call.domain.CallState.Connecting;
import io.connexus.call.domain.CallState.InRoom;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.CallState.Voicemail;
import io.connexus.call.domain.CallState.WithAi;
import io.connexus.call.domain.CallState.WithHuman;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is recorded, of a message and of a conversation, and what is said before. */
class RecorderTest {
  private static final AnnouncementOver SENTENCE_OVER = new AnnouncementOver();

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
  void withNobodyInReserveTheCallerGetsTheVoicemailAtOnce() {
    aCallerNobodyStandsInFor()
        .when(unavailable(1), answered(CALLER))
        .then(Voicemail.class, greet(1), wake(GREETING, 1))
        .when(SENTENCE_OVER, ended(CALLER, HUNG_UP))
        .thenItEnds(CallOutcome.VOICEMAIL);
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
  void aNoticeThatWasNotHeardIsWaitedForNoLonger() {
    var lost = Rehearsal.aCallerWhoIsToldOfTheRecording().when(new CallEvent.RecordingFailed(1));
    assertThat(((CallState.Live) lost.state()).line().sentences()).isZero();
    var late =
        Rehearsal.aCallerWhoIsToldOfTheRecording().when(timeUp(Deadline.RECORDING_NOTICE, 1));
    assertThat(((CallState.Live) late.state()).line().sentences()).isZero();
  }
}
