package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing of another workspace can be seen or touched, and none of it seems to exist. */
class StrangerE2E {
  private final World world = World.SHARED;

  @Test
  void anothersCallIsNotFound() {
    var caller = world.ring("+13125550131");
    caller.awaitHeard("Harbor Bakery");
    var call = world.awaitPhase(caller.number(), "ai").path("id").asString();
    var stranger = world.stranger();

    assertThat(stranger.get("/v1/calls/" + call).status()).isEqualTo(404);
    for (var action : new String[] {"takeover", "give-back", "end"}) {
      var answer = stranger.post("/v1/calls/" + call + "/" + action);
      assertThat(answer.status()).as(action).isEqualTo(404);
      assertThat(answer.json().path("type").asString()).endsWith("/call-not-found");
    }
    assertThat(stranger.get("/v1/calls/history").json().path("items")).isEmpty();
    var template =
        stranger.get("/v1/sms/templates").json().path("items").path(0).path("id").asString();
    var text = stranger.post("/v1/sms/send", Map.of("templateId", template, "callId", call));
    assertThat(text.status()).isEqualTo(404);
    assertThat(world.callFrom(caller.number()).path("phase").asString()).isEqualTo("ai");
    caller.hangUp();
  }

  @Test
  void anothersFaqsTemplatesAndNumbersAreNotFound() {
    var stranger = world.stranger();
    var faq = world.app.get("/v1/ai/faqs").json().path("items").path(0).path("id").asString();
    var template =
        world.app.get("/v1/sms/templates").json().path("items").path(0).path("id").asString();

    assertThat(stranger.get("/v1/ai/faqs/" + faq).status()).isEqualTo(404);
    assertThat(stranger.delete("/v1/ai/faqs/" + faq).status()).isEqualTo(404);
    assertThat(stranger.put("/v1/ai/faqs/" + faq, Map.of("question", "x", "answer", "y")).status())
        .isEqualTo(404);
    assertThat(stranger.get("/v1/sms/templates/" + template).status()).isEqualTo(404);
    assertThat(stranger.delete("/v1/sms/templates/" + template).status()).isEqualTo(404);
    assertThat(stranger.get("/v1/ai/faqs").json().path("items")).isEmpty();
    var taken =
        stranger.post("/v1/users/phone-numbers", Map.of("number", world.info.businessNumber()));
    assertThat(taken.status()).isEqualTo(409);
  }
}
