package io.connexus.call.application;

import static java.util.Objects.requireNonNull;

import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.audit.AuditLog;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionTemplate;

/** Members write about calls. The audit says that they did, not what. */
public final class Annotate {
  private final History history;
  private final CallViews views;
  private final AuditLog audit;
  private final CallNews news;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public Annotate(
      History history,
      CallViews views,
      AuditLog audit,
      CallNews news,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.history = history;
    this.views = views;
    this.audit = audit;
    this.news = news;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How it went. */
  public sealed interface Result {
    record Written(CallView call) implements Result {}

    /** Somebody has written another text meanwhile. */
    record Changed(String current) implements Result {}

    record Unknown() implements Result {}
  }

  /** Writes the note over the one with this version, 0 if there is none. */
  public Result note(Actor actor, CallId call, String text, int version) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return change(
        actor, call, "call.noted", () -> history.write(call, text, version, actor.user(), now));
  }

  /** Sets the tags, each once in whatever spelling of upper and lower case. */
  public Result tag(Actor actor, CallId call, List<String> tags) {
    return change(
        actor,
        call,
        "call.tagged",
        () -> {
          history.tag(actor.workspace(), call, tags);
          return true;
        });
  }

  private Result change(Actor actor, CallId call, String action, BooleanSupplier deed) {
    return requireNonNull(
        transactions.execute(_ -> {
          if (!history.lock(actor.workspace(), call)) {
            return new Result.Unknown();
          }
          boolean done = deed.getAsBoolean();
          var view = views.show(actor.workspace(), call).orElseThrow();
          if (!done) {
            return new Result.Changed(view.note() == null ? "" : view.note().text());
          }
          audit.append(actor, action, call, Map.of());
          news.tell(actor.workspace(), view);
          return new Result.Written(view);
        }));
  }
}
