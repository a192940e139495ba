package io.connexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.audit.AuditEntry;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Numbers are found, bought and assigned. */
class NumberOrdersIT extends NumbersCase {
  @Test
  void aNumberIsFoundBoughtAndAssigned() throws Exception {
    var offer = json(get(ada, NUMBERS + "/available?areaCode=212&limit=5"), 200).at("/items/0");
    assertThat(offer.path("display").asString()).startsWith("(212) 555-01");
    assertThat(offer.path("monthlyCost").asString()).isEqualTo("1.00");
    assertThat(offer.path("currency").asString()).isEqualTo("USD");
    assertThat(offer.path("region").asString()).isEqualTo("NY");
    assertThat(offer.path("features")).extracting(JsonNode::asString).contains("sms", "voice");
    var number = offer.path("number").asString();

    var order = json(order(ada, number), 202);
    assertThat(order.path("status").asString()).isEqualTo("pending");

    var held = awaitNumber(ada, number);
    assertThat(held.path("kind").asString()).isEqualTo("business");
    assertThat(held.path("primary").asBoolean()).isTrue();
    assertThat(held.path("label").asString()).isEqualTo("Desk");
    assertThat(json(get(ada, ORDERS), 200).at("/items/0/status").asString()).isEqualTo("done");
    assertThat(audit.page(ada.workspace(), null, null, 10))
        .extracting(AuditEntry::action)
        .contains("phone-number.ordered", "phone-number.added");
    assertThat(json(order(ada, number), 202).path("id")).isEqualTo(order.path("id"));
    assertThat(json(order(bob, number), 409).path("type").asString()).endsWith("/number-taken");
  }

  @Test
  void aNumberIsFoundByItsTown() throws Exception {
    var here =
        json(get(ada, NUMBERS + "/available?locality=new%20york&limit=5"), 200).path("items");
    assertThat(here)
        .hasSize(5)
        .allSatisfy(offer -> assertThat(offer.path("locality").asString()).isEqualTo("New York"));
    var boston = NUMBERS + "/available?administrativeArea=MA&locality=";
    assertThat(json(get(ada, boston + "%20Boston%20"), 200).at("/items/0/number").asString())
        .startsWith("+1617");
    assertThat(json(get(ada, boston + "Buffalo"), 200).path("items")).isEmpty();
    assertThat(json(get(ada, boston), 200).path("items")).isNotEmpty();
    for (var senseless :
        List.of("locality=a%00b", "locality=" + "x".repeat(61), "administrativeArea=ma")) {
      json(get(ada, NUMBERS + "/available?" + senseless), 400);
    }
  }

  @Test
  void twoOrdersOfOneNumberAtOnceAreOne() throws Exception {
    var number = found();
    int before = placed(number); // in another test, which did not get it
    var orders = atOnce(8, () -> json(order(ada, number), 202).path("id").asString());
    assertThat(orders).containsOnly(orders.getFirst());
    awaitNumber(ada, number);
    assertThat(placed(number) - before).isEqualTo(1);
  }

  @Test
  void anOrderThatFailsSaysWhy() throws Exception {
    assertThat(failureOf("{\"numbers\":{\"gone\":true}}")).isEqualTo("number-gone");
    assertThat(failureOf("{\"numbers\":{\"noFunds\":true}}")).isEqualTo("no-funds");
    assertThat(failureOf("{\"numbers\":{\"fail\":true}}")).isEqualTo("refused");
    chaos("{}");
    json(order(ada, "+12125550177"), 202);
    assertThat(awaitFailure(ada, "+12125550177")).isEqualTo("number-not-searched");
    assertThat(json(get(ada, NUMBERS), 200).path("items")).isEmpty();
  }

  private String failureOf(String chaos) throws Exception {
    var number = found();
    chaos(chaos);
    json(order(ada, number), 202);
    return awaitFailure(ada, number);
  }

  @Test
  void anOrderWhoseAnswerIsLostIsFoundByItsReferenceAndNeverRepeated() throws Exception {
    var number = found();
    int before = placed(number); // in another test, which did not get it
    chaos("{\"fail\":[{\"match\":\"POST /telnyx/v2/number_orders\",\"status\":502,\"times\":1}]}");
    var order = json(order(ada, number), 202).path("id").asString();
    await().until(() -> placed(number) == before + 1);
    atTheCarrier(
        """
        {"phone_numbers":[{"phone_number":"%s"}],"customer_reference":"%s","connection_id":"%s"}
        """
            .formatted(number, order, NumbersApp.CONNECTION));
    awaitNumber(ada, number);
    assertThat(placed(number) - before).isEqualTo(2); // the one that was lost and the test's own
  }

  @Test
  void openOrdersAreBounded() throws Exception {
    chaos("{\"fail\":[{\"match\":\".*number_orders.*\",\"status\":503}]}");
    for (int i = 0; i < 5; i++) {
      json(order(ada, "+1212555018" + i), 202);
    }
    assertThat(json(order(ada, "+12125550189"), 409).path("type").asString())
        .endsWith("/limit-reached");
  }

  @Test
  void aWebhookThatIsNotSignedIsRefused() throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(uri(NUMBERS + "/incoming"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(json(answer, 403).path("type").asString()).endsWith("/bad-signature");
  }
}
