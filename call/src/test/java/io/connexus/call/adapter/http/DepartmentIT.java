package io.connexus.call.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.call.adapter.http.CallController.How;
import io.connexus.call.adapter.http.CallController.Transfer;
import io.connexus.call.application.CallJson.Participant;
import io.connexus.call.application.FakeCarrier;
import io.connexus.call.application.Office;
import io.connexus.call.application.PressKeys;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Person;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.user.Member;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A caller is passed on to a department, to somebody who sleeps or somebody outside, or somebody of
 * a department is asked to join.
 */
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
    var telephone =
        new OwnTelephone(office.members(), office.numbers(), office.softphones, office.countries);
    var guests =
        new Guests(telephone, office.telephones, office.members(), office.numbers(), office.limit);
    var voice =
        new OwnVoice(office.service, new PressKeys(office.service, office.calls, carrier), shown);
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

  @Test
  void whoSleepsIsWaitedForUnlessNobodyTellsThemOrOthersAreInTheCall() {
    var sleeper = new Actor(ana.id(), office.workspace, Role.AGENT, UUID.randomUUID());
    office.softphones.connect(sleeper);
    office.lateTelephones.ready(sleeper);
    office.resting.add(ana.id());
    var call = office.talkWithOwner();
    office.settle();
    office.pass(Duration.ofSeconds(13));
    refused(Problem.CALL_STATE, () -> passOnToAna(call));
    office.pushed.add(sleeper.session());

    rooms.add(owner, call.value(), new Whom(ben.id().value(), null, null), null);
    await().until(() -> carrier.rings(ben.phone()));
    carrier.pickUp(ben.phone());
    await()
        .until(() ->
            office.shown(call).participants().stream()
                .allMatch(one -> one.standing().equals("joined")));
    refused(Problem.CALL_STATE, () -> passOnToAna(call));

    calls.end(owner, call.value(), null);
    await().until(() -> carrier.liveLegs().isEmpty());
    var another = office.talkWithOwner();
    office.settle();
    office.pass(Duration.ofSeconds(13));
    passOnToAna(another);
    passOnToAna(another); // told twice
    office.lateTelephones.ready(sleeper);
    await().until(() -> carrier.rings(office.softphones.addressOf(sleeper).orElseThrow()));
  }

  private void passOnToAna(CallId call) {
    calls.transfer(owner, call.value(), new Transfer(ana.id().value(), null, null, null), null);
  }

  @Test
  void ofManyWhoPassOnAndTakeOverOutsideAtOnceOneHasTheLastPlace() throws Exception {
    var desk = Person.at(office.owner.id(), new E164("+13125550187"));
    for (int i = 0; i < 9; i++) {
      office.placeCall.run(office.workspace, desk, null, office.caller, null);
    }
    List<Callable<Boolean>> wishes =
        List.of(
            passOnTo(office.talkWithOwner(), "+13125550191"),
            passOnTo(office.talkWithOwner(), "+13125550192"),
            takeOverAt(office.talkWithAi(), "+13125550193"),
            takeOverAt(office.talkWithAi(), "+13125550194"));
    int rung = 0;
    try (var threads = Executors.newFixedThreadPool(wishes.size())) {
      for (var wish : threads.invokeAll(wishes)) {
        rung += wish.get() ? 1 : 0;
      }
    }
    assertThat(rung).isEqualTo(1);
  }

  private Callable<Boolean> passOnTo(CallId call, String phone) {
    return within(
        () -> calls.transfer(owner, call.value(), new Transfer(null, null, phone, null), null));
  }

  private Callable<Boolean> takeOverAt(CallId call, String phone) {
    return within(() -> calls.takeOver(owner, call.value(), new How(phone, null), null));
  }

  private static Callable<Boolean> within(Runnable wish) {
    return () -> {
      try {
        wish.run();
        return true;
      } catch (ProblemException e) {
        assertThat(e.problem()).isEqualTo(Problem.LIMIT_REACHED);
        return false;
      }
    };
  }

  private static void refused(Problem problem, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
