package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.chaos.Chaos;
import io.connexus.sandbox.chaos.ChaosBox;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finding numbers and buying them, each once and only after a search has shown it. */
public final class OrdersApi {
  private static final Duration PROCESSING = Duration.ofMillis(400);

  private final Account account;
  private final ChaosBox chaos;
  private final TelnyxWebhooks webhooks;
  private final Timers timers;
  private final Tempo tempo;
  private final Ids ids;
  private final Clock clock;
  private final Map<String, ObjectNode> orders = new ConcurrentHashMap<>();
  private final Set<String> shown = ConcurrentHashMap.newKeySet();
  private final Set<String> promised = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable String> webhookUrl = new AtomicReference<>();

  public OrdersApi(
      Account account,
      ChaosBox chaos,
      TelnyxWebhooks webhooks,
      Timers timers,
      Tempo tempo,
      Ids ids,
      Clock clock) {
    this.account = account;
    this.chaos = chaos;
    this.webhooks = webhooks;
    this.timers = timers;
    this.tempo = tempo;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Says where completed orders are told.
   *
   * @param url null for the address of the order's voice application
   */
  public void tell(@Nullable String url) {
    webhookUrl.set(url);
  }

  /** Numbers of the fictional range 555-01xx that nobody here owns yet. */
  Answer available(Ask ask) {
    int limit = Math.clamp(ask.query("filter[limit]", 10), 1, 100);
    String within = ask.query("filter[phone_number][contains]").orElse("");
    ArrayNode items = Json.array();
    for (Place place : places(ask)) {
      for (int i = 0; i < 100 && items.size() < limit; i++) {
        String number = "+1%s55501%02d".formatted(place.areaCode(), i);
        if (number.contains(within) && isFree(number)) {
          shown.add(number);
          items.add(offer(number, place));
        }
      }
    }
    ObjectNode page = CallsApi.data(items);
    page.putObject("meta").put("total_results", items.size()).put("best_effort_results", 0);
    return Answer.ok(page);
  }

  private static List<Place> places(Ask ask) {
    Optional<String> country = ask.query("filter[country_code]");
    Optional<String> locality = ask.query("filter[locality]");
    Optional<String> area = ask.query("filter[administrative_area]");
    return ask
        .query("filter[national_destination_code]")
        .map(Place::of)
        .map(List::of)
        .orElse(Place.ALL)
        .stream()
        .filter(place -> country.map(place.country()::equals).orElse(true))
        .filter(place -> place.isIn(locality, area))
        .toList();
  }

  private boolean isFree(String number) {
    return !account.owns(number) && !promised.contains(number);
  }

  private static ObjectNode offer(String number, Place place) {
    ObjectNode item = Json.object();
    item.put("phone_number", number).put("record_type", "available_phone_number");
    ArrayNode features = item.putArray("features");
    List.of("sms", "voice").forEach(name -> features.addObject().put("name", name));
    ObjectNode cost = item.putObject("cost_information");
    cost.put("upfront_cost", "1.00").put("monthly_cost", "1.00").put("currency", "USD");
    ArrayNode regions = item.putArray("region_information");
    place
        .regions()
        .forEach(
            (type, name) -> regions.addObject().put("region_type", type).put("region_name", name));
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
    }
    Chaos.Numbers trouble = chaos.now().numbers();
    if (trouble.noFunds()) {
      throw Refusals.of(
          403, "20100", "Insufficient Funds", "You have insufficient funds for this order.");
    }
    reserve(wanted, trouble);
    ObjectNode order = pending(body, wanted);
    orders.put(order.path("id").asString(), order);
    ObjectNode answer = order.deepCopy();
    timers.after(tempo.of(PROCESSING), () -> complete(order, wanted));
    return Answer.ok(CallsApi.data(answer));
  }

  /** All of them or none. */
  private synchronized void reserve(List<String> wanted, Chaos.Numbers trouble) {
    for (String number : wanted) {
      if (!shown.contains(number)) {
        throw Refusals.of(
            400, "85000", "Number not searched", number + " was not found by a search before.");
      }
      if (trouble.gone() || !isFree(number)) {
        throw Refusals.of(
            400, "85001", "Number not available", number + " is no longer available.");
      }
    }
    promised.addAll(wanted);
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
    boolean fails = chaos.now().numbers().fail();
    String status = fails ? "failure" : "success";
    ObjectNode done = order.deepCopy().put("status", status);
    done.put("updated_at", clock.instant().toString());
    for (JsonNode item : done.path("phone_numbers")) {
      ((ObjectNode) item).put("status", status);
    }
    String connection = Json.text(order, "connection_id");
    String profile = Json.text(order, "messaging_profile_id");
    for (String number : fails ? List.<String>of() : wanted) {
      account
          .addNumber(number)
          .put("connection_id", connection)
          .put("messaging_profile_id", profile);
    }
    wanted.forEach(promised::remove);
    orders.put(done.path("id").asString(), done);
    webhooks.send("number_order.complete", done.path("id").asString(), done, urls(connection));
  }

  private List<String> urls(@Nullable String connection) {
    String own = webhookUrl.get();
    if (own != null) {
      return TelnyxWebhooks.addresses(own);
    }
    return account
        .application(connection)
        .map(found -> TelnyxWebhooks.addresses(Json.text(found, "webhook_event_url")))
        .orElse(List.of());
  }

  Answer get(Ask ask) {
    ObjectNode order = orders.get(ask.part("id"));
    if (order == null) {
      throw Refusals.notFound("There is no such order.");
    }
    return Answer.ok(CallsApi.data(order));
  }

  Answer list(Ask ask) {
    Stream<ObjectNode> found = orders.values().stream();
    for (String field : List.of("customer_reference", "status")) {
      Optional<String> wanted = ask.query("filter[" + field + "]");
      if (wanted.isPresent()) {
        found = found.filter(order -> wanted.get().equals(Json.text(order, field)));
      }
    }
    return Answer.ok(Pages.numbered(found.toList(), ask));
  }

  public void clear() {
    orders.clear();
    shown.clear();
    promised.clear();
  }
}
