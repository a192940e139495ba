package io.connexus.call.application;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Logged;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.WorkspaceId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is told of a call, in whatever order and however often, is its log; the rest follows from
 * it.
 */
class CallLogIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void eventsOfACallerNotYetToldOfWaitForTheArrival() {
    office.hold();
    var leg = carrier.call(office.caller, office.business);
    carrier.end(leg, Cause.HUNG_UP);
    var events = office.release();

    events.reversed().forEach(office::deliver);

    var call = office.calls.withCaller(leg).orElseThrow();
    assertThat(office.phase(call)).isEqualTo(CallPhase.ENDED);
    assertThat(types(call)).containsExactly("CallerArrived", "LegEnded");
    assertThat(count("call.early_event")).isZero();
  }

  @Test
  void earlyEventsAreAppliedInTheOrderTheyHappened() {
    office.hold();
    var leg = carrier.call(office.caller, office.business);
    var arrival = office.release().getFirst();
    var at = office.clock.instant();
    office.deliver(new CarrierEvent.Ended(leg, null, at.plusSeconds(2), Cause.HUNG_UP));
    office.deliver(new CarrierEvent.Answered(leg, null, at.plusSeconds(1)));

    office.deliver(arrival);

    var call = office.calls.withCaller(leg).orElseThrow();
    assertThat(types(call)).containsExactly("CallerArrived", "LegAnswered", "LegEnded");
  }

  @Test
  void anArrivalToldTwiceAtOnceIsOneCall() throws Exception {
    office.hold();
    var leg = carrier.call(office.caller, office.business);
    var arrival = office.release().getFirst();

    atOnce(
        8,
        () -> {
          office.deliver(arrival);
          return null;
        });

    var call = office.calls.withCaller(leg).orElseThrow();
    office.awaitPhase(call, CallPhase.AI);
    assertThat(carrier.asked("answer")).hasSize(1);
    assertThat(office.views.page(office.workspace, CallFilter.ALL, null, 10)).hasSize(1);
  }

  @Test
  void manyWritersOfOneCallLeaveNoGapInItsLog() throws Exception {
    var call = office.talkWithAi();

    atOnce(
        12,
        () -> {
          office.conversations.ended(call, 1, "agent_hangup", "About a cake.");
          return null;
        });

    var log = office.calls.log(call);
    assertThat(log)
        .extracting(Logged::seq)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, log.size()).boxed().toList());
    assertThat(types(call)).filteredOn("ConversationEnded"::equals).hasSize(12);
    assertThat(office.shown(call).version()).isEqualTo(log.size());
    assertThat(office.shown(call).summary()).isEqualTo("About a cake.");
  }

  @Test
  void aCallerOfANumberThatIsNobodysIsTurnedAway() {
    var leg = carrier.call(office.caller, new E164("+13125550999"));

    await().until(() -> carrier.asked("reject").equals(List.of(leg)));
    assertThat(office.calls.withCaller(leg)).isEmpty();
    assertThat(office.metrics.counter("connexus.call.turned.away").count()).isEqualTo(1);
  }

  @Test
  void anEventOfNoCallOfOursChangesNothing() {
    var tag = new LegTag(CallId.next(), 2);
    office.deliver(new CarrierEvent.Answered("cc-foreign", tag, office.clock.instant()));
    assertThat(office.calls.find(tag.call())).isEmpty();
    assertThat(office.service.record(tag.call(), new CallEvent.AnnouncementOver()))
        .isInstanceOf(CallService.Recorded.Unknown.class);
  }

  @Test
  void lateEventsAreCountedAndNotLogged() {
    var call = office.talkWithAi();
    int before = office.calls.log(call).size();

    office.service.record(call, new CallEvent.LegAnswered(1));

    assertThat(office.calls.log(call)).hasSize(before);
    assertThat(
            office.metrics.counter("connexus.call.events.ignored", "event", "leg-answered").count())
        .isEqualTo(1);
  }

  @Test
  void theProjectionRebuiltFromTheLogIsTheSame() {
    office.talkWithOwner();
    var ended = office.talkWithAi();
    office.conversations.ended(ended, 1, "user_hangup", "About a cake.");
    carrier.end(office.callerLeg(ended), Cause.HUNG_UP);
    office.awaitPhase(ended, CallPhase.ENDED);
    office.settle();
    var before = table();

    var rebuilt = office.transactions.execute(_ -> office.calls.rebuild());

    assertThat(rebuilt).isGreaterThanOrEqualTo(2);
    assertThat(table()).isEqualTo(before);
  }

  @Test
  void aProjectionThatWasSpoiltIsMended() {
    var call = office.talkWithOwner();
    office.settle();
    var before = table();
    DATABASE
        .jdbc()
        .sql(
            "update call.call set status = 'ringing', phase = 'ringing', version = 1, handled_by = null, answered_at = null where id = :id")
        .param("id", call.value())
        .update();

    office.transactions.executeWithoutResult(_ -> office.calls.rebuild());

    assertThat(table()).isEqualTo(before);
  }

  @Test
  void theLogCanOnlyGrow() {
    var call = office.ring();
    for (var change :
        List.of(
            "update call.call_event set type = 'leg-answered' where call_id = :id",
            "delete from call.call_event where call_id = :id")) {
      assertThatThrownBy(() -> DATABASE.jdbc().sql(change).param("id", call.value()).update())
          .hasMessageContaining("append-only");
    }
    assertThatThrownBy(() -> DATABASE.jdbc().sql("truncate call.call_event").update())
        .hasMessageContaining("append-only");
  }

  @Test
  void aWorkspaceSeesItsOwnCallsOnly() {
    var call = office.ring();
    var other = WorkspaceId.next();

    assertThat(office.calls.show(other, call)).isEmpty();
    assertThat(office.views.page(other, CallFilter.ALL, null, 10)).isEmpty();
    assertThat(new KnownParties(office.calls).of(other, call)).isEmpty();
    assertThat(new KnownParties(office.calls).of(office.workspace, call))
        .get()
        .satisfies(parties -> {
          assertThat(parties.outside()).isEqualTo(office.caller);
          assertThat(parties.business()).isEqualTo(office.business);
        });
  }

  private static void atOnce(int times, Callable<Void> deed) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(IntStream.range(0, times).mapToObj(_ -> deed).toList())) {
        done.get();
      }
    }
  }

  private List<String> types(CallId call) {
    return office.calls.log(call).stream()
        .map(logged -> logged.event().getClass().getSimpleName())
        .toList();
  }

  private static String table() {
    return DATABASE
        .jdbc()
        .sql("select c::text from call.call c order by id")
        .query(String.class)
        .list()
        .stream()
        .collect(joining("\n"));
  }

  private static int count(String table) {
    return DATABASE.jdbc().sql("select count(*) from " + table).query(Integer.class).single();
  }
}
