package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallCommand;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.CallPlaced;
import io.connexus.call.domain.CallLife;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Logged;
import io.connexus.call.domain.Outcome;
import io.connexus.platform.CallId;
import io.connexus.platform.Ids;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets things happen to calls. Each event is applied, logged, projected and its commands are
 * written in one transaction that holds the call's row, so a call has one writer at a time; what a
 * member did is audited in it; then the screens are told and the commands are sent.
 */
public final class CallService {
  static final String COMMAND_PREFIX = "call.";
  static final TypeNames<CallCommand> COMMANDS = new TypeNames<>(CallCommand.class);
  private static final TypeNames<CallEvent> EVENTS = new TypeNames<>(CallEvent.class);

  private final Calls calls;
  private final CallNews news;
  private final Outbox outbox;
  private final Notifications notifications;
  private final MemberDeeds deeds;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final JsonMapper json;
  private final MeterRegistry metrics;

  public CallService(
      Calls calls,
      CallNews news,
      Outbox outbox,
      Notifications notifications,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock,
      JsonMapper json,
      MeterRegistry metrics) {
    this.calls = calls;
    this.news = news;
    this.outbox = outbox;
    this.notifications = notifications;
    this.deeds = new MemberDeeds(audit);
    this.transactions = transactions;
    this.clock = clock;
    this.json = json;
    this.metrics = metrics;
  }

  /** What became of an event. */
  public sealed interface Recorded {
    /** It moved the call, which now stands so. */
    record Moved(Call call) implements Recorded {}

    /** It was late, repeated or out of place. */
    record Ignored(Call call) implements Recorded {}

    /** There is no such call. */
    record Unknown() implements Recorded {}
  }

  /**
   * A caller arrives at a number of this workspace, wanted or not; joins the current transaction.
   *
   * @param first what {@link Call#begin} takes
   */
  public CallId arrive(WorkspaceId workspace, CallEvent first, Instant at) {
    var id = CallId.next();
    var begun = Call.begin(id, workspace, first, micros(at));
    apply(begun, first, micros(at));
    return id;
  }

  /** A member of this workspace calls somebody; joins the current transaction. */
  public Call place(WorkspaceId workspace, CallPlaced placed) {
    var at = micros(clock.instant());
    var begun = Call.begin(CallId.next(), workspace, placed, at);
    return ((Recorded.Moved) apply(begun, placed, at)).call();
  }

  /** Something happens to a call, now. */
  public Recorded record(CallId id, CallEvent event) {
    return record(id, event, clock.instant());
  }

  /** Something happened to a call. Joins the current transaction or makes one. */
  public Recorded record(CallId id, CallEvent event, Instant at) {
    return Objects.requireNonNull(
        transactions.execute(_ ->
            calls
                .lock(id)
                .map(call -> apply(call, event, micros(at)))
                .orElseGet(Recorded.Unknown::new)));
  }

  private Recorded apply(Call call, CallEvent event, Instant at) {
    return switch (CallLife.apply(call.state(), event)) {
      case Outcome.Ignored _ -> {
        metrics.counter("connexus.call.events.ignored", "event", EVENTS.of(event)).increment();
        yield new Recorded.Ignored(call);
      }
      case Outcome.Moved(var state, var commands) -> {
        var logged = new Logged(call.version() + 1, at, event);
        var next = call.after(logged, state);
        calls.append(next, logged);
        for (int i = 0; i < commands.size(); i++) {
          outbox.put(command(next, i, commands.get(i)));
        }
        Notices.of(call, event, next).ifPresent(notifications::tell);
        deeds.note(next, event);
        if (state instanceof CallState.Ended) {
          seekForWhoWaits(next);
        }
        news.tell(next.workspace(), next.id());
        yield new Recorded.Moved(next);
      }
    };
  }

  /** Whoever had this call may be free now: who comes first in a queue need not wait longer. */
  private void seekForWhoWaits(Call over) {
    for (var first : calls.firstInQueue(over.workspace())) {
      var seed = first + "/" + over.id() + "/" + over.version();
      outbox.put(command(first, seed, new CallCommand.SeekPeople()));
    }
  }

  /** Turns away somebody who calls a number that is nobody's; joins the current transaction. */
  void turnAway(String carrierId) {
    var id = Ids.named(carrierId);
    var now = clock.instant();
    var reject = new CallCommand.Reject(carrierId);
    outbox.put(
        new Command(
            id,
            COMMAND_PREFIX + COMMANDS.of(reject),
            id,
            json.writeValueAsString(reject),
            now,
            now));
  }

  private Command command(Call call, int index, CallCommand command) {
    return command(call.id(), call.id() + "/" + call.version() + "/" + index, command);
  }

  /**
   * A command of this call.
   *
   * @param seed what its id is made of
   */
  private Command command(CallId call, String seed, CallCommand command) {
    var now = clock.instant();
    var due =
        command instanceof CallCommand.Wake(var deadline, _) ? now.plus(deadline.after()) : now;
    return new Command(
        Ids.named(seed),
        COMMAND_PREFIX + COMMANDS.of(command),
        call.value(),
        json.writeValueAsString(command),
        now,
        due);
  }

  private static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
