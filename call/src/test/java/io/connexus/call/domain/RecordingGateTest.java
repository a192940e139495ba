package io.connexus.call.domain;

import static io.connexus.call.domain.RecordingGate.Verdict.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingGateTest {
  @Test
  void consentIsAskedBeforeAnythingElse() {
    for (var situation : Vocabulary.SITUATIONS.values()) {
      var verdict = RecordingGate.conversation(RecordingPolicy.NEVER, situation.get().state(), null);
      assertThat(verdict).isEqualTo(REFUSED_BY_POLICY);
    }
  }

  @Test
  void onlyAConversationWithAPersonMayBeRecordedAndTheCallerIsToldIfThePolicySaysSo() {
    var talking = Rehearsal.aCallWithAPerson().state();
    assertThat(asked(RecordingPolicy.ANNOUNCE, talking)).isEqualTo(ANNOUNCE_FIRST);
    assertThat(asked(RecordingPolicy.ONE_PARTY, talking)).isEqualTo(ALLOWED);
    assertThat(asked(RecordingPolicy.ONE_PARTY, Rehearsal.aCallWithTheAi().state()))
        .isEqualTo(NOBODY_TALKS);
    assertThat(asked(RecordingPolicy.ONE_PARTY, Rehearsal.aCallerWhoLeavesAMessage().state()))
        .isEqualTo(NOBODY_TALKS);
    assertThat(asked(RecordingPolicy.ONE_PARTY, Rehearsal.aCallBeingGivenBack().state()))
        .isEqualTo(HANDING_BACK);
    assertThat(asked(RecordingPolicy.ONE_PARTY, Rehearsal.anEndedCall().state())).isEqualTo(OVER);
  }

  @Test
  void underOnePartyConsentOneOfThoseWhoTalkHasToAsk() {
    var talking = Rehearsal.aCallWithAPerson().state();
    var who = ((CallState.WithHuman) talking).human().person().user();
    assertThat(RecordingGate.conversation(RecordingPolicy.ONE_PARTY, talking, who))
        .isEqualTo(ALLOWED);
    assertThat(RecordingGate.conversation(RecordingPolicy.ONE_PARTY, talking, UserId.next()))
        .isEqualTo(NOT_IN_IT);
    assertThat(RecordingGate.conversation(RecordingPolicy.ANNOUNCE, talking, UserId.next()))
        .isEqualTo(ANNOUNCE_FIRST);
  }

  @Test
  void aRecordingThatRunsOrIsBeingAnnouncedIsNotBegunTwice() {
    assertThat(asked(RecordingPolicy.ONE_PARTY, Rehearsal.aRecordedCallWithAPerson().state()))
        .isEqualTo(ALREADY);
    assertThat(asked(RecordingPolicy.ANNOUNCE, Rehearsal.aCallerWhoIsToldOfTheRecording().state()))
        .isEqualTo(ALREADY);
  }

  @ParameterizedTest
  @EnumSource(RecordingPolicy.class)
  void aVoicemailIsRecordedUnderEveryPolicyAndAConversationOnlyWhileThePolicyAllowsIt(
      RecordingPolicy policy) {
    var voicemail = Rehearsal.aCallerWhoLeavesAMessage().state();
    assertThat(RecordingGate.mayBegin(policy, voicemail, 1)).isTrue();
    assertThat(RecordingGate.mayBegin(policy, voicemail, 2)).isFalse();
    assertThat(RecordingGate.mayBegin(policy, Rehearsal.aRecordedCallWithAPerson().state(), 1))
        .isEqualTo(policy != RecordingPolicy.NEVER);
    assertThat(
            RecordingGate.mayBegin(policy, Rehearsal.aCallerWhoIsToldOfTheRecording().state(), 1))
        .isFalse();
    assertThat(RecordingGate.mayBegin(policy, Rehearsal.anEndedCall().state(), 1)).isFalse();
  }

  private static RecordingGate.Verdict asked(RecordingPolicy policy, CallState state) {
    return RecordingGate.conversation(policy, state, null);
  }
}
