package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.call.application.Carrier.CarrierException.Kind;
import io.connexus.call.application.Carrier.LiveLeg;
import io.connexus.call.application.Carrier.Sound;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.RecordingKind;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What any {@link Carrier} does. The fake and the real one each have a class that extends this. */
public abstract class CarrierContract {
  protected static final E164 CALLER = new E164("+12125550147");
  protected static final E164 BUSINESS = new E164("+13125550100");
  private static final E164 PERSON = new E164("+14155550111");
  private static final E164 AI = new E164("+14155550199");
  private static final Duration RING = Duration.ofSeconds(25);

  private final CallId call = CallId.next();
  private final LegTag callerTag = new LegTag(call, 1);
  private final LegTag otherTag = new LegTag(call, 2);

  protected abstract Carrier carrier();

  /** The same carrier while it cannot be reached. */
  protected abstract Carrier unreachable();

  /** {@link #CALLER} calls {@link #BUSINESS}. */
  protected abstract void call();

  protected abstract void pickUp(E164 phone);

  protected abstract void decline(E164 phone);

  /** Whoever picked up this phone presses the key that they are asked for. */
  protected abstract void press(E164 phone);

  /** Nobody presses it. */
  protected abstract void pressNothing(E164 phone);

  protected abstract void hangUp(E164 phone);

  /** From now on whoever dials this phone gets no further, and this is why. */
  protected abstract void isNotThere(E164 phone, Cause cause);

  /** The name of what is played to this leg just now; empty if nothing is. */
  protected abstract String hears(String leg);

  /** What the carrier has told so far. */
  protected abstract List<CarrierEvent> events();

  // ---- an incoming leg

  @Test
  void aCallerArrivesWithBothNumbersAndNoTag() {
    arrived();
    assertThat(arrivals())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.tag()).isNull();
          assertThat(event.from()).isEqualTo(CALLER);
          assertThat(event.to()).isEqualTo(BUSINESS);
        });
  }

  @Test
  void whatIsAnsweredSaysSoUnderItsTag() {
    var leg = answered();
    var event = told(leg, CarrierEvent.Answered.class);
    assertThat(event.tag()).isEqualTo(callerTag);
    assertThat(carrier().isAlive(leg)).isTrue();
    assertThat(carrier().find(callerTag)).contains(leg);
  }

  @Test
  void aRepeatedCommandIsDoneOnce() {
    var leg = arrived();
    var command = UUID.randomUUID();
    carrier().answer(leg, callerTag, command);
    carrier().answer(leg, callerTag, command);
    told(leg, CarrierEvent.Answered.class);
    carrier().hangUp(leg, UUID.randomUUID());
    told(leg, CarrierEvent.Ended.class);
    assertThat(events()).filteredOn(CarrierEvent.Answered.class::isInstance).hasSize(1);
  }

  @Test
  void whoeverIsTurnedAwayIsGone() {
    var leg = arrived();
    carrier().reject(leg, UUID.randomUUID());
    told(leg, CarrierEvent.Ended.class);
    assertThat(carrier().isAlive(leg)).isFalse();
  }

  @Test
  void aLegThatIsHungUpEndsAndCannotBeHungUpAgain() {
    var leg = answered();
    carrier().hangUp(leg, UUID.randomUUID());
    assertThat(told(leg, CarrierEvent.Ended.class).cause()).isEqualTo(Cause.HUNG_UP);
    fails(Kind.LEG_OVER, () -> carrier().hangUp(leg, UUID.randomUUID()));
    assertThat(carrier().isAlive(leg)).isFalse();
    assertThat(carrier().find(callerTag)).isEmpty();
  }

  @Test
  void nothingCanBeDoneWithACallerWhoHasLeft() {
    var leg = arrived();
    hangUp(CALLER);
    assertThat(told(leg, CarrierEvent.Ended.class).cause()).isEqualTo(Cause.HUNG_UP);
    fails(Kind.LEG_OVER, () -> carrier().answer(leg, callerTag, UUID.randomUUID()));
    fails(Kind.LEG_OVER, () -> carrier().say(leg, "Hello", Language.EN, UUID.randomUUID()));
    fails(Kind.LEG_OVER, () -> dialPerson(leg));
  }

  @Test
  void aLegNobodyKnowsIsNotAlive() {
    assertThat(carrier().isAlive("v3:nobody")).isFalse();
    assertThat(carrier().find(new LegTag(CallId.next(), 1))).isEmpty();
    fails(Kind.LEG_OVER, () -> carrier().hangUp("v3:nobody", UUID.randomUUID()));
  }

  @Test
  void everyLegThatLivesIsListedWithItsTag() {
    var leg = arrived();
    assertThat(carrier().liveLegs()).containsExactly(new LiveLeg(leg, null));
    carrier().answer(leg, callerTag, UUID.randomUUID());
    told(leg, CarrierEvent.Answered.class);
    var person = dialPerson(leg);
    assertThat(carrier().liveLegs())
        .containsExactlyInAnyOrder(new LiveLeg(leg, callerTag), new LiveLeg(person, otherTag));
    hangUp(CALLER);
    told(leg, CarrierEvent.Ended.class);
    assertThat(carrier().liveLegs()).doesNotContain(new LiveLeg(leg, callerTag));
  }

  @Test
  void aSentenceIsSaidToItsEnd() {
    var leg = answered();
    carrier().say(leg, "One moment.", Language.EN, UUID.randomUUID());
    assertThat(told(leg, CarrierEvent.Said.class).tag()).isEqualTo(callerTag);
  }

  @Test
  void whoeverPressesTheKeyIsToldOf() {
    var leg = askedForKey();
    press(PERSON);
    assertThat(told(leg, CarrierEvent.Accepted.class).tag()).isEqualTo(otherTag);
    assertThat(carrier().isAlive(leg)).isTrue();
  }

  @Test
  void thatNobodyPressedTheKeyIsToldOfOnce() {
    var leg = askedForKey();
    pressNothing(PERSON);
    assertThat(told(leg, CarrierEvent.NotAccepted.class).tag()).isEqualTo(otherTag);
    assertThat(events()).noneMatch(CarrierEvent.Accepted.class::isInstance);
    hangUp(PERSON);
    told(leg, CarrierEvent.Ended.class);
    assertThat(events()).filteredOn(CarrierEvent.NotAccepted.class::isInstance).hasSize(1);
  }

  @Test
  void whoeverHangsUpInsteadOfPressingIsGone() {
    var leg = askedForKey();
    hangUp(PERSON);
    told(leg, CarrierEvent.Ended.class);
    assertThat(events())
        .noneMatch(CarrierEvent.Accepted.class::isInstance)
        .noneMatch(CarrierEvent.NotAccepted.class::isInstance);
  }

  @Test
  void aPhoneThatRingsIsAskedForNothing() {
    var leg = dialPerson(answered());
    fails(Kind.REFUSED, () -> carrier().askForKey(leg, "Press 1.", Language.EN, UUID.randomUUID()));
  }

  private String askedForKey() {
    var leg = dialPerson(answered());
    told(leg, CarrierEvent.Dialled.class);
    pickUp(PERSON);
    told(leg, CarrierEvent.Answered.class);
    carrier().askForKey(leg, "Press 1.", Language.EN, UUID.randomUUID());
    return leg;
  }

  @Test
  void aCallerWhoWasNotPickedUpHearsNothing() {
    var leg = arrived();
    fails(Kind.REFUSED, () -> carrier().say(leg, "Hello", Language.EN, UUID.randomUUID()));
  }

  @Test
  void aRecordingIsToldOfUnderItsTagWhenItIsStopped() {
    var leg = answered();
    var tag = new RecordingTag(callerTag, RecordingKind.CONVERSATION, 3);
    carrier().record(leg, tag, Language.ES, UUID.randomUUID());
    fails(Kind.REFUSED, () -> carrier().record(leg, tag, Language.ES, UUID.randomUUID()));
    carrier().stopRecording(leg, UUID.randomUUID());
    var recorded = told(leg, CarrierEvent.Recorded.class);
    assertThat(recorded.recording()).isEqualTo(tag);
    assertThat(recorded.tag()).isEqualTo(callerTag);
    assertThat(recorded.recordingId()).isNotEmpty();
    assertThat(recorded.link()).isNotNull();
    assertThat(recorded.endedAt()).isAfterOrEqualTo(recorded.startedAt());
  }

  @Test
  void aRecordingEndsWithTheCall() {
    var leg = answered();
    var tag = new RecordingTag(callerTag, RecordingKind.VOICEMAIL, 1);
    carrier().record(leg, tag, Language.ES, UUID.randomUUID());
    hangUp(CALLER);
    assertThat(told(leg, CarrierEvent.Recorded.class).recording()).isEqualTo(tag);
    fails(Kind.LEG_OVER, () -> carrier().record(leg, tag, Language.ES, UUID.randomUUID()));
  }

  @Test
  void aCallerWhoWasNotPickedUpIsNotRecorded() {
    var leg = arrived();
    var tag = new RecordingTag(callerTag, RecordingKind.VOICEMAIL, 1);
    fails(Kind.REFUSED, () -> carrier().record(leg, tag, Language.ES, UUID.randomUUID()));
  }

  @Test
  void musicIsPlayedUntilItIsStoppedAndToNobodyWhoHasLeft() {
    var leg = answered();
    carrier().play(leg, Sound.MUSIC, UUID.randomUUID());
    carrier().stopPlaying(leg, UUID.randomUUID());
    carrier().say(leg, "Aquí estamos.", Language.ES, UUID.randomUUID());
    told(leg, CarrierEvent.Said.class);
    hangUp(CALLER);
    told(leg, CarrierEvent.Ended.class);
    fails(Kind.LEG_OVER, () -> carrier().play(leg, Sound.MUSIC, UUID.randomUUID()));
  }

  @Test
  void aMemberHearsItRingUntilWhomTheyCallHasAnswered() {
    var member =
        carrier().dialHuman(otherTag, PERSON.value(), BUSINESS, null, RING, UUID.randomUUID());
    told(member, CarrierEvent.Dialled.class);
    fails(
        Kind.REFUSED, () -> carrier().play(member, Sound.RINGBACK, UUID.randomUUID())); // no answer
    pickUp(PERSON);
    told(member, CarrierEvent.Answered.class);
    carrier().play(member, Sound.RINGBACK, UUID.randomUUID());
    await().until(() -> hears(member), heard -> heard.contains("ringback"));

    var outside =
        carrier().dialOutside(callerTag, CALLER, BUSINESS, member, RING, UUID.randomUUID());
    told(outside, CarrierEvent.Dialled.class);
    pickUp(CALLER);
    told(outside, CarrierEvent.Bridged.class);
    carrier().stopPlaying(member, UUID.randomUUID());
    await().until(() -> hears(member), String::isEmpty);
    assertThat(carrier().isAlive(outside)).isTrue();
  }

  // ---- a person

  @Test
  void aPersonIsRungAnswersAndIsConnected() {
    var leg = answered();
    var person = dialPerson(leg);
    assertThat(told(person, CarrierEvent.Dialled.class).tag()).isEqualTo(otherTag);
    pickUp(PERSON);
    assertThat(told(person, CarrierEvent.Answered.class).tag()).isEqualTo(otherTag);

    carrier().bridge(leg, person, UUID.randomUUID());

    told(person, CarrierEvent.Bridged.class);
    told(leg, CarrierEvent.Bridged.class);
    carrier().transcribe(leg, Language.ES, UUID.randomUUID());
  }

  @Test
  void aPersonWhoDeclinesEndsTheirLegAlone() {
    var leg = answered();
    var person = dialPerson(leg);
    told(person, CarrierEvent.Dialled.class);
    decline(PERSON);
    assertThat(told(person, CarrierEvent.Ended.class).cause()).isEqualTo(Cause.DECLINED);
    assertThat(carrier().isAlive(leg)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "DECLINED", "NOT_FOUND"})
  void whoeverIsNotThereEndsTheirLegWithTheReasonAndTheMemberIsToldAlone(Cause cause) {
    isNotThere(CALLER, cause);
    var member =
        carrier().dialHuman(otherTag, PERSON.value(), BUSINESS, null, RING, UUID.randomUUID());
    told(member, CarrierEvent.Dialled.class);
    pickUp(PERSON);
    told(member, CarrierEvent.Answered.class);
    carrier().play(member, Sound.RINGBACK, UUID.randomUUID());
    var outside =
        carrier().dialOutside(callerTag, CALLER, BUSINESS, member, RING, UUID.randomUUID());
    assertThat(told(outside, CarrierEvent.Ended.class).cause()).isEqualTo(cause);
    carrier().stopPlaying(member, UUID.randomUUID());
    carrier().say(member, "They are not there.", Language.EN, UUID.randomUUID());
    assertThat(told(member, CarrierEvent.Said.class).tag()).isEqualTo(otherTag);
  }

  @Test
  void nobodyIsConnectedWithAPhoneThatRings() {
    var leg = answered();
    var person = dialPerson(leg);
    fails(Kind.REFUSED, () -> carrier().bridge(leg, person, UUID.randomUUID()));
  }

  @Test
  void aRepeatedDialRingsOnePhoneOnce() {
    var leg = answered();
    var command = UUID.randomUUID();
    var first = carrier().dialHuman(otherTag, PERSON.value(), BUSINESS, leg, RING, command);
    var second = carrier().dialHuman(otherTag, PERSON.value(), BUSINESS, leg, RING, command);
    assertThat(second).isEqualTo(first);
    assertThat(carrier().find(otherTag)).contains(first);
  }

  @Test
  void somebodyOutsideIsConnectedWithTheMemberWhoCallsAndSurvivesThem() {
    var member =
        carrier().dialHuman(otherTag, PERSON.value(), BUSINESS, null, RING, UUID.randomUUID());
    told(member, CarrierEvent.Dialled.class);
    pickUp(PERSON);
    told(member, CarrierEvent.Answered.class);
    var outside =
        carrier().dialOutside(callerTag, CALLER, BUSINESS, member, RING, UUID.randomUUID());
    told(outside, CarrierEvent.Dialled.class);
    pickUp(CALLER);
    assertThat(told(outside, CarrierEvent.Answered.class).tag()).isEqualTo(callerTag);
    told(outside, CarrierEvent.Bridged.class);
    hangUp(PERSON);
    told(member, CarrierEvent.Ended.class);
    assertThat(carrier().isAlive(outside)).isTrue();
  }

  @Test
  void theCallerStaysWhenThePersonHangsUp() {
    var leg = answered();
    var person = connected(leg);
    hangUp(PERSON);
    assertThat(told(person, CarrierEvent.Ended.class).cause()).isEqualTo(Cause.HUNG_UP);
    assertThat(carrier().isAlive(leg)).isTrue();
  }

  @Test
  void thePersonIsLetGoWhenTheCallerHangsUp() {
    var leg = answered();
    var person = connected(leg);
    hangUp(CALLER);
    told(leg, CarrierEvent.Ended.class);
    told(person, CarrierEvent.Ended.class);
  }

  // ---- the AI

  @Test
  void theAiIsConnectedAsSoonAsItAnswers() {
    var leg = answered();
    var ai = withAi(leg);
    assertThat(told(ai, CarrierEvent.Bridged.class).tag()).isEqualTo(otherTag);
  }

  @Test
  void bothTheCallerAndTheAiSurviveTheArrivalOfAPerson() {
    var leg = answered();
    var ai = withAi(leg);
    connected(leg);
    assertThat(carrier().isAlive(leg)).isTrue();
    assertThat(carrier().isAlive(ai)).isTrue();
  }

  @Test
  void theCallerStaysWhenTheAiHangsUp() {
    var leg = answered();
    var ai = withAi(leg);
    hangUp(AI);
    told(ai, CarrierEvent.Ended.class);
    assertThat(carrier().isAlive(leg)).isTrue();
  }

  // ---- a room

  @Test
  void aRoomTakesThePersonFirstAndTheCallerAfterThem() {
    var leg = answered();
    var person = connected(leg);
    var room = carrier().openRoom(roomName(), person, UUID.randomUUID());
    assertThat(told(person, CarrierEvent.Joined.class).room()).isEqualTo(room);
    assertThat(carrier().isAlive(leg)).isTrue();
    carrier().join(room, leg, true, false, UUID.randomUUID());
    assertThat(told(leg, CarrierEvent.Joined.class).room()).isEqualTo(room);

    carrier().hold(room, leg, false);
    carrier().mute(room, person, true);
    carrier().mute(room, person, false);
    carrier().join(room, leg, false, false, UUID.randomUUID()); // is there already
    carrier().press(leg, "1w2#", UUID.randomUUID());
    carrier().leave(room, leg, UUID.randomUUID());
    assertThat(carrier().isAlive(leg)).isTrue();
    carrier().bridge(leg, person, UUID.randomUUID());
  }

  @Test
  void aRoomThatIsOpenUnderItsNameIsFound() {
    var leg = answered();
    var person = connected(leg);
    var room = carrier().openRoom(roomName(), person, UUID.randomUUID());
    assertThat(carrier().openRoom(roomName(), person, UUID.randomUUID())).isEqualTo(room);
  }

  @Test
  void onlyWhoHasAnsweredAndIsInARoomCanBeHeldThere() {
    var leg = answered();
    var person = connected(leg);
    var room = carrier().openRoom(roomName(), person, UUID.randomUUID());
    fails(Kind.REFUSED, () -> carrier().hold(room, leg, true));
    var ringing = carrier().dialAi(otherTag, AI.value(), BUSINESS, leg, UUID.randomUUID());
    fails(Kind.REFUSED, () -> carrier().join(room, ringing, false, false, UUID.randomUUID()));
    hangUp(CALLER);
    told(leg, CarrierEvent.Ended.class);
    fails(Kind.LEG_OVER, () -> carrier().join(room, leg, false, false, UUID.randomUUID()));
    fails(Kind.LEG_OVER, () -> carrier().press(leg, "1", UUID.randomUUID()));
  }

  private String roomName() {
    return call + "/3";
  }

  // ---- an outage

  @Test
  void aCarrierThatCannotBeReachedSaysSo() {
    var leg = answered();
    var down = unreachable();
    fails(Kind.UNAVAILABLE, () -> down.hangUp(leg, UUID.randomUUID()));
    fails(Kind.UNAVAILABLE, () -> down.isAlive(leg));
    fails(Kind.UNAVAILABLE, () -> down.find(callerTag));
    fails(
        Kind.UNAVAILABLE,
        () -> down.dialHuman(otherTag, PERSON.value(), BUSINESS, leg, RING, UUID.randomUUID()));
  }

  // ---- helpers

  private String arrived() {
    call();
    return await().until(this::arrivals, arrivals -> !arrivals.isEmpty()).getFirst().carrierId();
  }

  /** What is told of legs of before may still be coming in. */
  private List<CarrierEvent.Arrived> arrivals() {
    return events().stream()
        .filter(CarrierEvent.Arrived.class::isInstance)
        .map(CarrierEvent.Arrived.class::cast)
        .toList();
  }

  protected String answered() {
    var leg = arrived();
    carrier().answer(leg, callerTag, UUID.randomUUID());
    told(leg, CarrierEvent.Answered.class);
    return leg;
  }

  private String dialPerson(String callerLeg) {
    return carrier()
        .dialHuman(otherTag, PERSON.value(), BUSINESS, callerLeg, RING, UUID.randomUUID());
  }

  private String connected(String callerLeg) {
    var tag = new LegTag(call, 3);
    var person =
        carrier().dialHuman(tag, PERSON.value(), BUSINESS, callerLeg, RING, UUID.randomUUID());
    told(person, CarrierEvent.Dialled.class);
    pickUp(PERSON);
    told(person, CarrierEvent.Answered.class);
    carrier().bridge(callerLeg, person, UUID.randomUUID());
    told(person, CarrierEvent.Bridged.class);
    return person;
  }

  private String withAi(String callerLeg) {
    var ai = carrier().dialAi(otherTag, AI.value(), BUSINESS, callerLeg, UUID.randomUUID());
    told(ai, CarrierEvent.Dialled.class);
    pickUp(AI);
    told(ai, CarrierEvent.Bridged.class);
    return ai;
  }

  private <T extends CarrierEvent> T told(String leg, Class<T> what) {
    Predicate<CarrierEvent> isIt = event -> what.isInstance(event) && event.carrierId().equals(leg);
    await(what.getSimpleName()).until(() -> events().stream().anyMatch(isIt));
    return what.cast(events().stream().filter(isIt).findFirst().orElseThrow());
  }

  private static void fails(Kind kind, ThrowingCallable asking) {
    assertThatThrownBy(asking)
        .isInstanceOfSatisfying(CarrierException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
