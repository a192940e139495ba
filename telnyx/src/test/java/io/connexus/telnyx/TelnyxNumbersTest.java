package io.connexus.telnyx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TelnyxNumbersTest {
  private final VendorServer telnyx = new VendorServer();
  private final TelnyxClient client =
      new TelnyxClient(telnyx.settings(Duration.ofSeconds(5)), JsonMapper.shared());
  private final TelnyxNumbers numbers = client.numbers();

  @AfterEach
  void close() {
    client.close();
    telnyx.close();
  }

  @Test
  void searchesWithTheFiltersThatAreGiven() {
    telnyx.reply(
        200,
        """
        {"data":[{"phone_number":"+12125550100","features":[{"name":"sms"},{"name":"voice"}],
          "cost_information":{"upfront_cost":"1.00","monthly_cost":"2.50","currency":"USD"},
          "region_information":[{"region_type":"country_code","region_name":"US"},
            {"region_type":"rate_center","region_name":"NEW YORK"},
            {"region_type":"state","region_name":"NY"}]},
         {"phone_number":"+12125550101"}],"meta":{"total_results":2}}
        """);
    var found = numbers.search(new NumberSearch("US", "212", null, null, null, "local", 5));
    assertThat(telnyx.asked.getLast().path()).isEqualTo("/v2/available_phone_numbers");
    assertThat(telnyx.asked.getLast().query())
        .isEqualTo(
            "filter[country_code]=US&filter[national_destination_code]=212"
                + "&filter[phone_number_type]=local&filter[limit]=5");
    assertThat(found.getFirst())
        .isEqualTo(
            new AvailableNumber(
                "+12125550100",
                "NEW YORK",
                "NY",
                "2.50",
                "1.00",
                "USD",
                java.util.List.of("sms", "voice")));
    assertThat(found.getLast().locality()).isNull();
    assertThat(found.getLast().monthlyCost()).isEmpty();
  }

  @Test
  void searchesInATownAndTellsItRatherThanItsRateCentre() {
    telnyx.reply(
        200,
        """
        {"data":[{"phone_number":"+13145550100",
          "region_information":[{"region_type":"rate_center","region_name":"LADUE"},
            {"region_type":"location","region_name":"St. Louis"},
            {"region_type":"state","region_name":"MO"}]}]}
        """);
    var found =
        numbers.search(new NumberSearch("US", null, "St. Louis & more", "MO", null, "local", 5));
    assertThat(telnyx.asked.getLast().query())
        .isEqualTo(
            "filter[country_code]=US&filter[locality]=St. Louis & more"
                + "&filter[administrative_area]=MO&filter[phone_number_type]=local&filter[limit]=5");
    assertThat(found.getFirst().locality()).isEqualTo("St. Louis");
    assertThat(found.getFirst().region()).isEqualTo("MO");
  }

  @Test
  void ordersWithAReference() {
    telnyx.reply(200, "{\"data\":{\"id\":\"o-1\",\"status\":\"pending\"}}");
    var order = numbers.order("+12125550100", "c-1", "p-1", "ours");
    var asked = telnyx.asked.getLast();
    assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /v2/number_orders");
    assertThat(JsonMapper.shared().readTree(asked.body()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"phone_numbers":[{"phone_number":"+12125550100"}],"connection_id":"c-1",
                     "messaging_profile_id":"p-1","customer_reference":"ours"}
                    """));
    TelnyxContract.check("CreateNumberOrderRequest", asked.body());
    assertThat(order.status()).isEqualTo("pending");
  }

  @Test
  void anOrderThatWasPerhapsTakenSaysSo() {
    telnyx.reply(200, "{}");
    assertThatThrownBy(() -> numbers.order("+12125550100", "c-1", null, "ours"))
        .isInstanceOfSatisfying(TelnyxException.class, e -> assertThat(e.maybeDone()).isTrue());
  }

  @Test
  void findsOrdersByTheirExactReference() {
    telnyx.reply(
        200,
        """
        {"data":[{"id":"1","status":"success","customer_reference":"ours-too"},
                 {"id":"2","status":"failure","customer_reference":"ours"}]}
        """);
    assertThat(numbers.orders("ours")).extracting(NumberOrder::id).containsExactly("2");
    assertThat(telnyx.asked.getLast().query()).isEqualTo("filter[customer_reference]=ours");
  }

  @Test
  void readsTheWebhookOfACompleteOrder() {
    TelnyxContract.webhooks()
        .filter(file -> file.endsWith("number_order.complete.json"))
        .forEach(file -> {
          try {
            var event = TelnyxEvent.parse(java.nio.file.Files.readAllBytes(file));
            var order = NumberOrder.of(event.payload());
            assertThat(event.type()).isEqualTo("number_order.complete");
            assertThat(order.status()).isEqualTo("success");
            assertThat(order.customerReference()).isEqualTo("connexus-order-1");
            assertThat(order.phoneNumbers()).containsExactly("+15550100200");
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  @Test
  void aNumberThatIsGoneIsReleasedAlready() {
    telnyx.reply(200, "{\"data\":{}}").reply(404, "{}").reply(422, "{}");
    numbers.release("12");
    assertThat(telnyx.asked.getLast().method() + " " + telnyx.asked.getLast().path())
        .isEqualTo("DELETE /v2/phone_numbers/12");
    numbers.release("12");
    assertThatThrownBy(() -> numbers.release("12")).isInstanceOf(TelnyxException.class);
  }
}
