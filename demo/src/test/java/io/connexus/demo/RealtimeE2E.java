package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the screens get to know, as it happens. */
class RealtimeE2E {
  private final World world = World.SHARED;

  @Test
  void aScreenSeesTheCallBeginTheWordsGrowAndTheCallEnd() {
    try (var screen = new Screen(world, world.app)) {
      var caller = world.ring("+13125550151");
      var begun =
          screen.await(
              "call-updated",
              data -> data.path("call").path("from").asString().equals(caller.number()));
      var call = begun.path("callId").asString();
      screen.send("join-call", Map.of("callId", call));
      screen.await("participant-joined", data -> data.path("callId").asString().equals(call));
      caller.awaitHeard("Harbor Bakery");
      caller.say("Is there parking?");
      var answer =
          screen.await(
              "transcript",
              data ->
                  data.path("turn").path("final").asBoolean()
                      && data.path("turn").path("speaker").asString().equals("caller"));
      assertThat(answer.path("turn").path("text").asString()).isEqualTo("Is there parking?");
      screen.await(
          "transcript",
          data -> data.path("turn").path("source").path("question").asString().contains("parking"));
      caller.hangUp();
      screen.await(
          "call-updated",
          data ->
              data.path("callId").asString().equals(call)
                  && data.path("status").asString().equals("completed"));
    }
  }

  @Test
  void aStrangerHearsNothingAndCannotJoin() {
    var caller = world.ring("+13125550152");
    caller.awaitHeard("Harbor Bakery");
    var call = world.awaitPhase(caller.number(), "ai").path("id").asString();
    try (var screen = new Screen(world, world.stranger())) {
      screen.send("join-call", Map.of("callId", call));
      assertThat(screen.await("error", _ -> true).path("problem").asString())
          .isEqualTo("call-not-found");
      caller.say("Do you deliver?");
      caller.awaitHeard("five miles");
      assertThat(screen.events()).doesNotContain("transcript", "call-updated");
    }
    caller.hangUp();
  }

  @Test
  void aTextFromTheLiveCallIsDeliveredAndItsStatusComesBack() {
    var caller = world.ring("+13125550153");
    caller.awaitHeard("Harbor Bakery");
    var call = world.awaitPhase(caller.number(), "ai").path("id").asString();
    var template =
        world
            .app
            .post(
                "/v1/sms/templates",
                Map.of("name", "Where", "body", "Hi {{name}}, we are at 12 Harbor Street."))
            .json();
    try (var screen = new Screen(world, world.app)) {
      var missing =
          world.app.post(
              "/v1/sms/send", Map.of("templateId", template.path("id").asString(), "callId", call));
      assertThat(missing.json().path("type").asString()).endsWith("/missing-variable");
      var sent =
          world.app.post(
              "/v1/sms/send",
              Map.of(
                  "templateId",
                  template.path("id").asString(),
                  "callId",
                  call,
                  "variables",
                  Map.of("name", "Kim")));
      assertThat(sent.status()).as(sent.text()).isEqualTo(202);
      var id = sent.json().path("id").asString();
      screen.await(
          "text-updated",
          data ->
              data.path("text").path("id").asString().equals(id)
                  && data.path("text").path("status").asString().equals("delivered"));
      assertThat(world.sandbox.get("/sandbox/messages").text())
          .contains("Hi Kim, we are at 12 Harbor Street.");
    }
    caller.hangUp();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> world.callFrom(caller.number()).path("phase").asString().equals("ended"));
  }
}
