package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finding numbers and buying them. */
public final class OrdersApi {
  private static final Duration PROCESSING = Duration.ofMillis(400);

  private final Account account;
  private final TelnyxWebhooks webhooks;
  private final Timers timers;
  private final Tempo tempo;
  private final Ids ids;
  private final Clock clock;
  private final Map<String, ObjectNode> orders = new ConcurrentHashMap<>();

  public OrdersApi(
      Account account, TelnyxWebhooks webhooks, Timers timers, Tempo tempo, Ids ids, Clock clock) {
    this.account = account;
    this.webhooks = webhooks;
    this.timers = timers;
    this.tempo = tempo;
    this.ids = ids;
    this.clock = clock;
  }

  /** Numbers of the fictional range 555-01xx that nobody here owns yet. */
  Answer available(Ask ask) {
    String area = ask.query("filter[national_destination_code]").orElse("555");
    int limit = Math.clamp(ask.query("filter[limit]", 10), 1, 100);
    String within = ask.query("filter[phone_number][contains]").orElse("");
    ArrayNode items = Json.array();
    for (int i = 0; i < 100 && items.size() < limit; i++) {
      String number = "+1%s55501%02d".formatted(area, i);
      if (number.contains(within) && !account.owns(number)) {
        items.add(offer(number, area));
      }
    }
    ObjectNode page = CallsApi.data(items);
    page.putObject("meta").put("total_results", items.size()).put("best_effort_results", 0);
    return Answer.ok(page);
  }

  private static ObjectNode offer(String number, String area) {
    ObjectNode item = Json.object();
    item.put("phone_number", number).put("record_type", "available_phone_number");
    ArrayNode features = item.putArray("features");
    List.of("sms", "voice").forEach(name -> features.addObject().put("name", name));
    ObjectNode cost = item.putObject("cost_information");
    cost.put("upfront_cost", "1.00").put("monthly_cost", "1.00").put("currency", "USD");
    ArrayNode regions = item.putArray("region_information");
    regions.addObject().put("region_type", "country_code").put("region_name", "US");
    regions.addObject().put("region_type", "rate_center").put("region_name", "Area " + area);
    item.put("best_effort", false).put("quickship", true).put("reservable", true);
    return item;
  }

  Answer order(Ask ask) {
    ObjectNode body = ask.json();
    List<String> wanted = new ArrayList<>();
    body.path("phone_numbers").forEach(item -> wanted.add(Json.text(item, "phone_number", "")));
    if (wanted.isEmpty()) {
      throw Refusals.missing("phone_numbers");
    }
    for (String number : wanted) {
      if (!Refusals.isE164(number)) {
        throw Refusals.malformed("phone_numbers", "'" + number + "' is not an E.164 number.");
      }
      if (account.owns(number)) {
        throw Refusals.of(
            422, "85001", "Number not available", number + " is no longer available.");
      }
    }
    ObjectNode order = pending(body, wanted);
    orders.put(order.path("id").asString(), order);
    ObjectNode answer = order.deepCopy();
    timers.after(tempo.of(PROCESSING), () -> complete(order, wanted));
    return Answer.ok(CallsApi.data(answer));
  }

  private ObjectNode pending(ObjectNode body, List<String> wanted) {
    ObjectNode order = Json.object();
    order.put("id", ids.uuid()).put("record_type", "number_order").put("status", "pending");
    order.put("requirements_met", true).put("phone_numbers_count", wanted.size());
    for (String field :
        List.of(
            "connection_id", "messaging_profile_id", "billing_group_id", "customer_reference")) {
      String given = Json.text(body, field);
      if (given != null) {
        order.put(field, given);
      }
    }
    order
        .put("created_at", clock.instant().toString())
        .put("updated_at", clock.instant().toString());
    order.putArray("sub_number_orders_ids").add(ids.uuid());
    ArrayNode items = order.putArray("phone_numbers");
    for (String number : wanted) {
      ObjectNode item = items.addObject().put("id", ids.uuid());
      item.put("record_type", "number_order_phone_number").put("phone_number", number);
      item.put("phone_number_type", "local").put("country_code", "US");
      item.put("country_iso_alpha2", "US").put("status", "pending");
      item.put("requirements_met", true).put("requirements_status", "approved");
      item.putArray("regulatory_requirements");
    }
    return order;
  }

  private void complete(ObjectNode order, List<String> wanted) {
    ObjectNode done = order.deepCopy().put("status", "success");
    done.put("updated_at", clock.instant().toString());
    for (JsonNode item : done.path("phone_numbers")) {
      ((ObjectNode) item).put("status", "success");
    }
    String connection = Json.text(order, "connection_id");
    String profile = Json.text(order, "messaging_profile_id");
    for (String number : wanted) {
      account
          .addNumber(number)
          .put("connection_id", connection)
          .put("messaging_profile_id", profile);
    }
    orders.put(done.path("id").asString(), done);
    List<String> urls =
        account
            .application(connection)
            .map(found -> TelnyxWebhooks.addresses(Json.text(found, "webhook_event_url")))
            .orElse(List.of());
    webhooks.send("number_order.complete", done.path("id").asString(), done, urls);
  }

  Answer get(Ask ask) {
    ObjectNode order = orders.get(ask.part("id"));
    if (order == null) {
      throw Refusals.notFound("There is no such order.");
    }
    return Answer.ok(CallsApi.data(order));
  }

  Answer list(Ask ask) {
    return Answer.ok(Pages.numbered(List.copyOf(orders.values()), ask));
  }

  public void clear() {
    orders.clear();
  }
}
