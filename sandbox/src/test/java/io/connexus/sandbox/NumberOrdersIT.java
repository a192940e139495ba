package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.sandbox.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Numbers are found, bought and given back. */
class NumberOrdersIT {
  private FakeProduct product;

  @BeforeEach
  void start() throws Exception {
    product = new FakeProduct();
  }

  @AfterEach
  void stop() throws Exception {
    product.close();
  }

  private String found() {
    return product
        .telnyx("GET", "/available_phone_numbers?filter%5Bnational_destination_code%5D=212", null)
        .data()
        .path(0)
        .path("phone_number")
        .asString();
  }

  private JsonNode search(String filters) {
    return product.telnyx("GET", "/available_phone_numbers?" + filters, null).data();
  }

  private static String town(JsonNode offer) {
    return StreamSupport.stream(offer.path("region_information").spliterator(), false)
        .filter(region -> region.path("region_type").asString().equals("location"))
        .map(region -> region.path("region_name").asString())
        .collect(Collectors.joining());
  }

  private FakeProduct.Reply order(String number, String reference) {
    ObjectNode order = Json.object().put("customer_reference", reference);
    order.putArray("phone_numbers").addObject().put("phone_number", number);
    return product.telnyx("POST", "/number_orders", order);
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.MAPPER.readTree(text);
  }

  @Test
  void aTownHasTheNumbersOfItsAreaCodes() {
    var springfield = search("filter%5Blocality%5D=springfield&filter%5Blimit%5D=100");
    assertThat(springfield).extracting(NumberOrdersIT::town).containsOnly("Springfield");
    assertThat(springfield.get(0).path("phone_number").asString()).startsWith("+1217");
    var inMassachusetts =
        search("filter%5Blocality%5D=Springfield&filter%5Badministrative_area%5D=MA");
    assertThat(inMassachusetts)
        .isNotEmpty()
        .allSatisfy(offer -> assertThat(offer.path("phone_number").asString()).startsWith("+1413"));
    assertThat(search("filter%5Badministrative_area%5D=NY&filter%5Blimit%5D=100"))
        .hasSize(100)
        .extracting(NumberOrdersIT::town)
        .containsOnly("New York");
  }

  @Test
  void whereNoNumberIsNoneIsFound() {
    var nothing =
        List.of(
            "filter%5Blocality%5D=Nowhere",
            "filter%5Blocality%5D=Boston&filter%5Bnational_destination_code%5D=212",
            "filter%5Blocality%5D=Boston&filter%5Bnational_destination_code%5D=999",
            "filter%5Blocality%5D=Toronto&filter%5Bcountry_code%5D=US",
            "filter%5Bcountry_code%5D=GB");
    assertThat(nothing).allSatisfy(filters -> assertThat(search(filters)).isEmpty());
    var unlisted = search("filter%5Bnational_destination_code%5D=999");
    assertThat(unlisted).isNotEmpty().extracting(NumberOrdersIT::town).containsOnly("");
  }

  @Test
  void anOrderIsCompletedAndToldAndTheNumberIsOffTheMarket() {
    String number = found();
    assertThat(order(number, "mine").status()).isEqualTo(200);
    assertThat(found()).isNotEqualTo(number);
    assertThat(order(number, "again").code()).isEqualTo("85001");
    var told = product.awaitHook("number_order.complete").json().at("/data/payload");
    assertThat(told.path("status").asString()).isEqualTo("success");
    assertThat(told.path("customer_reference").asString()).isEqualTo("mine");
    var listed =
        product.telnyx("GET", "/number_orders?filter%5Bcustomer_reference%5D=mine", null).data();
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/status").asString()).isEqualTo("success");
    assertThat(order(number, "again").code()).isEqualTo("85001");

    var held =
        "/phone_numbers/"
            + java.net.URLEncoder.encode(number, java.nio.charset.StandardCharsets.UTF_8);
    assertThat(product.telnyx("DELETE", held, null).status()).isEqualTo(200);
    assertThat(product.telnyx("DELETE", held, null).status()).isEqualTo(404);
    assertThat(found()).isEqualTo(number);
  }

  @Test
  void onlyWhatASearchHasShownCanBeOrdered() {
    assertThat(order("+12125550177", "mine").code()).isEqualTo("85000");
  }

  @Test
  void ordersFailOnDemand() {
    String number = found();
    product.control("POST", "/chaos", json("{\"numbers\":{\"gone\":true}}"));
    assertThat(order(number, "one").code()).isEqualTo("85001");
    product.control("POST", "/chaos", json("{\"numbers\":{\"noFunds\":true}}"));
    assertThat(order(number, "two").code()).isEqualTo("20100");
    product.control("POST", "/chaos", json("{\"numbers\":{\"fail\":true}}"));
    assertThat(order(number, "three").status()).isEqualTo(200);
    var told = product.awaitHook("number_order.complete").json().at("/data/payload");
    assertThat(told.path("status").asString()).isEqualTo("failure");
    await().untilAsserted(() -> assertThat(found()).isEqualTo(number));
  }
}
