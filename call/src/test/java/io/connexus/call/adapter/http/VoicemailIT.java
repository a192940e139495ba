package io.connexus.call.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.application.CallSettings;
import io.connexus.call.application.CarrierEvent;
import io.connexus.call.application.FakeSource;
import io.connexus.call.application.Recording;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.CallId;
import io.connexus.platform.Language;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Messages that callers leave, from the beep to the member who hears them. */
class VoicemailIT extends RecordingOffice {
  @Test
  void aMessageIsCopiedMarkedNewAndHeard() {
    var call = message();
    assertThat(office.shown(call).outcome()).isEqualTo("voicemail");
    assertThat(office.shown(call).status()).isEqualTo("missed");
    assertThat(carrier.asked("say")).contains(CallSettings.GREETING.in(Language.EN));
    assertThat(only(call).state()).isEqualTo(Recording.State.COPYING);

    assertThat(copying.run()).isEqualTo(1);

    var kept = only(call);
    assertThat(kept.state()).isEqualTo(Recording.State.KEPT);
    assertThat(kept.bytes()).isEqualTo(source.sound.length);
    assertThat(kept.sha256()).hasSize(64);
    assertThat(kept.duration()).isEqualTo(Duration.ofSeconds(3)); // what is in it
    assertThat(mark(call)).isEqualTo("unheard");
    int before = office.views.show(office.workspace, call).orElseThrow().revision();

    http.heard(owner, call.value(), kept.id());

    assertThat(mark(call)).isEqualTo("heard");
    assertThat(office.views.show(office.workspace, call).orElseThrow().revision())
        .isGreaterThan(before);
    assertThat(copying.run()).isZero();
  }

  @Test
  void whatIsToldTwiceOrTooEarlyIsOneRecording() {
    var call = atTheBeep();
    office.pass(Duration.ofSeconds(5));
    office.hold();
    carrier.fallsSilent(office.callerLeg(call));
    var recorded =
        (CarrierEvent.Recorded)
            office.release().stream()
                .filter(CarrierEvent.Recorded.class::isInstance)
                .findFirst()
                .orElseThrow();
    office.deliver(
        new CarrierEvent.RecordingTranscribed(
            recorded.carrierId(),
            recorded.tag(),
            recorded.at(),
            recorded.recordingId(),
            "Two loaves, please."));
    office.deliver(recorded);
    office.deliver(recorded);

    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(only(call).transcript()).isEqualTo("Two loaves, please.");
    assertThat(office.transcript.of(call))
        .singleElement()
        .satisfies(turn -> assertThat(turn.text()).isEqualTo("Two loaves, please."));
  }

  @Test
  void whoLooksAtAMessageIsToldWhenItIsWrittenDown() {
    var call = message();
    copying.run();
    var kept = only(call);
    int before = office.views.show(office.workspace, call).orElseThrow().revision();
    office.told.clear();

    office.deliver(
        new CarrierEvent.RecordingTranscribed(
            office.callerLeg(call), null, office.clock.instant(), kept.carrierId(), "Two loaves."));

    assertThat(only(call).transcript()).isEqualTo("Two loaves.");
    assertThat(office.told)
        .filteredOn(event -> event.name().equals("call-updated"))
        .singleElement()
        .extracting(event -> office.json.valueToTree(event.data()).at("/call/revision").asInt())
        .isEqualTo(before + 1);
  }

  @Test
  void aLinkThatIsDeadIsReplacedByAFreshOne() {
    source.firstLinkIsDead = true;
    var call = message();
    copying.run();
    assertThat(only(call).state()).isEqualTo(Recording.State.COPYING);
    assertThat(copying.run()).as("not at once").isZero();
    office.pass(Duration.ofSeconds(3));
    copying.run();
    assertThat(only(call).state()).isEqualTo(Recording.State.KEPT);
    assertThat(source.fetched.getLast().getPath()).startsWith("/fresh/");
  }

  @Test
  void aLinkThatIsOldIsNotEvenTried() {
    var call = message();
    office.pass(Duration.ofMinutes(10));
    copying.run();
    assertThat(only(call).state()).isEqualTo(Recording.State.KEPT);
    assertThat(source.fetched).allMatch(link -> link.getPath().startsWith("/fresh/"));
  }

  @Test
  void whatCannotBeHadHasFailedInTheEndAndIsSaidSo() {
    source.dead = true;
    var call = message();
    for (int tries = 0; tries < 20 && only(call).state() == Recording.State.COPYING; tries++) {
      copying.run();
      office.pass(Duration.ofHours(17));
    }
    assertThat(only(call).state()).isEqualTo(Recording.State.FAILED);
    assertThat(mark(call)).as("somebody left a message all the same").isEqualTo("unheard");
    assertThat(http.list(owner, call.value()).items().getFirst().state()).isEqualTo("failed");
  }

  private CallId failed() {
    source.dead = true;
    var call = message();
    while (only(call).state() == Recording.State.COPYING) {
      copying.run();
      office.pass(Duration.ofHours(17));
    }
    return call;
  }

  @Test
  void whatHasFailedIsTriedOnceADayAndCanBeHeardAfterAll() {
    var call = failed();
    office.pass(Duration.ofDays(1));
    int tries = source.fetched.size();
    for (int hours = 0; hours < 72; hours++) {
      copying.run();
      office.pass(Duration.ofHours(1));
    }
    assertThat(source.fetched.size() - tries).isBetween(3, 4);
    assertThat(only(call).state()).isEqualTo(Recording.State.FAILED);
    source.dead = false;
    office.pass(Duration.ofDays(1));
    copying.run();
    assertThat(only(call).state()).isEqualTo(Recording.State.KEPT);
    assertThat(mark(call)).isEqualTo("unheard");
  }

  @Test
  void whatAnotherProcessHasCopiedMeanwhileIsKept() {
    var call = message();
    source.meanwhile =
        () -> {
          office.pass(Duration.ofMinutes(11)); // so slow is the first
          copying.run();
        };
    copying.run();
    assertThat(only(call).state()).isEqualTo(Recording.State.KEPT);
    assertThat(objects.get(only(call).key())).isPresent();
  }

  @Test
  void whatTheCarrierDoesNotKnowIsNotAskedForAgain() {
    var call = failed();
    source.forgotten = true;
    office.pass(Duration.ofDays(2));
    assertThat(copying.run()).isEqualTo(1);
    office.pass(Duration.ofDays(2));
    assertThat(copying.run()).isZero();
    assertThat(only(call).state()).isEqualTo(Recording.State.FAILED);
  }

  @Test
  void whatHasFailedIsDeletedAtTheCarrierWhenItsTimeIsOver() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.ANNOUNCE, false, null, 30, null, Language.EN));
    var call = failed();
    settings.change(
        owner, new CallSettings(RecordingPolicy.ANNOUNCE, false, null, 60, null, Language.EN));
    office.pass(Duration.ofDays(40));
    copying.run();
    assertThat(copying.sweep()).as("it is to be kept for longer").isZero();
    office.pass(Duration.ofDays(25));
    assertThat(copying.sweep()).isEqualTo(1);
    assertThat(only(call).state()).isEqualTo(Recording.State.DELETED);
    source.dead = false;
    assertThat(copying.run()).isZero();
    office.pass(Duration.ofHours(2));
    copying.sweepCarrier();
    assertThat(source.deleted).containsExactly(only(call).carrierId());
  }

  @Test
  void whoSaysNothingLeavesNoMessage() {
    var call = atTheBeep();
    office.pass(Duration.ofSeconds(1));
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(office.recordings.of(office.workspace, call)).isEmpty();
    assertThat(mark(call)).isNull();
    assertThat(copying.run()).isZero();
  }

  @Test
  void aMessageOfNothingButSilenceIsDroppedOnceItHasBeenLookedAt() {
    source.sound = FakeSource.tone(0, 0.1); // the carrier has left out the silence
    var call = message();
    copying.run();
    assertThat(office.recordings.of(office.workspace, call)).isEmpty();
  }

  @Test
  void aMemberTakesTheCallerOutOfTheVoicemail() {
    var call = atTheBeep();
    office.phonesRing = true;
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));
    await().until(() -> carrier.asked("stop recording").size() == 1);
    carrier.pickUp(office.owner.phone());
    office.awaitPhase(call, CallPhase.HUMAN);
  }
}
