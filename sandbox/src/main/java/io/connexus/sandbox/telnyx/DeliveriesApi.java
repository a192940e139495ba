package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.webhook.Courier;
import io.connexus.sandbox.webhook.Delivery;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /webhook_deliveries}: what was sent and what became of it, to audit or replay. */
public final class DeliveriesApi {
  private final Courier courier;

  public DeliveriesApi(Courier courier) {
    this.courier = courier;
  }

  Answer list(Ask ask) {
    Optional<String> status = ask.query("filter[status][eq]");
    Optional<String> type = ask.query("filter[event_type]");
    Optional<Instant> since = ask.query("filter[started_at][gte]").map(DeliveriesApi::instant);
    List<ObjectNode> found =
        ours().stream()
            .filter(delivery -> status.isEmpty() || status.get().equals(status(delivery)))
            .filter(delivery -> type.isEmpty() || type.get().equals(delivery.parcel().eventType()))
            .filter(delivery -> since.isEmpty() || !delivery.startedAt().isBefore(since.get()))
            .map(DeliveriesApi::view)
            .toList();
    return Answer.ok(Pages.numbered(found, ask));
  }

  Answer get(Ask ask) {
    String id = ask.part("id");
    return ours().stream()
        .filter(delivery -> delivery.id().equals(id))
        .findFirst()
        .map(delivery -> Answer.ok(CallsApi.data(view(delivery))))
        .orElseThrow(() -> Refusals.notFound("There is no such delivery."));
  }

  private List<Delivery> ours() {
    return courier.log().stream()
        .filter(delivery -> delivery.parcel().vendor().equals("telnyx"))
        .toList();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusals.malformed("filter[started_at]", "Not an ISO 8601 time.");
    }
  }

  private static String status(Delivery delivery) {
    return delivery.delivered() ? "delivered" : "failed";
  }

  private static ObjectNode view(Delivery delivery) {
    ObjectNode view = Json.object();
    view.put("id", delivery.id()).put("record_type", "webhook_delivery");
    view.put("user_id", "00000000-0000-4000-8000-000000000001");
    view.put("status", status(delivery)).put("started_at", delivery.startedAt().toString());
    Instant finished = delivery.finishedAt();
    view.put("finished_at", (finished == null ? delivery.startedAt() : finished).toString());
    if (delivery.lastBody().length > 0) {
      ObjectNode sent = (ObjectNode) Json.MAPPER.readTree(delivery.lastBody());
      view.set("webhook", sent.path("data"));
    }
    ArrayNode attempts = view.putArray("attempts");
    delivery.attempts().reversed().forEach(attempt -> attempts.add(view(attempt)));
    return view;
  }

  private static ObjectNode view(Delivery.Attempt attempt) {
    ObjectNode view = Json.object();
    view.put("status", attempt.succeeded() ? "delivered" : "failed");
    view.put("started_at", attempt.startedAt().toString());
    view.put("finished_at", attempt.finishedAt().toString());
    ObjectNode http = view.putObject("http");
    ObjectNode request = http.putObject("request").put("url", attempt.url());
    request.putArray("headers").addArray().add("User-Agent").add("telnyx-webhooks");
    if (attempt.status() > 0) {
      http.putObject("response").put("status", attempt.status()).putArray("headers");
    }
    return view;
  }
}
