package io.connexus.sms.application;

import io.connexus.platform.EventBus;
import io.connexus.platform.outbox.Inbox;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps and applies what the carrier reports, each event once. */
public final class TakeReport {
  private static final String SOURCE = "telnyx";

  private final Inbox inbox;
  private final Texts texts;
  private final EventBus bus;
  private final TransactionTemplate transactions;

  public TakeReport(Inbox inbox, Texts texts, EventBus bus, TransactionTemplate transactions) {
    this.inbox = inbox;
    this.texts = texts;
    this.bus = bus;
    this.transactions = transactions;
  }

  /** Kept and applied in one transaction, so after a crash the redelivery does it. */
  public Outcome take(CarrierReport report, String signature) {
    return transactions.execute(_ -> {
      var kept = inbox.keep(SOURCE, report.id(), report.type(), report.body(), signature);
      if (kept != Inbox.Kept.NEW) {
        return kept == Inbox.Kept.REPLAYED ? Outcome.REPLAYED : Outcome.REPEATED;
      }
      var news = report.news();
      if (news == null) {
        return Outcome.KEPT;
      }
      var changed = texts.reported(news.messageId(), news.status(), news.error());
      changed.map(TextUpdated::event).ifPresent(bus::publish);
      return changed.isPresent() ? Outcome.APPLIED : Outcome.KEPT;
    });
  }

  /** For counting. */
  public enum Outcome {
    APPLIED,
    /** Nothing to change (yet). */
    KEPT,
    REPEATED,
    /** The very same signed request again. */
    REPLAYED
  }
}
