package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong on demand. */
class ChaosIT {
  private FakeProduct product;

  @BeforeEach
  void start() throws Exception {
    product = new FakeProduct();
  }

  @AfterEach
  void stop() throws Exception {
    product.close();
  }

  private void chaos(ObjectNode wanted) {
    product.control("POST", "/chaos", wanted.put("speechRate", 100_000));
  }

  private static ObjectNode quickRetries() {
    ObjectNode chaos = Json.object();
    chaos.putArray("retryDelaysMs").add(20).add(40);
    return chaos;
  }

  private static List<Integer> attempts(List<FakeProduct.Hook> hooks) {
    return hooks.stream().map(h -> h.json().path("meta").path("attempt").asInt()).toList();
  }

  @Test
  void aFailingReceiverIsTriedThreeTimesUnderOneEventId() {
    chaos(quickRetries());
    product.answers = hook -> 500;
    product.ring();
    await().until(() -> product.hooks("call.initiated").size() == 3);
    assertThat(attempts(product.hooks("call.initiated"))).containsExactly(1, 2, 3);
    assertThat(
            product.hooks("call.initiated").stream()
                .map(h -> h.json().path("data").path("id").asString())
                .distinct())
        .hasSize(1);
    var failed = product.telnyx("GET", "/webhook_deliveries?filter[status][eq]=failed", null);
    await()
        .untilAsserted(() ->
            assertThat(
                    product
                        .telnyx("GET", "/webhook_deliveries?filter[status][eq]=failed", null)
                        .data()
                        .path(0)
                        .path("attempts")
                        .size())
                .isEqualTo(3));
    assertThat(failed.status()).isEqualTo(200);
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    chaos(quickRetries());
    product.answers = hook -> 403;
    product.ring();
    product.awaitHook("call.initiated");
    await()
        .during(Duration.ofMillis(300))
        .atMost(Duration.ofSeconds(3))
        .until(() -> product.hooks("call.initiated").size() == 1);
  }

  @Test
  void delayedWebhooksKeepTheirOrder() {
    chaos(Json.object().put("delayMs", 300));
    Instant before = Instant.now();
    product.ring();
    String call = product.onlyCall().path("id").asString();
    String leg = product.onlyCall().path("legs").path(0).path("callControlId").asString();
    product.command(leg, "answer", Json.object());
    product.control("POST", "/calls/" + call + "/hangup", null);
    product.awaitHook("call.hangup");
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(300));
    assertThat(product.hooks.stream().map(FakeProduct.Hook::type))
        .containsExactly("call.initiated", "call.answered", "call.hangup");
  }

  @Test
  void duplicatesHaveTheSameId() {
    chaos(Json.object().put("duplicate", 1));
    product.ring();
    await().until(() -> product.hooks("call.initiated").size() == 2);
    assertThat(
            product.hooks("call.initiated").stream()
                .map(h -> h.json().path("data").path("id").asString())
                .distinct())
        .hasSize(1);
  }

  @Test
  void everythingDroppedNeverArrives() {
    chaos(quickRetries().put("drop", 1));
    product.ring();
    await()
        .untilAsserted(() ->
            assertThat(
                    product
                        .telnyx("GET", "/webhook_deliveries", null)
                        .data()
                        .path(0)
                        .path("attempts")
                        .size())
                .isEqualTo(3));
    assertThat(product.hooks).isEmpty();
  }

  @Test
  void requestsFailSoOftenAsAskedFor() {
    ObjectNode wanted = Json.object();
    wanted
        .putArray("fail")
        .addObject()
        .put("match", "POST /telnyx/v2/calls$")
        .put("status", 503)
        .put("times", 2);
    chaos(wanted);
    ObjectNode dial = product.dialBody("+15550100303");
    assertThat(product.telnyx("POST", "/calls", dial).status()).isEqualTo(503);
    assertThat(product.telnyx("POST", "/calls", dial).code()).isEqualTo("10007");
    assertThat(product.telnyx("POST", "/calls", dial).status()).isEqualTo(200);
  }

  @Test
  void retellCanRefuseToAnswerAndToBeDialled() {
    chaos(Json.object().set("retell", Json.object().put("dialFails", true)));
    String caller = product.answeredCall();
    String leg = product.dialAgent(product.register(), caller);
    assertThat(product.awaitHook("call.hangup", leg).payload().path("sip_hangup_cause").asString())
        .isEqualTo("503");
    chaos(Json.object().put("timeScale", 30).set("retell", Json.object().put("neverAnswer", true)));
    String silent = product.dialAgent(product.register(), caller);
    assertThat(product.awaitHook("call.hangup", silent).payload().path("hangup_cause").asString())
        .isEqualTo("timeout");
    assertThat(product.telnyx("GET", "/calls/" + caller, null).data().path("is_alive").asBoolean())
        .isTrue();
  }

  @Test
  void phonesKeepToTheirScript() {
    product.control(
        "PUT",
        "/phones/%2B15550100303",
        Json.object().put("behaviour", "busy").put("sms", "delivery_failed"));
    String leg =
        product
            .telnyx("POST", "/calls", product.dialBody("+15550100303"))
            .data()
            .path("call_control_id")
            .asString();
    assertThat(product.awaitHook("call.hangup", leg).payload().path("hangup_cause").asString())
        .isEqualTo("user_busy");
    product.telnyx(
        "POST",
        "/messages",
        Json.object().put("from", FakeProduct.NUMBER).put("to", "+15550100303").put("text", "Hi"));
    assertThat(
            product
                .awaitHook("message.finalized")
                .payload()
                .path("to")
                .path(0)
                .path("status")
                .asString())
        .isEqualTo("delivery_failed");
  }

  @Test
  void aBadRequestToTheControlApiIsAProblemDocument() {
    var unknown =
        product.control(
            "POST",
            "/calls",
            Json.object().put("from", FakeProduct.CALLER).put("to", "+15550999999"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("detail").asString()).contains("not a number of this account");
    assertThat(product.control("POST", "/calls", Json.object().put("from", "x")).status())
        .isEqualTo(400);
  }

  @Test
  void aResetForgetsEverythingButTheSetup() {
    product.answeredCall();
    product.control("POST", "/reset", null);
    assertThat(product.control("GET", "/calls", null).json()).isEmpty();
    assertThat(
            product
                .telnyx("GET", "/phone_numbers", null)
                .data()
                .path(0)
                .path("phone_number")
                .asString())
        .isEqualTo(FakeProduct.NUMBER);
    product.hooks.clear();
    product.ring();
    assertThat(product.awaitIncoming()).isNotEmpty();
  }

  @Test
  void theJournalNeverShowsAKey() {
    product.telnyx("GET", "/phone_numbers", null);
    assertThat(product.control("GET", "/journal", null).json().toString())
        .contains("/phone_numbers")
        .doesNotContain(SandboxSettings.defaults().telnyxApiKey());
  }

  @Test
  void aRequestThatBreaksThePublishedContractIsListed() {
    if (!io.connexus.sandbox.contract.Contract.find().isPresent()) {
      System.out.println("Telnyx's OpenAPI document is absent: violations not checked");
      return;
    }
    assertThat(product.control("GET", "/violations", null).json()).isEmpty();
    product.telnyx(
        "POST", "/calls", product.dialBody("+15550100303").put("timeout_secs", "thirty"));
    assertThat(product.control("GET", "/violations", null).json().toString())
        .contains("POST /telnyx/v2/calls")
        .contains("timeout_secs");
    assertThat(product.control("GET", "/journal?kind=contractViolations", null).json()).hasSize(1);
  }
}
