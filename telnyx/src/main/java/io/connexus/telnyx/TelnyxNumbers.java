package io.connexus.telnyx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finding, buying and giving back numbers. Blocks and fails as {@link TelnyxClient} does; safe for
 * many threads.
 */
public final class TelnyxNumbers {
  private final Exchange exchange;

  TelnyxNumbers(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Numbers that could be ordered now. Telnyx takes an order only for what a search has shown. */
  public List<AvailableNumber> search(NumberSearch wanted) {
    var query = new LinkedHashMap<String, String>();
    query.put("filter[country_code]", wanted.country());
    putIfPresent(query, "filter[national_destination_code]", wanted.areaCode());
    putIfPresent(query, "filter[locality]", wanted.locality());
    putIfPresent(query, "filter[administrative_area]", wanted.administrativeArea());
    putIfPresent(query, "filter[phone_number][contains]", wanted.contains());
    putIfPresent(query, "filter[phone_number_type]", wanted.type());
    query.put("filter[limit]", String.valueOf(wanted.limit()));
    var found = list("number search", "/available_phone_numbers" + Exchange.queryString(query));
    return found.valueStream().map(TelnyxNumbers::available).toList();
  }

  private static void putIfPresent(Map<String, String> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, value);
    }
  }

  private JsonNode list(String operation, String pathAndQuery) {
    var data = exchange.get(operation, pathAndQuery).path("data");
    if (!data.isArray()) {
      throw TelnyxException.unreadable(operation, 200);
    }
    return data;
  }

  private static AvailableNumber available(JsonNode number) {
    var cost = number.path("cost_information");
    return new AvailableNumber(
        number.path("phone_number").asString(""),
        region(number, "location").or(() -> region(number, "rate_center")).orElse(null),
        region(number, "state").orElse(null),
        cost.path("monthly_cost").asString(""),
        cost.path("upfront_cost").asString(""),
        cost.path("currency").asString(""),
        number
            .path("features")
            .valueStream()
            .map(feature -> feature.path("name").asString(""))
            .toList());
  }

  private static Optional<String> region(JsonNode number, String type) {
    return number
        .path("region_information")
        .valueStream()
        .filter(region -> region.path("region_type").asString("").equals(type))
        .map(region -> region.path("region_name").asString(""))
        .filter(name -> !name.isBlank())
        .findFirst();
  }

  /**
   * Buys a number. Telnyx cannot recognise a repetition: after {@link TelnyxException#maybeDone}
   * look for the reference with {@link #orders} instead.
   *
   * @param reference unique to this order
   */
  public NumberOrder order(
      String phoneNumber,
      String connectionId,
      @Nullable String messagingProfileId,
      String reference) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("phone_numbers", List.of(Map.of("phone_number", phoneNumber)));
    body.put("connection_id", connectionId);
    body.put("messaging_profile_id", messagingProfileId);
    body.put("customer_reference", reference);
    var order = NumberOrder.of(exchange.post("number order", "/number_orders", body).path("data"));
    if (order.id().isEmpty()) {
      throw TelnyxException.unreadable("number order", 200);
    }
    return order;
  }

  /** The orders with exactly this reference. */
  public List<NumberOrder> orders(String reference) {
    var query = Map.of("filter[customer_reference]", reference);
    return list("number orders", "/number_orders" + Exchange.queryString(query))
        .valueStream()
        .map(NumberOrder::of)
        .filter(order -> order.customerReference().equals(reference))
        .toList();
  }

  /** Gives a number back. One that is not held any more is given back already. */
  public void release(String id) {
    try {
      exchange.delete("release number", "/phone_numbers/" + Exchange.encode(id));
    } catch (TelnyxException e) {
      if (e.status() != 404) {
        throw e;
      }
    }
  }
}
