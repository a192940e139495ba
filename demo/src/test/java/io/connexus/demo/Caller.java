package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A virtual caller in the sandbox. */
record Caller(Http sandbox, String number, String id) {

  /** A virtual caller rings {@code to}. */
  static Caller ring(Http sandbox, String from, String to) {
    var call = sandbox.post("/sandbox/calls", Map.of("from", from, "to", to));
    assertThat(call.status()).as(call.text()).isBetween(200, 201);
    return new Caller(sandbox, from, call.json().path("id").asString());
  }

  void say(String text) {
    var answer = sandbox.post("/sandbox/calls/" + id + "/say", Map.of("text", text));
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
  }

  void hangUp() {
    var answer = sandbox.post("/sandbox/calls/" + id + "/hangup", Map.of());
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
  }

  JsonNode look() {
    return sandbox.get("/sandbox/calls/" + id).json();
  }

  /** All that the caller has heard, as one text. */
  String heard() {
    return StreamSupport.stream(look().path("heard").spliterator(), false)
        .map(heard -> heard.path("text").asString())
        .collect(Collectors.joining(" "));
  }

  /** How many of the call's legs to an address that begins so are not over. */
  long legsTo(String address) {
    return StreamSupport.stream(look().path("legs").spliterator(), false)
        .filter(leg -> leg.path("to").asString().startsWith(address))
        .filter(leg -> !leg.path("state").asString().equals("ended"))
        .count();
  }

  void awaitHeard(String... words) {
    try {
      await()
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> {
            var heard = heard().toLowerCase(java.util.Locale.ROOT);
            return java.util.Arrays.stream(words)
                .allMatch(word -> heard.contains(word.toLowerCase(java.util.Locale.ROOT)));
          });
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      throw new AssertionError("never heard " + String.join(", ", words) + "; heard: " + look(), e);
    }
  }

  /** Whether the caller's line is dead. */
  void awaitHungUp() {
    await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> look().path("state").asString().equals("ended"));
  }
}
