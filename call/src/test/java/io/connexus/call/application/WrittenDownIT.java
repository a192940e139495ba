package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.Speaker;
import io.connexus.call.Turn;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallPhase;
import io.connexus.platform.CallId;
import io.connexus.platform.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people say to each other is written down once, also while the call moves on. */
class WrittenDownIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void whatIsSaidToAPersonIsWrittenDownOnce() {
    var call = office.talkWithOwner();
    await().until(() -> carrier.asked("transcribe").size() == 1);
    var heard = heard(call, "A cake, please.", office.clock.instant());

    office.deliver(heard);
    office.deliver(heard);

    assertThat(office.transcript.of(call))
        .singleElement()
        .satisfies(turn -> {
          assertThat(turn.speaker()).isEqualTo(Speaker.CALLER);
          assertThat(turn.text()).isEqualTo("A cake, please.");
        });
    assertThat(office.told).filteredOn(event -> event.name().equals("transcript")).hasSize(1);
  }

  @Test
  void whatWasSaidToAPersonIsWrittenDownThoughItIsToldAfterTheyHaveLeft() {
    var call = office.talkWithOwner();
    var then = office.clock.instant();
    office.pass(Duration.ofSeconds(1));
    office.service.record(call, new CallEvent.GiveBackRequested(office.owner.id()));
    office.awaitPhase(call, CallPhase.AI);

    office.deliver(heard(call, "A cake, please.", then));
    office.deliver(heard(call, "For whom?", office.clock.instant()));

    assertThat(office.transcript.of(call))
        .singleElement()
        .satisfies(turn -> assertThat(turn.text()).isEqualTo("A cake, please."));
  }

  private CarrierEvent.Heard heard(CallId call, String text, Instant at) {
    var leg = office.callerLeg(call);
    return new CarrierEvent.Heard(leg, new LegTag(call, 1), at, text, text, true);
  }

  @Test
  void aTurnThatIsWrittenWhileTheCallMovesWaitsAndStandsInNobodysWay() throws Exception {
    var call = office.talkWithAi();
    office.settle();
    var turn = new Turn("1.9", Speaker.CALLER, "Hello?", true, office.clock.instant(), null);
    var written = new CompletableFuture<Boolean>();
    office.transactions.executeWithoutResult(_ -> {
      assertThat(office.calls.lock(call)).isPresent();
      Thread.startVirtualThread(() -> {
        try {
          office.transcript.write(call, turn);
          written.complete(true);
        } catch (RuntimeException e) {
          written.completeExceptionally(e);
        }
      });
      await().until(WrittenDownIT::somebodyWaitsForALock);
      office.service.record(call, new CallEvent.HangUpRequested(office.owner.id()));
    });
    assertThat(written.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(office.transcript.of(call)).extracting(Turn::text).contains("Hello?");
  }

  private static boolean somebodyWaitsForALock() {
    return DATABASE
        .jdbc()
        .sql(
            "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())")
        .query(Boolean.class)
        .single();
  }
}
