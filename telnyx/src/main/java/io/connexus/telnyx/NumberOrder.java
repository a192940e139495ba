package io.connexus.telnyx;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An order of numbers.
 *
 * @param status {@code pending}, {@code success} or {@code failure}
 * @param customerReference what we gave it; empty if nothing
 */
public record NumberOrder(
    String id, String status, String customerReference, List<String> phoneNumbers) {

  /** Reads the resource, as answers and the webhook {@code number_order.complete} carry it. */
  public static NumberOrder of(JsonNode order) {
    return new NumberOrder(
        order.path("id").asString(""),
        order.path("status").asString(""),
        order.path("customer_reference").asString(""),
        order
            .path("phone_numbers")
            .valueStream()
            .map(number -> number.path("phone_number").asString(""))
            .toList());
  }

  @Override
  public String toString() {
    return "NumberOrder[id=" + id + ", status=" + status + "]";
  }
}
