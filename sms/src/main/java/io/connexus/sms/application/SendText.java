package io.connexus.sms.application;

import io.connexus.call.CallParties;
import io.connexus.call.CallParties.Parties;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.Wording;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.Outbox;
import io.connexus.sms.domain.Template.Filled;
import io.connexus.sms.domain.TextStatus;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Members;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills a template and puts it on its way. */
public final class SendText {
  /** Ten parts of 160, the most a carrier takes. */
  static final int LONGEST = 1600;

  /** Faster than a person writes; what a stolen sign-in could spend is bounded. */
  static final int MOST_A_MINUTE = 60;

  private static final Wording IMPOSSIBLE =
      new Wording("There is no such number", "Ese número no existe");
  private static final Wording PREMIUM =
      new Wording(
          "Texts to numbers that cost extra are not sent",
          "No se envían mensajes a números con costo adicional");

  private final Templates templates;
  private final Texts texts;
  private final CallParties calls;
  private final BusinessNumbers numbers;
  private final Members members;
  private final Outbox outbox;
  private final AuditLog audit;
  private final TextNews news;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public SendText(
      Templates templates,
      Texts texts,
      CallParties calls,
      BusinessNumbers numbers,
      Members members,
      Outbox outbox,
      AuditLog audit,
      TextNews news,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.templates = templates;
    this.texts = texts;
    this.calls = calls;
    this.numbers = numbers;
    this.members = members;
    this.outbox = outbox;
    this.audit = audit;
    this.news = news;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Puts the text on its way: kept as pending, with its command, in one transaction.
   *
   * @param key the member's own, the same for the same wish, which is then sent once; null if it is
   *     not repeated
   */
  public Result send(
      Actor actor,
      UUID templateId,
      Recipient to,
      Map<String, String> values,
      @Nullable String key) {
    var workspace = actor.workspace();
    var before = sent(actor, key);
    if (before.isPresent()) {
      return new Result.OnItsWay(before.get());
    }
    var template = templates.find(workspace, templateId);
    if (template.isEmpty()) {
      return new Result.NoTemplate();
    }
    var parties = parties(workspace, to);
    if (parties.isEmpty()) {
      return to instanceof Recipient.CallerOf ? new Result.NoCall() : new Result.NoNumber();
    }
    if (parties.get().outside().equals(E164.WITHHELD)) {
      return new Result.Withheld();
    }
    var refused = refused(parties.get().outside());
    if (refused.isPresent()) {
      return new Result.Refused(refused.get());
    }
    return switch (template.get().template().fill(members.businessName(workspace), values)) {
      case Filled.Missing(var names) -> new Result.Missing(names);
      case Filled.Complete(var body) when body.length() > LONGEST -> new Result.TooLong();
      case Filled.Complete(var body) -> {
        var text = text(workspace, templateId, callOf(to), parties.get(), body);
        yield put(actor, text, template.get().name(), key);
      }
    };
  }

  /** Why nothing is sent there: the rule of calls. */
  private static Optional<Wording> refused(E164 number) {
    if (!number.isDiallable()) {
      return Optional.of(IMPOSSIBLE);
    }
    return number.isPremium() ? Optional.of(PREMIUM) : Optional.empty();
  }

  private boolean tooMany(WorkspaceId workspace) {
    var aMinuteAgo = clock.instant().minus(Duration.ofMinutes(1));
    return texts.sentSince(workspace, aMinuteAgo) >= MOST_A_MINUTE;
  }

  private Optional<Parties> parties(WorkspaceId workspace, Recipient to) {
    return switch (to) {
      case Recipient.CallerOf(var call) -> calls.of(workspace, call);
      case Recipient.Phone(var number) ->
          numbers.primary(workspace).map(from -> new Parties(number, from));
    };
  }

  private static @Nullable CallId callOf(Recipient to) {
    return to instanceof Recipient.CallerOf(var call) ? call : null;
  }

  private Text text(
      WorkspaceId workspace, UUID template, @Nullable CallId call, Parties parties, String body) {
    return new Text(
        Ids.next(),
        workspace,
        call,
        template,
        parties.business(),
        parties.outside(),
        body,
        TextStatus.PENDING,
        null,
        clock.instant().truncatedTo(ChronoUnit.MICROS)); // as PostgreSQL will give it back
  }

  private Result put(Actor actor, Text text, String template, @Nullable String key) {
    try {
      return transactions.execute(_ -> {
        texts.holdSending(text.workspace());
        if (tooMany(text.workspace())) {
          return new Result.TooMany();
        }
        texts.add(text);
        if (key != null) {
          texts.name(text, actor.user(), key);
        }
        outbox.put(
            new Command(
                text.id(), DeliverText.KIND, text.id(), "{}", text.createdAt(), text.createdAt()));
        audit.append(actor, "text.sent", text.id(), Map.of("template", template));
        news.tell(text);
        return new Result.OnItsWay(text);
      });
    } catch (DuplicateKeyException e) { // the same wish at the same time
      return new Result.OnItsWay(sent(actor, key).orElseThrow(() -> e));
    }
  }

  private Optional<Text> sent(Actor actor, @Nullable String key) {
    return key == null ? Optional.empty() : texts.named(actor.workspace(), actor.user(), key);
  }

  /** To whom. */
  public sealed interface Recipient {
    /** The outside party of a call. */
    record CallerOf(CallId call) implements Recipient {}

    record Phone(E164 number) implements Recipient {}
  }

  /** What became of it. */
  public sealed interface Result {
    /** Now, or before under the same key. */
    record OnItsWay(Text text) implements Result {}

    record NoTemplate() implements Result {}

    record NoCall() implements Result {}

    /** The caller withheld their number: there is nowhere to send to. */
    record Withheld() implements Result {}

    /** The workspace has no number to send from. */
    record NoNumber() implements Result {}

    record Missing(List<String> variables) implements Result {}

    record TooLong() implements Result {}

    /** The workspace has sent {@link #MOST_A_MINUTE} within a minute. */
    record TooMany() implements Result {}

    /** Nothing is sent to this number. */
    record Refused(Wording why) implements Result {}
  }
}
