package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Person;
import io.connexus.platform.Language;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.audit.AuditEntry;
import io.connexus.user.Notifications.Kind;
import io.connexus.user.Notifications.Notice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole calls through the intake, the log, the outbox and a carrier, on a real database. */
class CallServiceIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void theAiAnswersAndItsGoodbyeEndsTheCall() {
    var call = office.talkWithAi();
    assertThat(carrier.areTalking(office.callerLeg(call), office.leg(call, 2))).isTrue();

    office.conversations.farewellSaid(call, 1);
    carrier.end(office.leg(call, 2), Cause.HUNG_UP);

    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(office.shown(call).outcome()).isEqualTo("handled-by-ai");
    assertThat(office.shown(call).handledBy()).isNull();
    await().until(() -> carrier.liveLegs().isEmpty());
  }

  @Test
  void aMemberTakesOverAndTheirGoodbyeEndsTheCall() {
    var call = office.talkWithOwner();

    assertThat(carrier.areTalking(office.callerLeg(call), office.leg(call, 3))).isTrue();
    await().until(() -> !carrier.isAlive(office.leg(call, 2)));
    assertThat(office.receptionist.notes()).contains("silence");
    assertThat(office.shown(call).handledBy()).isEqualTo(office.owner.id());

    carrier.hangUp(office.owner.phone());
    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(office.shown(call).outcome()).isEqualTo("handled-by-human");
    await().until(() -> carrier.liveLegs().isEmpty());
  }

  @Test
  void theyTalkThoughTheCarriersWordOfTheirConnectionIsLost() {
    var call = office.talkWithAi();
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));
    office.hold();
    carrier.pickUp(office.owner.phone());
    office.held().forEach(office::deliver); // the answer; nothing else has happened

    office.awaitPhase(call, CallPhase.HUMAN);
    office.pass(Duration.ofMinutes(1));
    office.settle();
    assertThat(office.phase(call)).isEqualTo(CallPhase.HUMAN);
    assertThat(carrier.areTalking(office.callerLeg(call), office.leg(call, 3))).isTrue();
  }

  @Test
  void whenNobodyAnswersTheAiSpeaksAgainAndNobodyHasHandledTheCall() {
    var call = office.talkWithAi();
    office.takeOver(call);
    assertThat(office.shown(call).handledBy()).isEqualTo(office.owner.id());
    await().until(() -> carrier.rings(office.owner.phone()));

    carrier.decline(office.owner.phone());

    office.awaitPhase(call, CallPhase.AI);
    await()
        .until(() ->
            office.receptionist.notes().contains("resume: " + Phrase.NOBODY_FREE.in(Language.EN)));
    assertThat(office.shown(call).handledBy()).isNull();
    assertThat(carrier.areTalking(office.callerLeg(call), office.leg(call, 2))).isTrue();
  }

  @Test
  void whereNoPhoneMayRingTheCallerStaysWithTheAiAndMembersAreTold() {
    office.phonesRing = false;
    var call = office.talkWithAi();

    office.conversations.handoverRequested(call, 1);

    await()
        .until(() ->
            office.receptionist.notes().contains("resume: " + Phrase.NOBODY_FREE.in(Language.EN)));
    assertThat(office.shown(call).phase()).isEqualTo("ai");
    assertThat(carrier.rings(office.owner.phone())).isFalse();
    assertThat(office.notices)
        .extracting(Notice::kind)
        .containsExactly(Kind.INCOMING_CALL, Kind.PERSON_WANTED);
  }

  @Test
  void membersAreToldOnceOfEachThingThatConcernsThem() {
    office.receptionist.unavailable(true);
    var call = office.ring();
    await().until(() -> carrier.rings(office.owner.phone()));
    carrier.decline(office.owner.phone());
    await().until(() -> carrier.asked("record").size() == 1);
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);

    assertThat(office.notices)
        .extracting(Notice::kind)
        .containsExactly(Kind.INCOMING_CALL, Kind.PERSON_WANTED, Kind.VOICEMAIL);
    assertThat(office.notices).extracting(Notice::subject).containsOnly(call.value());
    assertThat(office.notices).extracting(Notice::id).doesNotHaveDuplicates();
  }

  @Test
  void whoTakesOverIsNotToldThatAPersonIsWanted() {
    var call = office.talkWithOwner();

    carrier.hangUp(office.owner.phone());
    office.awaitPhase(call, CallPhase.ENDED);

    assertThat(office.notices).extracting(Notice::kind).containsExactly(Kind.INCOMING_CALL);
  }

  @Test
  void thePhoneRingsNoLongerThanItsDeadline() {
    var call = office.talkWithAi();
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));

    office.pass(Deadline.HUMAN_RING.after());

    office.awaitPhase(call, CallPhase.AI);
    await().until(() -> !carrier.rings(office.owner.phone()));
  }

  @Test
  void givingBackBringsANewAiAndLetsThePersonGo() {
    var call = office.talkWithOwner();

    office.service.record(call, new CallEvent.GiveBackRequested(office.owner.id()));

    office.awaitPhase(call, CallPhase.AI);
    assertThat(office.receptionist.notes()).contains("prepare 2");
    assertThat(carrier.areTalking(office.callerLeg(call), office.leg(call, 4))).isTrue();
    await().until(() -> !carrier.isAlive(office.leg(call, 3)));
  }

  @Test
  void whatAMemberDidWithACallIsInTheAuditOnceAndNothingElse() {
    var call = office.talkWithOwner();
    var colleague = office.colleague;
    office.takeOver.ring(
        call, colleague.id(), List.of(Person.at(colleague.id(), colleague.phone()))); // too late
    office.service.record(call, new CallEvent.GiveBackRequested(office.owner.id()));
    office.service.record(call, new CallEvent.HangUpRequested(office.owner.id()));
    office.service.record(call, new CallEvent.HangUpRequested(office.owner.id()));

    assertThat(office.audit.page(office.workspace, null, null, 10))
        .filteredOn(entry -> call.toString().equals(entry.subject()))
        .allMatch(entry -> office.owner.id().equals(entry.actor()))
        .extracting(AuditEntry::action)
        .containsExactly("call.hung-up", "call.given-back", "call.taken-over");
  }

  @Test
  void withoutAnAiTheOwnerIsRungAndThenTheCallerWhoCannotBeRecordedIsToldSorry() {
    carrier.records(false);
    office.receptionist.unavailable(true);
    var call = office.ring();
    await().until(() -> carrier.rings(office.owner.phone()));

    carrier.decline(office.owner.phone());

    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(carrier.asked("say"))
        .containsExactlyInAnyOrder(
            Phrase.CONNECTING_YOU.in(Language.EN),
            CallSettings.GREETING.in(Language.EN),
            Phrase.UNREACHABLE.in(Language.EN));
    assertThat(office.shown(call).outcome()).isEqualTo("unreachable");
    assertThat(office.shown(call).status()).isEqualTo("missed");
    await().until(() -> carrier.liveLegs().isEmpty());
  }

  @Test
  void anAiThatDoesNotAnswerIsGivenUpAfterItsDeadline() {
    carrier.aiAnswers(false);
    var call = office.ring();
    await().until(() -> carrier.asked("dial AI").size() == 1);
    office.pass(Deadline.AI_SLOW.after());
    await().until(() -> carrier.asked("say").contains(Phrase.ONE_MOMENT.in(Language.EN)));

    office.pass(Deadline.AI_READY.after());

    await().until(() -> carrier.rings(office.owner.phone()));
    await().until(() -> !carrier.isAlive(office.leg(call, 2)));
  }

  @Test
  void theScreensAreToldOfEveryStepWithRisingVersions() {
    var call = office.talkWithOwner();
    office.settle();
    assertThat(office.told)
        .filteredOn(event -> event.name().equals("call-updated"))
        .extracting(event -> ((CallUpdated) event.data()).call().call().version())
        .doesNotHaveDuplicates()
        .contains(office.shown(call).version());
  }
}
