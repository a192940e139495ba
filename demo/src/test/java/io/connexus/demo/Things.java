package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.access.Operation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One of everything in a workspace, so that every operation that asks for an id can be given one.
 */
final class Things {
  private final Http owner;

  /** By what the path of an operation begins with; the longest counts. */
  private final Map<String, String> ids = new LinkedHashMap<>();

  private Things(Http owner) {
    this.owner = owner;
  }

  /** Makes them. */
  static Things of(Http owner) {
    var things = new Things(owner);
    var member = owner.get("/v1/users/profile").json().path("userId").asString();
    things.ids.put("/v1/users/{id}/avatar", member);
    things.ids.put("/v1/team/members/", member);
    things.ids.put(
        "/v1/ai/faqs/",
        things.made("/v1/ai/faqs", Map.of("question", "Do you mend nets?", "answer", "We do.")));
    things.ids.put(
        "/v1/sms/templates/",
        things.made("/v1/sms/templates", Map.of("name", "Thanks", "body", "Thank you, {{name}}.")));
    things.ids.put(
        "/v1/contacts/",
        things.made(
            "/v1/contacts",
            Map.of(
                "name",
                "Nia Nets",
                "numbers",
                List.of("+1917" + (1_000_000_000L + System.nanoTime() % 1_000_000_000L)))));
    things.ids.put(
        "/v1/routing/departments/",
        things.made(
            "/v1/routing/departments",
            Map.of("name", "Nets " + System.nanoTime(), "memberIds", List.of(member))));
    things.ids.put(
        "/v1/team/invitations/",
        things.made(
            "/v1/team/invitations",
            Map.of("email", "i" + System.nanoTime() + "@elsewhere.example", "role", "agent")));
    things.ids.put(
        "/v1/auth/sessions/", owner.get("/v1/auth/sessions").json().at("/items/0/id").asString());
    things.ids.put("/v1/users/devices/", Browser.turnOn(owner, World.SHARED.sandbox).device());
    things.ids.put("/v1/users/phone-numbers/", things.number().path("id").asString());
    things.ids.put("/v1/auth/passkeys/", UUID.randomUUID().toString()); // needs an authenticator
    things.ids.put("/v1/calls/", UUID.randomUUID().toString());
    return things;
  }

  Things withCall(String id) {
    ids.put("/v1/calls/", id);
    return this;
  }

  String id(String prefix) {
    return ids.get(prefix);
  }

  /** The path of the operation with an id of ours in it. */
  String path(Operation operation) {
    var prefix = operation.path().contains("{id}") ? prefix(operation.path()) : "";
    return operation
        .path()
        .replace("{id}", ids.getOrDefault(prefix, ""))
        .replace("{recordingId}", UUID.randomUUID().toString())
        .replace("{leg}", "2");
  }

  private String prefix(String path) {
    return ids.keySet().stream()
        .filter(path::startsWith)
        .findFirst()
        .orElseThrow(() -> new AssertionError("say what the id in " + path + " is of"));
  }

  private String made(String path, Object body) {
    var answer = owner.post(path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  /** A business number: the one there is, or one bought for this. */
  private JsonNode number() {
    var numbers = "/v1/users/phone-numbers";
    var held = owner.get(numbers).json().at("/items/0");
    if (!held.isMissingNode()) {
      return held;
    }
    var offered = owner.get(numbers + "/available?limit=1").json().at("/items/0/number");
    var order = owner.post(numbers + "/orders", Map.of("number", offered.asString()));
    assertThat(order.status()).as(order.text()).isEqualTo(202);
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> owner.get(numbers).json().at("/items/0"), item -> !item.isMissingNode());
  }
}
