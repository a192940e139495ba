package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Numbers as a screen has them; every answer is held against the contract. */
class NumbersE2E {
  private static final String NUMBERS = "/v1/users/phone-numbers";

  private final World world = World.SHARED;

  @Test
  void aNumberIsBoughtAssignedToADepartmentAndGivenBack() {
    var user = world.stranger();
    var me = user.get("/v1/users/profile").json().path("userId").asString();
    var number = user.get(NUMBERS + "/available?areaCode=917&limit=3").json().at("/items/0/number");
    var wanted = Map.of("number", number.asString(), "label", "Sales");
    assertThat(user.post(NUMBERS + "/orders", wanted).status()).isEqualTo(202);
    var bought =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> user.get(NUMBERS).json().at("/items/0"), item -> !item.isMissingNode());
    assertThat(bought.path("number")).isEqualTo(number);
    assertThat(user.get(NUMBERS + "/orders").json().at("/items/0/status").asString())
        .isEqualTo("done");

    var department =
        user.post("/v1/routing/departments", Map.of("name", "Sales", "memberIds", List.of(me)));
    assertThat(department.status()).isEqualTo(201);
    assertThat(user.get("/v1/routing/departments").json().path("items")).hasSize(1);
    var path = NUMBERS + "/" + bought.path("id").asString();
    var to = Map.of("departmentId", department.json().path("id").asString());
    var changed = user.put(path, Map.of("label", "Shop", "primary", true, "assignedTo", to));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(user.delete(path).status()).isEqualTo(204);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !world.sandbox.get("/sandbox/numbers").text().contains(number.asString()));
  }

  @Test
  void anOwnNumberIsProvenByTheCodeThatATextBrings() {
    var user = world.stranger(); // without a number to send from: the messaging profile has one
    var own = Map.of("kind", "personal", "number", "+12125550146");
    var added = user.post(NUMBERS, own);
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    var path = NUMBERS + "/" + added.json().path("id").asString();
    var text = await().atMost(Duration.ofSeconds(15)).until(this::text, sent -> !sent.isEmpty());
    assertThat(user.post(path + "/verify/send").status()).isEqualTo(429);
    var verified = user.post(path + "/verify", Map.of("code", text.substring(0, 6)));
    assertThat(verified.status()).as(verified.text()).isEqualTo(200);
    assertThat(user.put(path, Map.of("primary", true)).status()).isEqualTo(200);
    var profile = user.get("/v1/users/profile").json();
    assertThat(profile.path("phone").asString()).isEqualTo("+12125550146");
    assertThat(profile.path("phoneVerified").asBoolean()).isTrue();
  }

  private String text() {
    for (JsonNode text : world.sandbox.get("/sandbox/messages").json()) {
      if (text.path("to").asString().equals("+12125550146")) {
        return text.path("text").asString();
      }
    }
    return "";
  }
}
