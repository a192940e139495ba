package io.connexus.call.application;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.call.Speaker;
import io.connexus.call.Turn;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Logged;
import io.connexus.call.domain.Person;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditEntry;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler;
import io.connexus.user.Notifications.Kind;
import io.connexus.user.Notifications.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
  void hangingUpALegThatIsOverAlreadyIsDoneWithoutAnotherTry() {
    var call = office.talkWithAi();
    var ai = office.leg(call, 2);
    carrier.vanish(ai);

    carrier.hangUp(office.caller);

    await().until(() -> results(call).contains("call.hang-up leg-over"));
    assertThat(carrier.tries("hang up")).hasSize(1);
    assertThat(office.phase(call)).isEqualTo(CallPhase.ENDED);
  }

  @Test
  void answeringACallerWhoHasGoneMeanwhileEndsTheCall() {
    carrier.down(true);
    var call = office.ring();
    carrier.vanish(office.callerLeg(call));

    carrier.down(false);

    office.passUntil(() -> office.phase(call) == CallPhase.ENDED);
    assertThat(office.shown(call).outcome()).isEqualTo("abandoned");
  }

  @Test
  void anUnavailableCarrierIsAskedAgainWithTheSameCommandId() {
    carrier.down(true);
    var call = office.ring();
    office.passUntil(() -> carrier.tries("answer").size() >= 3);

    carrier.down(false);

    office.passUntil(() -> office.phase(call) == CallPhase.AI);
    assertThat(carrier.tries("answer"))
        .extracting(FakeCarrier.Asked::commandId)
        .containsOnly(carrier.asked().getFirst().commandId());
    assertThat(carrier.asked("answer")).hasSize(1);
  }

  @Test
  void aDialWhoseAnswerWasLostMakesOneLegOnly() {
    var call = office.talkWithAi();
    carrier.losesAnswers(true);
    office.takeOver(call);
    office.passUntil(() -> carrier.tries("dial").size() >= 2);

    carrier.losesAnswers(false);

    office.passUntil(() -> results(call).contains("call.dial-human done"));
    carrier.pickUp(office.owner.phone());
    office.awaitPhase(call, CallPhase.HUMAN);
    assertThat(carrier.asked("dial")).hasSize(1);
  }

  @Test
  void aDialOlderThanTheCarriersMemoryIsLookedUpInsteadOfRepeated() {
    var call = office.talkWithAi();
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));

    var result = office.commands.handle(fromBeforeACrash(call));

    assertThat(result).isEqualTo(new CommandHandler.Result.Done("done"));
    assertThat(carrier.tries("find")).hasSize(1);
    assertThat(carrier.tries("dial")).hasSize(1);
    assertThat(office.phase(call)).isEqualTo(CallPhase.RINGING_HUMAN);
  }

  @Test
  void anOldDialThatCannotBeFoundCountsAsFailed() {
    var call = office.talkWithAi();
    carrier.down(true);
    office.takeOver(call);
    await().until(() -> !carrier.tries("dial").isEmpty());
    carrier.down(false);

    var result = office.commands.handle(fromBeforeACrash(call));

    assertThat(result).isEqualTo(new CommandHandler.Result.Done("refused"));
    assertThat(carrier.asked("dial")).isEmpty();
    assertThat(office.phase(call)).isEqualTo(CallPhase.AI);
  }

  @Test
  void noDeadlinePassesBeforeTheCarrierWasAskedWhatHappenedMeanwhile() {
    var call = office.talkWithAi();
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));
    var deadline = fromBeforeACrash(call, "call.wake", "HUMAN_RING");
    var catchUp = new CatchUp(office.clock);
    var restarted = office.commands(catchUp);

    assertThat(restarted.ready()).doesNotContain(deadline.kind()).isSubsetOf(restarted.kinds());
    office.pass(CatchUp.LONGEST.plusMillis(1));
    assertThat(restarted.ready()).as("nobody asks yet").doesNotContain(deadline.kind());

    catchUp.end();
    assertThat(restarted.ready()).contains(deadline.kind());
    assertThat(restarted.handle(deadline)).isEqualTo(new CommandHandler.Result.Done("done"));
    assertThat(office.phase(call)).isEqualTo(CallPhase.AI);
  }

  @Test
  void aCarrierThatDoesNotSayKeepsDeadlinesWaitingForTenSecondsAtMost() {
    var catchUp = new CatchUp(office.clock);
    var restarted = office.commands(catchUp);
    catchUp.begin();
    assertThat(restarted.ready()).doesNotContain("call.wake");
    office.pass(CatchUp.LONGEST.plusMillis(1));
    assertThat(restarted.ready()).contains("call.wake");
  }

  /** The command that rings the owner, as a process finds it that was down for a minute. */
  private Command fromBeforeACrash(CallId call) {
    return fromBeforeACrash(call, "call.dial-human", null);
  }

  private Command fromBeforeACrash(CallId call, String kind, @Nullable String deadline) {
    var now = office.clock.instant();
    return DATABASE
        .jdbc()
        .sql(
            """
            select command_id, kind, body::text from platform.outbox
            where subject = :id and kind = :kind and body ->> 'deadline' is not distinct from :deadline
            """)
        .param("id", call.value())
        .param("kind", kind)
        .param("deadline", deadline)
        .query((row, _) ->
            new Command(
                row.getObject(1, UUID.class),
                row.getString(2),
                call.value(),
                row.getString(3),
                now.minusSeconds(51),
                now.minusSeconds(51)))
        .single();
  }

  @Test
  void aCarrierThatStaysDownLeavesNoPhoneRingingForNobody() {
    var call = office.talkWithAi();
    carrier.down(true);
    office.takeOver(call);
    await().until(() -> !carrier.tries("dial").isEmpty());

    office.pass(Duration.ofSeconds(10));

    office.passUntil(() -> office.phase(call) == CallPhase.AI);
    await()
        .untilAsserted(() ->
            assertThat(office.receptionist.notes())
                .contains("resume: " + Phrase.NOBODY_FREE.in(Language.EN)));
  }

  @Test
  void aLegDialledForACallThatEndedMeanwhileIsHungUp() {
    var call = office.talkWithAi();
    office.hold();
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));
    office.release();

    carrier.hangUp(office.caller);

    office.awaitPhase(call, CallPhase.ENDED);
    await().until(() -> carrier.liveLegs().isEmpty());
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
  void theScreensAreToldOfEveryStepWithRisingVersions() {
    var call = office.talkWithOwner();
    office.settle();
    assertThat(office.told)
        .filteredOn(event -> event.name().equals("call-updated"))
        .extracting(event -> ((CallUpdated) event.data()).call().call().version())
        .doesNotHaveDuplicates()
        .contains(office.shown(call).version());
  }

  // ---- helpers

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

  private List<String> results(CallId call) {
    return DATABASE
        .jdbc()
        .sql("select kind || ' ' || coalesce(result, '') from platform.outbox where subject = :id")
        .param("id", call.value())
        .query(String.class)
        .list();
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
      await().until(CallServiceIT::somebodyWaitsForALock);
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
