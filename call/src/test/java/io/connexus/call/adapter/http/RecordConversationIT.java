package io.connexus.call.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.application.CallSettings;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Person;
import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conversations are recorded as consent allows. */
class RecordConversationIT extends RecordingOffice {
  @Test
  void aConversationIsRecordedAfterTheCallerHasBeenTold() {
    var call = office.talkWithOwner();
    http.start(owner, call.value(), null);
    await().until(() -> carrier.asked("record").size() == 1);
    assertThat(carrier.asked("say")).contains(CallSettings.NOTICE.in(Language.EN));
    assertThat(http.start(owner, call.value(), null).call().recording()).isTrue();
    assertThat(carrier.asked("record")).hasSize(1);
    office.pass(Duration.ofSeconds(9));

    assertThat(http.stop(owner, call.value(), null).call().recording()).isFalse();
    http.stop(owner, call.value(), null);

    await().until(() -> office.recordings.of(office.workspace, call).size() == 1);
    assertThat(mark(call)).as("it is no message").isNull();
    assertThat(carrier.asked("stop recording")).hasSize(1);
  }

  /** Somebody outside comes into the owner's call. */
  private void add(CallId call) {
    var friend = new E164("+12125550177");
    var outside = Person.outside(owner.user(), friend.value());
    office.service.record(call, new CallEvent.AddRequested(owner.user(), List.of(outside), true));
    await().until(() -> carrier.rings(friend));
    carrier.pickUp(friend);
    office.settle();
  }

  private int notices() {
    return Collections.frequency(carrier.asked("say"), CallSettings.NOTICE.in(Language.EN));
  }

  @Test
  void whoeverIsAddedToARecordedCallIsToldToo() {
    var call = office.talkWithOwner();
    http.start(owner, call.value(), null);
    await().until(() -> carrier.asked("record").size() == 1);
    add(call);
    await().until(() -> notices() == 2);
  }

  @Test
  void whoeverIsAddedHearsNoNoticeWhereNobodyDoes() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.ONE_PARTY, true, null, null, null, Language.EN));
    var call = office.talkWithOwner();
    await().until(() -> carrier.asked("record").size() == 1);
    add(call);
    assertThat(notices()).isZero();
  }

  @Test
  void nothingIsRecordedUntilTheCallerHasHeardTheNoticeThoughOthersHave() {
    var call = office.talkWithOwner();
    add(call);
    office.hold();
    http.start(owner, call.value(), null);
    await().until(() -> notices() == 2);
    var caller = office.callerLeg(call);
    office.held().stream()
        .filter(event -> !event.carrierId().equals(caller))
        .forEach(office::deliver);
    office.settle();
    assertThat(carrier.asked("record")).isEmpty();
    office.release().forEach(office::deliver);
    await().until(() -> carrier.asked("record").size() == 1);
  }

  @Test
  void callersAreSpokenToAndUnderstoodInTheirLanguage() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.ANNOUNCE, true, null, null, null, Language.ES));
    office.talkWithOwner();
    await().until(() -> carrier.asked("record").size() == 1);

    assertThat(carrier.asked("say"))
        .contains(Phrase.CONNECTING_YOU.in(Language.ES), CallSettings.NOTICE.in(Language.ES));
    assertThat(carrier.languages()).containsExactly(Language.ES);
  }

  @Test
  void whatTheOwnerWroteIsSaidAsItIsWrittenInTheVoiceOfTheLanguage() {
    var own = "Hola, habla Olive.";
    settings.change(
        owner, new CallSettings(RecordingPolicy.NEVER, false, null, null, own, Language.ES));
    message();

    assertThat(carrier.asked("say")).contains(own);
    assertThat(carrier.languages()).containsExactly(Language.ES);
  }

  @Test
  void whoeverRecordsNothingIsToldWhy() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.NEVER, true, null, null, null, Language.EN));
    var call = office.talkWithOwner();
    office.settle();
    refused(Problem.RECORDING_OFF, () -> http.start(owner, call.value(), null));
    assertThat(carrier.asked("record")).isEmpty();
  }

  @Test
  void withTheAiNothingIsRecorded() {
    var call = office.talkWithAi();
    refused(Problem.CALL_STATE, () -> http.start(owner, call.value(), null));
  }

  @Test
  void aWorkspaceMayRecordAllAndTheRecordingEndsWithTheAisReturn() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.ONE_PARTY, true, null, null, null, Language.EN));
    var call = office.talkWithOwner();
    await().until(() -> carrier.asked("record").size() == 1);
    assertThat(carrier.asked("say")).doesNotContain(CallSettings.NOTICE.in(Language.EN));
    office.pass(Duration.ofSeconds(5));
    office.service.record(call, new CallEvent.GiveBackRequested(owner.user()));
    office.awaitPhase(call, CallPhase.AI);
    await().until(() -> carrier.asked("stop recording").size() == 1);
  }
}
