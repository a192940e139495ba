package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Participant;
import io.connexus.call.domain.Person;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A carrier that tells everything late, some of it twice and none of it in order, while people
 * hold, mute, add, leave, pass on and give back. Whatever they did, in the end the carrier's legs
 * are as the call says, and after the caller's goodbye nobody is left on a line.
 */
class RoomsInDisorderIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");
  private static final int WISHES = 14;

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;
  private final UserId owner = office.owner.id();
  private final UserId colleague = office.colleague.id();
  private final E164 desk = office.colleague.phone();

  @AfterEach
  void close() {
    office.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverWasWishedTheCarrierDoesWhatTheCallSays(long seed) {
    var random = new Random(seed);
    var call = office.talkWithOwner();
    for (int i = 0; i < WISHES; i++) {
      office.hold();
      office.service.record(call, wish(random));
      if (random.nextBoolean()) {
        office.settle();
      }
      if (carrier.rings(desk) && random.nextInt(3) > 0) {
        carrier.pickUp(desk);
      } else if (carrier.rings(desk)) {
        carrier.decline(desk);
      }
      tell(random);
    }
    calm(call, random);
    assertAgreement(call);

    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    await().untilAsserted(() -> assertThat(carrier.liveLegs()).isEmpty());
  }

  private CallEvent wish(Random random) {
    var who = random.nextInt(4) == 0 ? colleague : owner;
    return switch (random.nextInt(9)) {
      case 0, 1 -> new CallEvent.HoldRequested(who, random.nextBoolean());
      case 2 -> new CallEvent.MuteRequested(who, random.nextBoolean());
      case 3, 4 -> new CallEvent.AddRequested(who, List.of(Person.at(colleague, desk)), false);
      case 5 -> new CallEvent.LeaveRequested(who);
      case 6 -> new CallEvent.RemoveRequested(who, 3 + random.nextInt(4));
      case 7 -> new CallEvent.TransferRequested(who, List.of(Person.at(colleague, desk)));
      default -> new CallEvent.GiveBackRequested(who);
    };
  }

  /** What has happened is told out of order, a third of it twice. */
  private void tell(Random random) {
    var events = new ArrayList<>(office.release());
    var twice = events.stream().filter(_ -> random.nextInt(3) == 0).toList();
    events.addAll(twice);
    Collections.shuffle(events, random);
    events.forEach(office::deliver);
  }

  /** Nothing more is wished; what rings is declined, and deadlines pass. */
  private void calm(CallId call, Random random) {
    for (int i = 0; i < 6; i++) {
      office.settle();
      tell(random);
      for (var phone : List.of(desk, office.owner.phone())) {
        if (carrier.rings(phone)) {
          carrier.decline(phone);
        }
      }
      if (office.calls.find(call).orElseThrow().state() instanceof CallState.WithAi(_, var ai)) {
        office.conversations.connected(call, ai.session());
      }
      office.settle(); // or what has not been begun is put off
      office.pass(Duration.ofSeconds(8));
    }
    office.settle();
  }

  private void assertAgreement(CallId id) {
    var call = office.calls.find(id).orElseThrow();
    var caller = office.callerLeg(id);
    switch (call.state()) {
      case CallState.WithHuman(_, var human) ->
          assertThat(carrier.areTalking(caller, office.leg(id, human.leg()))).isTrue();
      case CallState.WithAi(_, var ai) ->
          assertThat(carrier.areTalking(caller, office.leg(id, ai.leg()))).isTrue();
      case CallState.InRoom(_, var room, _) -> {
        assertThat(carrier.isOnHold(caller)).isEqualTo(room.held());
        assertThat(call.participants())
            .filteredOn(one -> one.standing() == Participant.Standing.JOINED)
            .isNotEmpty()
            .allSatisfy(one ->
                assertThat(carrier.hears(caller, office.leg(id, one.leg())))
                    .isEqualTo(!room.held() && !one.muted()));
      }
      case CallState.Voicemail _ -> assertThat(carrier.isAlive(caller)).isTrue();
      default -> throw new AssertionError("the caller is still nobody's: " + call.state());
    }
  }
}
