package io.connexus.sms.application;

import io.connexus.platform.Ids;
import io.connexus.platform.outbox.Inbox;
import io.connexus.sms.application.CarrierReport.Received;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Notifications;
import io.connexus.user.Notifications.Kind;
import io.connexus.user.Notifications.Notice;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps and applies what the carrier reports, each event once. */
public final class TakeReport {
  private static final String SOURCE = "telnyx";

  private final Inbox inbox;
  private final Texts texts;
  private final BusinessNumbers numbers;
  private final Notifications notifications;
  private final TextNews news;
  private final TransactionTemplate transactions;

  public TakeReport(
      Inbox inbox,
      Texts texts,
      BusinessNumbers numbers,
      Notifications notifications,
      TextNews news,
      TransactionTemplate transactions) {
    this.inbox = inbox;
    this.texts = texts;
    this.numbers = numbers;
    this.notifications = notifications;
    this.news = news;
    this.transactions = transactions;
  }

  /** Kept and applied in one transaction, so after a crash the redelivery does it. */
  public Outcome take(CarrierReport report, String signature) {
    return transactions.execute(_ -> {
      var kept = inbox.keep(SOURCE, report.id(), report.type(), report.body(), signature);
      if (kept != Inbox.Kept.NEW) {
        return kept == Inbox.Kept.REPLAYED ? Outcome.REPLAYED : Outcome.REPEATED;
      }
      if (report.received() != null) {
        return told(report.received());
      }
      var reported = report.news();
      if (reported == null) {
        return Outcome.KEPT;
      }
      var changed = texts.reported(reported.messageId(), reported.status(), reported.error());
      changed.ifPresent(news::tell);
      return changed.isPresent() ? Outcome.APPLIED : Outcome.KEPT;
    });
  }

  private Outcome told(Received text) {
    var notice =
        numbers
            .workspaceOf(text.to())
            .map(workspace ->
                new Notice(
                    Ids.named("text/" + text.messageId()),
                    workspace,
                    Kind.TEXT,
                    Ids.named(text.messageId()),
                    text.from(),
                    text.to(),
                    text.words()));
    notice.ifPresent(notifications::tell);
    return notice.isPresent() ? Outcome.APPLIED : Outcome.KEPT;
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
