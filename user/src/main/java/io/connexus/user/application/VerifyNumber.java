package io.connexus.user.application;

import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Wording;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Languages;
import io.connexus.user.domain.CodeTextLimits;
import io.connexus.user.domain.VerificationCode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A member's own numbers: added, proven by a code that a text brings, made the one that rings. The
 * code is known to the text alone: not to the database, the outbox or a log. So it is sent here and
 * now; if the process dies meanwhile, the member asks again.
 */
public final class VerifyNumber {
  static final int MOST = 5;
  private static final Wording TEXT =
      new Wording(
          "%s is your ConnexUS code. It is good for ten minutes. Tell it to nobody.",
          "%s es tu código de ConnexUS. Vale por diez minutos. No lo compartas con nadie.");

  private final PersonalNumbers personal;
  private final BusinessNumbers business;
  private final CodeTexts texts;
  private final Languages languages;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public VerifyNumber(
      PersonalNumbers personal,
      BusinessNumbers business,
      CodeTexts texts,
      Languages languages,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.personal = personal;
    this.business = business;
    this.texts = texts;
    this.languages = languages;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Adds the number and sends a code, unless the member has shown it before. */
  public Result add(Actor actor, E164 number, @Nullable String label) {
    if (business.workspaceOf(number).isPresent()) {
      return new Result.Business();
    }
    var added =
        transactions.execute(_ -> {
          personal.lock(actor.user());
          var all = personal.of(actor.user());
          boolean known = all.stream().anyMatch(own -> own.number().equals(number));
          return known || all.size() < MOST
              ? Optional.of(personal.add(actor.workspace(), actor.user(), number, label))
              : Optional.<PersonalNumber>empty();
        });
    return added.isEmpty() ? new Result.TooMany() : send(actor, added.get().id());
  }

  /** Sends a code, which takes the place of any before. */
  public Result send(Actor actor, UUID id) {
    var prepared = transactions.execute(_ -> prepare(actor, id));
    if (!(prepared instanceof Prepared.Code(var number, var digits))) {
      return ((Prepared.Over) prepared).result();
    }
    var text = TEXT.in(languages.languageOf(actor.user()), digits);
    return switch (texts.send(business.primary(actor.workspace()), number.number(), text)) {
      case SENT -> new Result.Own(number);
      case NO_SENDER -> notSent(actor, number, new Result.NoSender());
      case REFUSED -> new Result.Refused();
      case SILENT -> notSent(actor, number, new Result.CarrierDown());
    };
  }

  /** What did not leave is not counted: nobody waits a day for a carrier that was away. */
  private Result notSent(Actor actor, PersonalNumber number, Result result) {
    personal.forgetText(actor.user(), number.number());
    return result;
  }

  private sealed interface Prepared {
    record Code(PersonalNumber number, String digits) implements Prepared {
      @Override
      public String toString() {
        return "Code[***]";
      }
    }

    record Over(Result result) implements Prepared {}
  }

  private Prepared prepare(Actor actor, UUID id) {
    personal.lock(actor.user());
    var number = personal.find(actor.user(), id);
    if (number.isEmpty()) {
      return new Prepared.Over(new Result.NotFound());
    }
    if (number.get().verified()) {
      return new Prepared.Over(new Result.Own(number.get()));
    }
    var now = clock.instant();
    var since = now.minus(CodeTextLimits.DAY);
    var pause =
        CodeTextLimits.pause(
            personal.textsTo(number.get().number(), since),
            personal.textsBy(actor.user(), since),
            now);
    if (pause.isPresent()) {
      return new Prepared.Over(new Result.TooSoon(pause.get()));
    }
    personal.noteText(actor.user(), number.get().number(), since);
    var issued = VerificationCode.issue(random, now);
    personal.keepCode(id, issued.kept());
    return new Prepared.Code(number.get(), issued.digits());
  }

  /** Tries a code. */
  public Result verify(Actor actor, UUID id, String digits) {
    return transactions.execute(_ -> {
      var number = personal.find(actor.user(), id);
      if (number.isEmpty()) {
        return new Result.NotFound();
      }
      if (number.get().verified()) {
        return new Result.Own(number.get());
      }
      var code = personal.lockCode(id);
      if (code.isEmpty()) {
        return new Result.WrongCode();
      }
      var tried = code.get().attempt(digits, clock.instant());
      personal.keepCode(id, tried.after());
      if (!tried.right()) {
        return new Result.WrongCode();
      }
      personal.markVerified(id);
      audit.append(actor, "personal-number.verified", id, Map.of());
      return new Result.Own(personal.find(actor.user(), id).orElseThrow());
    });
  }

  /** Labels it, and makes it the one that rings. */
  public Result change(Actor actor, UUID id, @Nullable String label, boolean primary) {
    return transactions.execute(_ -> {
      personal.lock(actor.user());
      var number = personal.find(actor.user(), id);
      if (number.isEmpty()) {
        return new Result.NotFound();
      }
      if (primary && !number.get().verified()) {
        return new Result.NotVerified();
      }
      personal.relabel(id, label);
      if (primary && !number.get().primary()) {
        personal.makePrimary(actor.user(), number.get().number());
        audit.append(actor, "personal-number.made-primary", id, Map.of());
      }
      return new Result.Own(personal.find(actor.user(), id).orElseThrow());
    });
  }

  /**
   * Forgets it.
   *
   * @return false if it is not the member's
   */
  public boolean remove(Actor actor, UUID id) {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> {
          if (personal.find(actor.user(), id).isEmpty()) {
            return false;
          }
          personal.remove(id);
          audit.append(actor, "personal-number.removed", id, Map.of());
          return true;
        }));
  }

  /** How it went. */
  public sealed interface Result {
    record Own(PersonalNumber number) implements Result {}

    record NotFound() implements Result {}

    /** It is a business number: it would ring itself. */
    record Business() implements Result {}

    /** The member has {@link #MOST}. */
    record TooMany() implements Result {}

    /** A code was sent just now, or many were. */
    record TooSoon(Duration pause) implements Result {}

    record NoSender() implements Result {}

    /** The carrier will not send a text there. */
    record Refused() implements Result {}

    record CarrierDown() implements Result {}

    /** Wrong, expired, tried too often or never sent: it is not told which. */
    record WrongCode() implements Result {}

    record NotVerified() implements Result {}
  }
}
