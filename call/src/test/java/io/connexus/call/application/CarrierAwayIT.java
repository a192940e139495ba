package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallPhase;
import io.connexus.platform.CallId;
import io.connexus.platform.Language;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the carrier is asked for while it does not answer, or answers late, on a real database. */
class CarrierAwayIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;

  @AfterEach
  void close() {
    office.close();
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

  private List<String> results(CallId call) {
    return DATABASE
        .jdbc()
        .sql("select kind || ' ' || coalesce(result, '') from platform.outbox where subject = :id")
        .param("id", call.value())
        .query(String.class)
        .list();
  }
}
