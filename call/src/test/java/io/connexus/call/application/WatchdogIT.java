package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.application.Carrier.LiveLeg;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Person;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No caller and no leg is left alone, whatever was lost between us and the carrier. */
class WatchdogIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");
  private static final E164 SOMEBODY = new E164("+14155550155");

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;
  private final Watchdog watchdog =
      new Watchdog(office.calls, office.service, carrier, office.metrics);

  @AfterEach
  void close() {
    office.close();
  }

  private double found(String what) {
    return office.metrics.counter("connexus.call.watchdog", "found", what).count();
  }

  @Test
  void aCallAsItShouldBeIsLeftAsItIs() {
    var call = office.talkWithOwner();
    await().until(() -> carrier.liveLegs().size() == 2);
    int before = office.calls.log(call).size();
    for (int i = 0; i < 3; i++) {
      assertThat(watchdog.look()).isFalse();
    }
    assertThat(office.calls.log(call)).hasSize(before);
    assertThat(carrier.liveLegs()).hasSize(2);
  }

  @Test
  void aCallerWhomTheCarrierHasForgottenHasLeft() {
    var call = office.talkWithAi();
    carrier.vanish(office.callerLeg(call));
    watchdog.look();
    assertThat(office.phase(call)).isEqualTo(CallPhase.ENDED);
    await().until(() -> carrier.liveLegs().isEmpty());
    assertThat(found("gone")).isEqualTo(1);
  }

  @Test
  void aCallThatCannotBeReadDoesNotHideTheOthers() {
    var broken = office.ring();
    var call = office.talkWithAi();
    DATABASE
        .jdbc()
        .sql("insert into call.call_event values (:call, 99, now(), 'no-such-event', '{}')")
        .param("call", broken.value())
        .update();
    carrier.vanish(office.callerLeg(call));
    watchdog.look();
    assertThat(office.phase(call)).isEqualTo(CallPhase.ENDED);
    DATABASE
        .jdbc()
        .sql(
            "update call.call set phase = 'ended', outcome = 'failed', ended_at = now() where id = :call")
        .param("call", broken.value())
        .update();
  }

  @Test
  void aPersonWhoVanishedLeavesTheCallerToTheAi() {
    var call = office.talkWithOwner();
    carrier.vanish(office.leg(call, 3));
    watchdog.look();
    assertThat(office.phase(call)).isNotEqualTo(CallPhase.HUMAN);
  }

  @Test
  void aLegThatNoCallHasAnyUseForIsHungUpAtTheSecondLook() {
    var call = office.talkWithAi();
    var twin = dial(new LegTag(call, 2));
    watchdog.look();
    assertThat(carrier.isAlive(twin)).as("its end may be on its way").isTrue();
    watchdog.look();
    assertThat(carrier.isAlive(twin)).isFalse();
    assertThat(office.phase(call)).isEqualTo(CallPhase.AI);
    assertThat(found("nobodys")).isEqualTo(1);
  }

  @Test
  void aLegOfACallThatIsOverIsHungUp() {
    var call = office.talkWithAi();
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    await().until(() -> carrier.liveLegs().isEmpty());
    var left = dial(new LegTag(call, 9));
    watchdog.look();
    watchdog.look();
    assertThat(carrier.isAlive(left)).isFalse();
  }

  @Test
  void aLegOfAnotherInstallationIsLeftAlone() {
    var theirs = dial(new LegTag(CallId.next(), 1));
    for (int i = 0; i < 3; i++) {
      watchdog.look();
    }
    assertThat(carrier.liveLegs()).extracting(LiveLeg::carrierId).containsExactly(theirs);
  }

  @Test
  void aCallerOfWhomWeWereNotToldIsMissed() {
    office.hold();
    carrier.call(SOMEBODY, office.business);
    assertThat(watchdog.look()).isTrue();
    office.release().forEach(office::deliver);
    assertThat(watchdog.look()).isFalse();
  }

  private String dial(LegTag tag) {
    var person = Person.at(office.owner.id(), SOMEBODY);
    return carrier.dialHuman(
        tag, person.phone(), office.business, null, Duration.ofSeconds(25), UUID.randomUUID());
  }
}
