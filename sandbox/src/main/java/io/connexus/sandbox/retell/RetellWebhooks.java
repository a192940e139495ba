package io.connexus.sandbox.retell;

import io.connexus.sandbox.chaos.ChaosBox;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.webhook.Courier;
import io.connexus.sandbox.webhook.Parcel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Signs Retell's webhooks and hands them to the courier. */
final class RetellWebhooks {
  /** The spacing of the three retries is not documented [assumed]. */
  private static final List<Duration> RETRIES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  private static final List<String> BY_DEFAULT =
      List.of("call_started", "call_ended", "call_analyzed");
  private static final long TOO_OLD = Duration.ofMinutes(6).toMillis();

  private final Courier courier;
  private final ChaosBox chaos;
  private final Clock clock;
  private final RetellSignature signature;

  RetellWebhooks(Courier courier, ChaosBox chaos, Clock clock, RetellSignature signature) {
    this.courier = courier;
    this.chaos = chaos;
    this.clock = clock;
    this.signature = signature;
  }

  void send(String event, AgentCall call, ObjectNode body) {
    ObjectNode agent = call.agent();
    String url = Json.text(agent, "webhook_url");
    if (url == null || url.isBlank() || !wanted(agent).contains(event)) {
      return;
    }
    byte[] bytes = Json.bytes(body);
    Parcel parcel =
        new Parcel(
            "retell",
            event,
            call.id() + "/" + event,
            call.id(),
            List.of(url),
            (to, attempt) -> seal(bytes),
            Duration.ofMillis(agent.path("webhook_timeout_ms").asLong(10_000)),
            RETRIES,
            status -> true);
    courier.send(parcel);
    if (chaos.roll(chaos.now().retellWebhooks().duplicate())) {
      courier.send(parcel);
    }
  }

  private static List<String> wanted(ObjectNode agent) {
    JsonNode listed = agent.path("webhook_events");
    if (!listed.isArray()) {
      return BY_DEFAULT;
    }
    List<String> events = new ArrayList<>();
    listed.forEach(event -> events.add(event.asString("")));
    return events;
  }

  private Parcel.Sealed seal(byte[] body) {
    boolean stale = chaos.roll(chaos.now().retellWebhooks().staleTimestamp());
    boolean wrong = chaos.roll(chaos.now().retellWebhooks().wrongSignature());
    String header = signature.header(body, clock.millis() - (stale ? TOO_OLD : 0));
    return new Parcel.Sealed(
        body,
        Map.of(
            "Content-Type",
            "application/json",
            "x-retell-signature",
            wrong ? header.substring(0, header.length() - 4) + "0000" : header));
  }
}
