package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.RoutingRules;
import io.connexus.call.domain.RoutingRules.Anonymous;
import io.connexus.call.domain.RoutingRules.Closed;
import io.connexus.call.domain.RoutingRules.First;
import io.connexus.call.domain.RoutingRules.Strategy;
import io.connexus.call.domain.RoutingRules.Unanswered;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members' own telephones may have a voicemail, which picks up as a person does. */
class AcceptByKeyIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;
  private final E164 owners = office.owner.phone();
  private final E164 colleagues = office.colleague.phone();

  @BeforeEach
  void whoeverPicksUpIsAskedForAKey() {
    office.byKey = true;
    office.rules.put(
        office.workspace,
        office.business,
        new RoutingRules(
            null,
            First.PEOPLE,
            Strategy.ALL,
            15,
            Unanswered.AI,
            Closed.AI,
            null,
            null,
            Anonymous.REJECT,
            false));
  }

  @AfterEach
  void close() {
    office.close();
  }

  private CallId pickedUp() {
    var call = office.ring();
    await().until(() -> carrier.rings(owners));
    carrier.pickUp(owners);
    await().until(() -> carrier.asksForKey(owners));
    return call;
  }

  @Test
  void aVoicemailDoesNotTakeTheCaller() {
    var call = pickedUp();
    office.settle();
    assertThat(office.phase(call)).isEqualTo(CallPhase.RINGING_HUMAN);
    assertThat(carrier.areTalking(office.callerLeg(call), office.leg(call, 2))).isFalse();
    assertThat(carrier.hearsMusic(office.callerLeg(call))).isTrue();

    carrier.pressNothing(owners);

    office.awaitPhase(call, CallPhase.AI);
    await().until(() -> !carrier.isAlive(office.leg(call, 2)));
  }

  @Test
  void whoPressesTheKeyHasTheCaller() {
    var call = pickedUp();
    carrier.press(owners);
    office.awaitPhase(call, CallPhase.HUMAN);
    assertThat(carrier.areTalking(office.callerLeg(call), office.leg(call, 2))).isTrue();
    assertThat(carrier.hearsMusic(office.callerLeg(call))).isFalse();
  }

  @Test
  void theOthersRingOnUntilSomebodyHasPressedIt() {
    office.assignees.addAll(List.of(office.owner.id(), office.colleague.id()));
    var call = pickedUp();
    assertThat(carrier.rings(colleagues)).isTrue();
    carrier.pickUp(colleagues);
    await().until(() -> carrier.asksForKey(colleagues));
    carrier.press(colleagues);
    office.awaitPhase(call, CallPhase.HUMAN);
    assertThat(office.calls.find(call).orElseThrow().handledBy()).isEqualTo(office.colleague.id());
    await().until(() -> !carrier.isAlive(office.leg(call, 2)));
  }

  @Test
  void whatIsNeverToldOfTheKeyTakesNobodyFromTheCaller() {
    var call = pickedUp();
    var since = office.clock.instant();
    office.passUntil(() -> office.phase(call) == CallPhase.AI);
    assertThat(office.clock.instant()).isBetween(since.plusSeconds(19), since.plusSeconds(34));
  }

  @Test
  void aKeyThatIsPressedLateIsNobodys() {
    var call = pickedUp();
    var leg = office.leg(call, 2);
    carrier.pressNothing(owners);
    office.awaitPhase(call, CallPhase.AI);
    office.service.record(call, new CallEvent.LegAccepted(2));
    office.settle();
    assertThat(office.phase(call)).isEqualTo(CallPhase.AI);
    assertThat(carrier.isAlive(leg)).isFalse();
  }

  @Test
  void aColleagueWhomTheCallerIsPassedOnToPressesIt() {
    var call = pickedUp();
    carrier.press(owners);
    office.awaitPhase(call, CallPhase.HUMAN);
    office.service.record(
        call,
        new CallEvent.TransferRequested(
            office.owner.id(),
            office.telephones.ofMember(office.workspace, office.colleague.id())));
    await().until(() -> carrier.rings(colleagues));
    carrier.pickUp(colleagues);
    await().until(() -> carrier.asksForKey(colleagues));
    assertThat(office.phase(call)).isEqualTo(CallPhase.RINGING_HUMAN);
    carrier.press(colleagues);
    office.awaitPhase(call, CallPhase.HUMAN);
  }

  @Test
  void aColleagueWhoIsAddedPressesIt() {
    var call = pickedUp();
    carrier.press(owners);
    office.awaitPhase(call, CallPhase.HUMAN);
    office.service.record(
        call,
        new CallEvent.AddRequested(
            office.owner.id(),
            office.telephones.ofMember(office.workspace, office.colleague.id()),
            false));
    await().until(() -> carrier.rings(colleagues));
    carrier.pickUp(colleagues);
    await().until(() -> carrier.asksForKey(colleagues));
    office.settle();
    var third = office.leg(call, 3);
    assertThat(carrier.hears(third, office.callerLeg(call))).isFalse();
    carrier.press(colleagues);
    await().until(() -> carrier.hears(third, office.callerLeg(call)));
  }

  @Test
  void aPhoneThatRingsIsNotRungAnewByTakingOverAtIt() {
    var call = office.ring();
    await().until(() -> carrier.rings(owners));
    office.takeOver(call); // at the phone that rings already
    office.settle();
    assertThat(office.calls.find(call).orElseThrow().legs()).hasSize(2);
  }
}
