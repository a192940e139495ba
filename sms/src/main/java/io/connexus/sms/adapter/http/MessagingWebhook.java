package io.connexus.sms.adapter.http;

import io.connexus.platform.Problem;
import io.connexus.sms.adapter.telnyx.TelnyxReports;
import io.connexus.sms.application.CarrierReport;
import io.connexus.sms.application.TakeReport;
import io.connexus.telnyx.MalformedTelnyxEvent;
import io.connexus.telnyx.TelnyxSignature;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Telnyx's messaging webhook. Public: the signature over the raw bytes is the only key, checked
 * before anything is read or stored. What is genuine but unknown is kept and answered 200, or
 * Telnyx would send it again.
 */
@RestController
@RequestMapping("/v1/sms/incoming")
public class MessagingWebhook {
  private static final Set<String> KNOWN =
      Set.of("message.sent", "message.finalized", "message.received");

  private final TelnyxSignature signature;
  private final TakeReport takeReport;
  private final InstantSource clock;
  private final MeterRegistry meters;

  public MessagingWebhook(
      TelnyxSignature signature, TakeReport takeReport, InstantSource clock, MeterRegistry meters) {
    this.signature = signature;
    this.takeReport = takeReport;
    this.clock = clock;
    this.meters = meters;
  }

  /** Takes one event. */
  @PostMapping
  void take(
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestHeader(name = "telnyx-timestamp", required = false) @Nullable String timestamp,
      @RequestHeader(name = "telnyx-signature-ed25519", required = false) @Nullable String signed) {
    byte[] bytes = body == null ? new byte[0] : body;
    var verdict = signature.verify(bytes, timestamp, signed, clock.instant());
    if (signed == null || !verdict.accepted()) {
      count("unknown", verdict.name());
      throw Problem.BAD_SIGNATURE.exception();
    }
    var report = read(bytes);
    var outcome = takeReport.take(report, signed);
    count(known(report), outcome.name());
    if (outcome == TakeReport.Outcome.REPLAYED) {
      throw Problem.BAD_SIGNATURE.exception(
          "This very request has been made before", "Esta misma solicitud ya se hizo antes");
    }
  }

  /** Takes in an event that was not delivered but fetched from Telnyx. */
  public void fetched(byte[] body) {
    var report = read(body);
    count(known(report), takeReport.take(report, "fetched").name());
  }

  private CarrierReport read(byte[] body) {
    try {
      return TelnyxReports.read(body);
    } catch (MalformedTelnyxEvent e) {
      count("unknown", "malformed");
      throw Problem.MALFORMED_JSON.exception();
    }
  }

  private static String known(CarrierReport report) {
    return KNOWN.contains(report.type()) ? report.type() : "other";
  }

  private void count(String type, String outcome) {
    meters
        .counter("connexus.sms.webhooks", "type", type, "outcome", outcome.toLowerCase(Locale.ROOT))
        .increment();
  }
}
