package io.connexus.call.adapter.webhook;

import io.connexus.call.application.CarrierIntake;
import io.connexus.platform.Problem;
import io.connexus.platform.outbox.Inbox;
import io.connexus.platform.outbox.Inbox.Kept;
import io.connexus.telnyx.MalformedTelnyxEvent;
import io.connexus.telnyx.TelnyxEvent;
import io.connexus.telnyx.TelnyxSignature;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Telnyx tells what happens to calls. The signature is checked on the raw bytes; then keeping
 * the event and everything it causes is one transaction, and only after it we say 200. Telnyx
 * repeats what was not acknowledged within two seconds, so all waiting happens later, in the
 * outbox.
 */
@RestController
public final class VoiceWebhook {
  private static final String SOURCE = "telnyx";

  private final TelnyxSignature signature;
  private final Inbox inbox;
  private final CarrierIntake intake;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  public VoiceWebhook(
      TelnyxSignature signature,
      Inbox inbox,
      CarrierIntake intake,
      TransactionTemplate transactions,
      InstantSource clock,
      MeterRegistry metrics) {
    this.signature = signature;
    this.inbox = inbox;
    this.intake = intake;
    this.transactions = transactions;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** {@code telnyxVoiceWebhook} of the contract. */
  @PostMapping("/v1/calls/incoming")
  public void receive(
      @RequestBody byte[] body,
      @RequestHeader(name = "telnyx-timestamp", required = false) @Nullable String timestamp,
      @RequestHeader(name = "telnyx-signature-ed25519", required = false) @Nullable String signed) {
    if (signed == null || !signature.verify(body, timestamp, signed, clock.instant()).accepted()) {
      throw Problem.BAD_SIGNATURE.exception();
    }
    if (accept(body, signed) == Kept.REPLAYED) {
      throw Problem.BAD_SIGNATURE.exception(
          "This very request has been made before", "Esta misma solicitud ya se hizo antes");
    }
  }

  /** Takes in an event that was not delivered but fetched from Telnyx. */
  public void fetched(byte[] body) {
    var _ = accept(body, "fetched");
  }

  Kept accept(byte[] body, String signed) {
    var event = parse(body);
    var text = new String(body, StandardCharsets.UTF_8);
    var translated = TelnyxVoiceEvents.translate(event);
    metrics
        .counter(
            "connexus.webhooks", "source", SOURCE, "known", String.valueOf(translated.isPresent()))
        .increment();
    return java.util.Objects.requireNonNull(
        transactions.execute(_ -> {
          var kept = inbox.keep(SOURCE, event.id(), event.type(), text, signed);
          if (kept == Kept.NEW) {
            translated.ifPresent(known -> intake.accept(known, text, VoiceWebhook::read));
          }
          return kept;
        }));
  }

  private static java.util.Optional<io.connexus.call.application.CarrierEvent> read(String kept) {
    return TelnyxVoiceEvents.translate(TelnyxEvent.parse(kept.getBytes(StandardCharsets.UTF_8)));
  }

  private static TelnyxEvent parse(byte[] body) {
    try {
      return TelnyxEvent.parse(body);
    } catch (MalformedTelnyxEvent e) {
      throw Problem.MALFORMED_JSON.exception();
    }
  }
}
