package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A browser of a member's, subscribed at the sandbox's push service.
 *
 * @param device its id for us
 */
record Browser(Http sandbox, JsonNode subscription, String device) {

  /** What the member does with a tap on <em>Turn on</em>. */
  static Browser turnOn(Http member, Http sandbox) {
    var key = member.get("/v1/users/push-key").json().path("publicKey");
    var subscription =
        sandbox.post("/sandbox/push/subscriptions", Map.of("applicationServerKey", key)).json();
    var device =
        member.post(
            "/v1/users/fcm-token",
            Map.of(
                "name", "Chrome on Android",
                "endpoint", subscription.path("endpoint"),
                "keys", subscription.path("keys")));
    assertThat(device.status()).as(device.text()).isEqualTo(201);
    assertThat(device.json().path("current").asBoolean()).isTrue();
    return new Browser(sandbox, subscription, device.json().path("id").asString());
  }

  /** What it has read, the newest first. */
  List<JsonNode> read() {
    return sandbox
        .get("/sandbox/push/messages?subscription=" + subscription.path("id").asString())
        .json()
        .valueStream()
        .toList();
  }

  /** What it has read with these words in it. */
  List<JsonNode> read(String words) {
    return read().stream()
        .filter(message -> message.path("text").asString().contains(words))
        .toList();
  }

  /** The newest message with these words; notices of different calls overtake each other. */
  JsonNode awaitRead(String words) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> read(words), messages -> !messages.isEmpty())
        .getFirst();
  }

  /** It no longer wants to be told: its service answers 410. */
  void giveUp() {
    sandbox.delete("/sandbox/push/subscriptions/" + subscription.path("id").asString());
  }
}
