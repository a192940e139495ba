package io.connexus.sms.adapter.telnyx;

import io.connexus.platform.E164;
import io.connexus.sms.application.CarrierReport;
import io.connexus.sms.application.CarrierReport.News;
import io.connexus.sms.application.CarrierReport.Received;
import io.connexus.sms.domain.TextStatus;
import io.connexus.telnyx.TelnyxEvent;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Telnyx's messaging events in our words. */
public final class TelnyxReports {
  private static final Set<String> ABOUT_OURS = Set.of("message.sent", "message.finalized");
  private static final int LONGEST_ERROR = 200;

  private TelnyxReports() {}

  /**
   * What a webhook's body says.
   *
   * @throws io.connexus.telnyx.MalformedTelnyxEvent if the body is no event
   */
  public static CarrierReport read(byte[] body) {
    var event = TelnyxEvent.parse(body);
    return new CarrierReport(
        event.id(),
        event.type(),
        new String(body, StandardCharsets.UTF_8),
        news(event),
        received(event));
  }

  /** Null also for one from a short code, which has no number to name. */
  private static @Nullable Received received(TelnyxEvent event) {
    var payload = event.payload();
    var messageId = payload.path("id").asString("");
    var from = E164.parse(payload.at("/from/phone_number").asString(""));
    var to = E164.parse(payload.at("/to/0/phone_number").asString(""));
    if (!event.type().equals("message.received")
        || messageId.isEmpty()
        || from.isEmpty()
        || to.isEmpty()) {
      return null;
    }
    return new Received(messageId, from.get(), to.get(), payload.path("text").asString(""));
  }

  private static @Nullable News news(TelnyxEvent event) {
    var messageId = event.payload().path("id").asString("");
    var status = status(event.payload().path("to").path(0).path("status").asString(""));
    if (!ABOUT_OURS.contains(event.type()) || messageId.isEmpty() || status == null) {
      return null;
    }
    return new News(messageId, status, status == TextStatus.FAILED ? error(event) : null);
  }

  /** Null for what says nothing new or is unknown to us. */
  private static @Nullable TextStatus status(String word) {
    return switch (word) {
      // "unconfirmed" means that this route has no receipts: final, and no failure
      case "sent", "delivery_unconfirmed" -> TextStatus.SENT;
      case "delivered" -> TextStatus.DELIVERED;
      case "sending_failed", "delivery_failed", "expired", "cancelled" -> TextStatus.FAILED;
      default -> null;
    };
  }

  private static String error(TelnyxEvent event) {
    var title = event.payload().path("errors").path(0).path("title").asString("");
    return title.isBlank()
        ? "the carrier could not deliver it"
        : title.substring(0, Math.min(title.length(), LONGEST_ERROR));
  }
}
