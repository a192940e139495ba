package io.connexus.call.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.call.adapter.http.CallController.Transfer;
import io.connexus.call.application.CallJson.Participant;
import io.connexus.call.application.FakeCarrier;
import io.connexus.call.application.Office;
import io.connexus.call.application.PressKeys;
import io.connexus.call.domain.CallPhase;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.user.Member;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller is passed on to a department, or somebody of one is asked to join. */
class DepartmentIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");
  private static final UUID SALES = UUID.randomUUID();
  private static final UUID ALONE = UUID.randomUUID();

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;
  private final Actor owner =
      new Actor(office.owner.id(), office.workspace, Role.OWNER, UUID.randomUUID());
  private final Member ana = colleague("+14155550171");
  private final Member ben = colleague("+14155550172");
  private CallController calls;
  private RoomController rooms;

  private Member colleague(String phone) {
    return new Member(
        UserId.next(), office.workspace, "m@x.test", "M", new E164(phone), Role.AGENT);
  }

  @BeforeEach
  void wire() {
    office.colleagues.addAll(List.of(ana, ben));
    office.departments.put(SALES, List.of(office.owner.id(), ana.id(), ben.id()));
    office.departments.put(ALONE, List.of(office.owner.id()));
    var shown = new Shown(office.calls, office.views, office.once);
    var telephone = new OwnTelephone(office.members(), office.numbers(), office.softphones);
    var guests =
        new Guests(telephone, office.telephones, office.members(), office.numbers(), office.limit);
    var voice = new OwnVoice(office.service, new PressKeys(office.service, carrier), shown);
    rooms = new RoomController(office.service, voice, guests, shown);
    calls =
        new CallController(
            office.calls,
            office.service,
            office.transcript,
            office.takeOver,
            telephone,
            guests,
            rooms,
            shown);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void passOn(CallId call, UUID department, boolean warm) {
    calls.transfer(owner, call.value(), new Transfer(null, department, null, warm), null);
  }

  private void awaitBoth() {
    await().until(() -> carrier.rings(ana.phone()) && carrier.rings(ben.phone()));
  }

  @Test
  void allOfItRingButWhoPassesOnAndWhoAnswersFirstHasTheCaller() {
    var call = office.talkWithOwner();

    passOn(call, SALES, false);

    awaitBoth();
    assertThat(carrier.rings(office.owner.phone())).isFalse();
    carrier.pickUp(ben.phone());
    office.awaitPhase(call, CallPhase.HUMAN);
    assertThat(office.shown(call).handledBy()).isEqualTo(ben.id());
    await().until(() -> !carrier.rings(ana.phone()));
  }

  @Test
  void oneOfItJoinsTheCallAndTheOthersAreNotRungAnyMore() {
    var call = office.talkWithOwner();

    rooms.add(owner, call.value(), new Whom(null, SALES, null), null);

    awaitBoth();
    carrier.pickUp(ana.phone());
    await()
        .untilAsserted(() ->
            assertThat(office.shown(call).participants())
                .extracting(Participant::userId)
                .containsExactly(office.owner.id(), ana.id()));
    passOn(call, SALES, true); // she is there already
    await().until(() -> carrier.rings(ben.phone()));
    assertThat(carrier.rings(ana.phone())).isFalse();
    assertThat(office.shown(call).held()).isTrue();
  }

  @Test
  void whoeverNobodyCanBeRungForIsToldAndKeepsTheCaller() {
    var call = office.talkWithOwner();

    refused(Problem.CALL_STATE, () -> passOn(call, ALONE, false));
    refused(Problem.CALL_STATE, () -> passOn(call, ALONE, true));
    refused(Problem.NOT_FOUND, () -> passOn(call, UUID.randomUUID(), false));
    refused(
        Problem.INVALID_REQUEST,
        () -> rooms.add(owner, call.value(), new Whom(ana.id().value(), SALES, null), null));
    office.phonesRing = false;
    refused(Problem.CALL_STATE, () -> passOn(call, SALES, true));

    assertThat(office.shown(call).held()).isFalse();
    assertThat(carrier.areTalking(office.leg(call, 1), office.leg(call, 3))).isTrue();
  }

  private static void refused(Problem problem, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
