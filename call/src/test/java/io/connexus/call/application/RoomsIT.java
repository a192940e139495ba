package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Logged;
import io.connexus.call.domain.Person;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caller and more than one person. Leg 3 is the owner's, leg 4 the guest's. */
class RoomsIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;
  private final UserId owner = office.owner.id();
  private final UserId colleague = UserId.next();
  private final E164 desk = new E164("+14155550188");

  @AfterEach
  void close() {
    office.close();
  }

  private Recorded hold(CallId call, boolean held) {
    return office.service.record(call, new CallEvent.HoldRequested(owner, held));
  }

  private Recorded add(CallId call) {
    return office.service.record(
        call, new CallEvent.AddRequested(owner, List.of(Person.at(colleague, desk)), false));
  }

  private CallId three() {
    var call = office.talkWithOwner();
    add(call);
    await().until(() -> carrier.rings(desk));
    carrier.pickUp(desk);
    await().until(() -> hear(call, 1, 4));
    return call;
  }

  private boolean hear(CallId call, int one, int other) {
    return carrier.hears(office.leg(call, one), office.leg(call, other))
        && carrier.hears(office.leg(call, other), office.leg(call, one));
  }

  @Test
  void aCallerOnHoldHearsMusicAndIsBackAfterIt() {
    var call = office.talkWithOwner();
    hold(call, true);
    await().until(() -> carrier.isOnHold(office.leg(call, 1)));
    assertThat(office.phase(call)).isEqualTo(CallPhase.HUMAN);
    assertThat(office.shown(call).held()).isTrue();
    assertThat(hold(call, true)).isInstanceOf(Recorded.Ignored.class);
    hold(call, false);
    await().until(() -> hear(call, 1, 3));
    assertThat(office.shown(call).held()).isFalse();
  }

  @Test
  void whoeverHoldsAndUnholdsInAHurryGetsWhatTheyWantedLast() {
    var call = office.talkWithOwner();
    for (int i = 0; i < 11; i++) {
      hold(call, i % 2 == 0);
    }
    office.settle();
    await().until(() -> carrier.isOnHold(office.leg(call, 1)));
    for (int i = 0; i < 11; i++) {
      hold(call, i % 2 == 1);
    }
    office.settle();
    await().until(() -> hear(call, 1, 3));
  }

  @Test
  void whoHearsNothingComesInAnewWhileTheOthersTalkOn() {
    var call = three();
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));
    assertThat(hear(call, 1, 4)).isTrue();
    assertThat(carrier.isAlive(office.leg(call, 3))).isFalse();
    carrier.pickUp(office.owner.phone());
    await().until(() -> hear(call, 1, 5) && hear(call, 4, 5));
    assertThat(office.shown(call).participants()).hasSize(2);
  }

  @Test
  void whoComesInAnewIsAsMutedAsBeforeAndLeavesTheCallerOnHold() {
    var call = three();
    office.service.record(call, new CallEvent.MuteRequested(owner, true));
    hold(call, true);
    await().until(() -> carrier.isOnHold(office.leg(call, 1)));
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));
    office.settle();
    assertThat(carrier.isOnHold(office.leg(call, 1))).isTrue();
    office.takeOver(call); // a second tap
    office.settle();
    assertThat(office.calls.find(call).orElseThrow().legs()).hasSize(5);
    carrier.pickUp(office.owner.phone());
    await().until(() -> carrier.hears(office.leg(call, 5), office.leg(call, 4)));
    office.settle();
    assertThat(carrier.hears(office.leg(call, 4), office.leg(call, 5))).isFalse();
    assertThat(carrier.isOnHold(office.leg(call, 1))).isTrue();
  }

  @Test
  void whoIsRungAnewMayAskForAnotherTelephone() {
    var call = three();
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));
    var other = new E164("+14155550189");
    office.takeOver.silence(office.takeOver.ring(call, owner, List.of(Person.at(owner, other))));
    await().until(() -> carrier.rings(other));
    await().until(() -> !carrier.rings(office.owner.phone()));
    carrier.pickUp(other);
    await().until(() -> hear(call, 1, 6) && hear(call, 4, 6));
  }

  @Test
  void threeHearOneAnotherAndWhoIsMutedIsNotHeard() {
    var call = three();
    assertThat(hear(call, 1, 3) && hear(call, 3, 4)).isTrue();
    assertThat(office.shown(call).participants())
        .extracting(CallJson.Participant::userId, CallJson.Participant::standing)
        .containsExactly(tuple(owner, "joined"), tuple(colleague, "joined"));
    office.service.record(call, new CallEvent.MuteRequested(colleague, true));
    await().until(() -> !carrier.hears(office.leg(call, 1), office.leg(call, 4)));
    assertThat(carrier.hears(office.leg(call, 4), office.leg(call, 1))).isTrue();
    assertThat(office.shown(call).participants().getLast().muted()).isTrue();
  }

  @Test
  void aWordInPrivateThenTheCallerIsTheColleagues() {
    var call = office.talkWithOwner();
    hold(call, true);
    add(call);
    await().until(() -> carrier.rings(desk));
    carrier.pickUp(desk);
    await().until(() -> hear(call, 3, 4));
    assertThat(carrier.isOnHold(office.leg(call, 1))).isTrue();

    office.service.record(call, new CallEvent.LeaveRequested(owner));
    await().until(() -> hear(call, 1, 4));
    await().until(() -> !carrier.isAlive(office.leg(call, 3)));
    assertThat(office.shown(call).handledBy()).isEqualTo(colleague);
    assertThat(office.phase(call)).isEqualTo(CallPhase.HUMAN);

    carrier.hangUp(desk);
    office.awaitPhase(call, CallPhase.ENDED);
    await().until(() -> carrier.liveLegs().isEmpty());
  }

  @Test
  void aColleagueWhoDoesNotAnswerChangesNothing() {
    var call = office.talkWithOwner();
    hold(call, true);
    add(call);
    await().until(() -> carrier.rings(desk));
    carrier.decline(desk);
    await().until(() -> office.shown(call).participants().size() == 1);
    assertThat(carrier.isOnHold(office.leg(call, 1))).isTrue();
    assertThat(office.shown(call).held()).isTrue();
  }

  @Test
  void aRoomThatCannotBeOpenedIsStillTheConversation() {
    var call = office.talkWithOwner();
    carrier.refusesRooms(true);
    hold(call, true);
    await().until(() -> !office.shown(call).held());
    office.settle();
    assertThat(carrier.areTalking(office.leg(call, 1), office.leg(call, 3))).isTrue();
    carrier.refusesRooms(false);
    hold(call, true);
    await().until(() -> carrier.isOnHold(office.leg(call, 1)));
  }

  @Test
  void aRoomThatLastsTooLongIsABridgeAgain() {
    var call = three();
    carrier.expires(office.leg(call, 4));
    await().until(() -> carrier.areTalking(office.leg(call, 1), office.leg(call, 3)));
    assertThat(office.phase(call)).isEqualTo(CallPhase.HUMAN);
    await().until(() -> !carrier.isAlive(office.leg(call, 4)));
  }

  @Test
  void aRoomWhoseAnswerWasLostIsFoundAgain() {
    var call = office.talkWithOwner();
    carrier.losesAnswers(true);
    hold(call, true);
    await().until(() -> !carrier.asked("open room").isEmpty());
    carrier.losesAnswers(false);
    office.passUntil(() -> carrier.isOnHold(office.leg(call, 1)));
    assertThat(office.shown(call).held()).isTrue();
  }

  @Test
  void aRoomThatAPersonIsLostFromIsTheOthersOrTheAis() {
    var call = three();
    carrier.end(office.leg(call, 3), Cause.FAILED);
    await().until(() -> office.shown(call).participants().size() == 1);
    assertThat(hear(call, 1, 4)).isTrue();
    carrier.end(office.leg(call, 4), Cause.FAILED);
    office.awaitPhase(call, CallPhase.AI);
  }

  @Test
  void theAiCanHaveTheCallerBackFromARoom() {
    var call = three();
    office.service.record(call, new CallEvent.GiveBackRequested(owner));
    office.awaitPhase(call, CallPhase.AI);
    assertThat(carrier.areTalking(office.leg(call, 1), office.leg(call, 5))).isTrue();
    await()
        .until(
            () -> !carrier.isAlive(office.leg(call, 3)) && !carrier.isAlive(office.leg(call, 4)));
  }

  @Test
  void aCallerWhoHangsUpLeavesNobodyInTheRoom() {
    var call = three();
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    await().until(() -> carrier.liveLegs().isEmpty());
    assertThat(office.shown(call).participants()).isEmpty();
  }

  @Test
  void theLogTellsWhatTheTableShows() {
    var call = three();
    hold(call, true);
    var before = office.shown(call);
    office.calls.rebuild();
    assertThat(office.shown(call)).isEqualTo(before);
  }

  @Test
  void eventsThatComeTwiceAndBackwardsChangeNothing() {
    var call = office.talkWithOwner();
    add(call);
    await().until(() -> carrier.rings(desk));
    office.hold();
    carrier.pickUp(desk);
    var news = office.release().reversed();
    news.forEach(office::deliver);
    news.forEach(office::deliver);
    await().until(() -> hear(call, 1, 4) && hear(call, 1, 3) && hear(call, 3, 4));
  }

  @Test
  void keysAreHeardAndKeptNowhere() {
    var call = office.talkWithOwner();
    var keys = new PressKeys(office.service, office.calls, carrier);
    var noted = keys.note(call, owner, "4w271");
    assertThat(noted).isInstanceOf(Recorded.Moved.class);
    var wish = UUID.randomUUID();
    keys.press(call, "4w271", wish);
    keys.press(call, "4w271", wish);
    assertThat(carrier.asked("press 4w271")).containsExactly(office.leg(call, 1));
    var ignored = keys.note(call, colleague, "9");
    assertThat(ignored).isInstanceOf(Recorded.Ignored.class);
    assertThat(office.calls.log(call))
        .extracting(Logged::event)
        .contains(new CallEvent.KeysRequested(owner, 4));
    assertThat(
            DATABASE
                .jdbc()
                .sql("select count(*) from platform.outbox where body::text like '%4w271%'")
                .query(Integer.class)
                .single())
        .isZero();
  }
}
