package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls that the owner places with their own phone. */
class OutgoingE2E {
  private static final String OWNER_PHONE = "+12125550199";
  private static final String INITIATE = "/v1/calls/initiate";

  private final World world = World.SHARED;

  private JsonNode call(String id) {
    return world.app.get("/v1/calls/" + id).json();
  }

  private void awaitPhase(String id, String phase) {
    await(phase)
        .atMost(Duration.ofSeconds(30))
        .until(() -> call(id).path("phase").asString(), phase::equals);
  }

  @Test
  void theOwnersPhoneRingsThenTheOthersAndTheyArePassedOn() {
    var other = "+13125550181";
    var wish = Map.of("to", other);
    var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    var placed = world.app.with(key).post(INITIATE, wish);
    assertThat(placed.status()).as(placed.text()).isEqualTo(202);
    var id = placed.json().path("id").asString();
    assertThat(world.app.with(key).post(INITIATE, wish).json().path("id").asString())
        .as("the same wish")
        .isEqualTo(id);
    assertThat(placed.json().path("direction").asString()).isEqualTo("outbound");
    assertThat(placed.json().path("from").asString()).isEqualTo(world.info.businessNumber());

    world.phone(OWNER_PHONE, "answer");
    world.phone(other, "answer");
    awaitPhase(id, "human");

    var colleague = "+12125550182";
    var passed = world.app.post("/v1/calls/" + id + "/transfer", Map.of("phone", colleague));
    assertThat(passed.status()).as(passed.text()).isEqualTo(202);
    world.phone(colleague, "answer");
    awaitPhase(id, "human");
    assertThat(world.app.post("/v1/calls/" + id + "/end").status()).isEqualTo(202);
    awaitPhase(id, "ended");
    assertThat(call(id).path("outcome").asString()).isEqualTo("handled-by-human");
  }

  @Test
  void somebodyWhoDeclinesEndsIt() {
    var other = "+13125550183";
    var id = world.app.post(INITIATE, Map.of("to", other)).json().path("id").asString();
    world.phone(OWNER_PHONE, "answer");
    world.phone(other, "decline");
    awaitPhase(id, "ended");
    assertThat(call(id).path("outcome").asString()).isEqualTo("declined");
  }

  @Test
  void whoeverCallsABusyLineHearsSoAndFindsItInTheHistory() {
    var other = "+13125550187";
    world.sandbox.put("/sandbox/phones/" + other, Map.of("behaviour", "busy"));
    world.sandbox.put("/sandbox/phones/" + OWNER_PHONE, Map.of("behaviour", "manual"));
    var id = world.app.post(INITIATE, Map.of("to", other)).json().path("id").asString();
    world.phone(OWNER_PHONE, "answer");
    awaitPhase(id, "ended");
    assertThat(call(id).path("outcome").asString()).isEqualTo("busy");
    var owner =
        StreamSupport.stream(world.sandbox.get("/sandbox/phones").json().spliterator(), false)
            .filter(phone -> phone.path("number").asString().equals(OWNER_PHONE))
            .findFirst()
            .orElseThrow();
    assertThat(owner.path("heard").findValuesAsString("text"))
        .anyMatch(heard -> heard.endsWith("/v1/calls/ringback"))
        .last()
        .isEqualTo("The line is busy.");
    var busy = world.app.get("/v1/calls/history?outcome=busy").json();
    assertThat(busy.path("items").findValuesAsString("id")).contains(id);
    assertThat(world.app.get("/v1/calls/export?outcome=busy").text()).contains("busy");
  }

  @Test
  void whatMayNotBeCalledIsNot() {
    refused("911", 422, "number-refused");
    refused("+19005550184", 422, "number-refused");
    refused(world.info.businessNumber(), 422, "number-refused");
    refused("12", 400, "invalid-request");
    var softphone = world.app.post(INITIATE, Map.of("to", "+13125550185", "softphone", true));
    assertThat(softphone.status()).isEqualTo(409);
    assertThat(softphone.text()).contains("softphone-off");
  }

  @Test
  void aCountryIsRungOnceAnAdminAllowsIt() {
    var abroad = "+442079460018";
    var id = world.app.post(INITIATE, Map.of("to", "+13125550188")).json().path("id").asString();
    var calls = "/v1/calls/" + id;
    refused(abroad, 422, "country-refused");
    refused(calls + "/transfer", Map.of("phone", abroad));
    refused(calls + "/participants", Map.of("phone", abroad));
    refused(calls + "/takeover", Map.of("phone", abroad));
    var rules = world.app.get("/v1/routing/rules").json().path("items").path(0);
    var forwarded = ((ObjectNode) rules.deepCopy()).put("forwardTo", abroad);
    refused("/v1/routing/rules", forwarded);
    assertThat(world.app.post(calls + "/end").status()).isEqualTo(202);

    var settings = "/v1/calls/settings";
    var before = world.app.get(settings).json();
    assertThat(before.path("allowedCountries").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("CA", "US");
    var wider = ((ObjectNode) before.deepCopy());
    wider.putArray("countries").add("US").add("GB");
    assertThat(world.app.put(settings, wider).status()).isEqualTo(200);
    var placed = world.app.post(INITIATE, Map.of("to", abroad));
    assertThat(placed.status()).as(placed.text()).isEqualTo(202);
    world.app.post("/v1/calls/" + placed.json().path("id").asString() + "/end");
    assertThat(world.app.post("/v1/routing/rules", forwarded).status()).isEqualTo(200);
    wider.putArray("countries").add("Great Britain");
    assertThat(world.app.put(settings, wider).status()).isEqualTo(400);
    assertThat(world.app.put(settings, before).status()).isEqualTo(200);
    assertThat(world.app.post("/v1/routing/rules", forwarded).status())
        .as("set already")
        .isEqualTo(200);
    assertThat(world.app.post("/v1/routing/rules", rules).status()).isEqualTo(200);
  }

  private void refused(String path, Object body) {
    var answer = world.app.post(path, body);
    assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(422);
    assertThat(answer.text()).contains("country-refused", "United Kingdom");
  }

  private void refused(String to, int status, String slug) {
    var answer = world.app.post(INITIATE, Map.of("to", to));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains(slug);
  }

  @Test
  void aBlockedContactIsNotAnswered() {
    var number = "+13125550186";
    var contact =
        world.app.post(
            "/v1/contacts",
            Map.of("name", "Nuisance", "numbers", List.of(number), "blocked", true));
    assertThat(contact.status()).as(contact.text()).isEqualTo(201);
    Caller.ring(world.sandbox, number, world.info.businessNumber());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> world.callFrom(number).path("outcome").asString("not yet"), "blocked"::equals);
    var id = contact.json().path("id").asString();
    assertThat(world.app.delete("/v1/contacts/" + id).status()).isEqualTo(204);
  }
}
