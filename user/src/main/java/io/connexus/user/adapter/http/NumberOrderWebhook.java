package io.connexus.user.adapter.http;

import io.connexus.platform.Problem;
import io.connexus.platform.outbox.Inbox;
import io.connexus.platform.outbox.Inbox.Kept;
import io.connexus.telnyx.MalformedTelnyxEvent;
import io.connexus.telnyx.NumberOrder;
import io.connexus.telnyx.TelnyxEvent;
import io.connexus.telnyx.TelnyxSignature;
import io.connexus.user.adapter.telnyx.TelnyxNumberMarket;
import io.connexus.user.application.NumberOrder.Failure;
import io.connexus.user.application.OrderNumber;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Telnyx tells that an order of numbers is complete. Public: the signature over the raw bytes
 * is the only key. It only hurries what a check finds out anyway, so a lost one is no loss.
 */
@RestController
public class NumberOrderWebhook {
  private static final String COMPLETE = "number_order.complete";

  private final TelnyxSignature signature;
  private final Inbox inbox;
  private final OrderNumber orders;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public NumberOrderWebhook(
      TelnyxSignature signature,
      Inbox inbox,
      OrderNumber orders,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.signature = signature;
    this.inbox = inbox;
    this.orders = orders;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes one event. */
  @PostMapping("/v1/users/phone-numbers/incoming")
  public void take(
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestHeader(name = "telnyx-timestamp", required = false) @Nullable String timestamp,
      @RequestHeader(name = "telnyx-signature-ed25519", required = false) @Nullable String signed) {
    byte[] bytes = body == null ? new byte[0] : body;
    if (signed == null || !signature.verify(bytes, timestamp, signed, clock.instant()).accepted()) {
      throw Problem.BAD_SIGNATURE.exception();
    }
    var event = parse(bytes);
    var text = new String(bytes, StandardCharsets.UTF_8);
    var kept =
        transactions.execute(_ -> {
          var first = inbox.keep("telnyx", event.id(), event.type(), text, signed);
          if (first == Kept.NEW && event.type().equals(COMPLETE)) {
            apply(NumberOrder.of(event.payload()));
          }
          return first;
        });
    if (kept == Kept.REPLAYED) {
      throw Problem.BAD_SIGNATURE.exception(
          "This very request has been made before", "Esta misma solicitud ya se hizo antes");
    }
  }

  private static TelnyxEvent parse(byte[] body) {
    try {
      return TelnyxEvent.parse(body);
    } catch (MalformedTelnyxEvent e) {
      throw Problem.MALFORMED_JSON.exception();
    }
  }

  private void apply(NumberOrder told) {
    ours(told)
        .ifPresent(order -> {
          switch (TelnyxNumberMarket.state(told.status())) {
            case DONE -> orders.bought(order);
            case FAILED -> orders.failed(order, Failure.REFUSED);
            case PENDING, NONE -> {}
          }
        });
  }

  /** The account may have orders that were placed elsewhere. */
  private static Optional<UUID> ours(NumberOrder told) {
    try {
      return Optional.of(UUID.fromString(told.customerReference()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
