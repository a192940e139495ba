package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The main job: a caller rings, the AI answers, the owner watches and takes over, it is in the
 * history.
 */
class TheCallE2E {
  private static final String OWNER_PHONE = "+12125550199";

  private final World world = World.SHARED;

  @Test
  void theAiGreetsAnswersFromTheFaqAndTheCallIsInTheHistory() {
    var caller = world.ring("+13125550111");
    caller.awaitHeard("Harbor Bakery");
    caller.say("What time do you close on Saturday?");
    caller.awaitHeard("seven in the morning");
    caller.say("Can you fix my dishwasher?");
    caller.awaitHeard("person");
    var live = world.awaitPhase(caller.number(), "ai");
    assertThat(live.path("status").asString()).isEqualTo("answered");

    caller.hangUp();

    var ended =
        world.awaitCall(
            caller.number(),
            "the vendor's closing word",
            call ->
                call.has("summary")
                    && call.has("endedAt")
                    && turns(call).stream().allMatch(turn -> turn.path("final").asBoolean()));
    assertThat(ended.path("status").asString()).isEqualTo("completed");
    assertThat(ended.path("outcome").asString()).isEqualTo("handled-by-ai");
    assertThat(ended.path("answeredAt").asString()).isNotEmpty();
    var turns = turns(ended);
    assertThat(turns.getFirst().path("speaker").asString()).isEqualTo("ai");
    assertThat(turns)
        .filteredOn(turn -> turn.path("text").asString().contains("seven in the morning"))
        .singleElement()
        .satisfies(turn ->
            assertThat(turn.path("source").path("question").asString()).contains("opening hours"));
    assertThat(turns)
        .filteredOn(turn -> turn.path("speaker").asString().equals("caller"))
        .extracting(turn -> turn.path("text").asString())
        .containsExactly("What time do you close on Saturday?", "Can you fix my dishwasher?");
  }

  @Test
  void anotherPhoneIsRungInsteadOfTheFirst() {
    var caller = world.ring("+13125550118");
    caller.awaitHeard("Harbor Bakery");
    var call = world.awaitPhase(caller.number(), "ai").path("id").asString();
    var takeover = "/v1/calls/" + call + "/takeover";
    assertThat(world.app.post(takeover).status()).isEqualTo(202);
    assertThat(world.app.post(takeover).status()).as("the same again").isEqualTo(202);

    var other = "+12125550188";
    assertThat(world.app.post(takeover, Map.of("phone", other)).status()).isEqualTo(202);
    world.phone(other, "answer");
    world.awaitPhase(caller.number(), "human");
    await("the first rings no longer")
        .atMost(Duration.ofSeconds(20))
        .until(() -> caller.legsTo(OWNER_PHONE) == 0);
    caller.hangUp();
  }

  @Test
  void theOwnerTakesOverAndGivesBackAndTheAiKnowsWhatWasSaid() {
    var caller = world.ring("+13125550112");
    caller.awaitHeard("Harbor Bakery");
    caller.say("Where do I find you?");
    caller.awaitHeard("12 Harbor Street");
    var call = world.awaitPhase(caller.number(), "ai").path("id").asString();

    var taken = world.app.post("/v1/calls/" + call + "/takeover");
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    assertThat(taken.json().path("phase").asString()).isEqualTo("ringing-human");
    caller.say("Hello? Do you take credit cards?"); // nobody but the fenced AI could hear it
    world.phone(OWNER_PHONE, "answer");
    world.awaitPhase(caller.number(), "human");
    world.awaitCall(
        caller.number(),
        "what Robin says, once the carrier writes down what is said",
        now -> {
          world.sandbox.post(
              "/sandbox/phones/" + OWNER_PHONE + "/say",
              Map.of("text", "Robin here, how can I help?"));
          return turns(now).stream()
              .anyMatch(turn -> turn.path("text").asString().contains("Robin here"));
        });
    caller.awaitHeard("Robin here");
    assertThat(caller.heard()).doesNotContain("any card");

    assertThat(world.app.post("/v1/calls/" + call + "/give-back").status()).isEqualTo(202);
    world.awaitPhase(caller.number(), "ai");
    caller.say("Sorry, can you repeat that address?");
    world.awaitCall(
        caller.number(),
        "the address again",
        now ->
            turns(now).stream()
                    .filter(t -> t.path("text").asString().contains("12 Harbor Street"))
                    .count()
                == 2);
    caller.hangUp();

    var ended = world.awaitPhase(caller.number(), "ended");
    assertThat(ended.path("outcome").asString()).isEqualTo("handled-by-human");
    assertThat(turns(ended))
        .anySatisfy(turn -> assertThat(turn.path("text").asString()).contains("Robin here"));
    assertThat(timeline(ended))
        .contains("caller-arrived", "handover-requested", "give-back-requested");
  }

  @Test
  void ifNobodyAnswersTheAiGoesOn() {
    var caller = world.ring("+13125550113");
    caller.awaitHeard("Harbor Bakery");
    var call = world.awaitPhase(caller.number(), "ai").path("id").asString();
    assertThat(world.app.post("/v1/calls/" + call + "/takeover").status()).isEqualTo(202);
    world.phone(OWNER_PHONE, "decline");
    world.awaitPhase(caller.number(), "ai");
    caller.awaitHeard("nobody is free");
    caller.say("Is there parking?");
    caller.awaitHeard("Quay Lane");
    caller.hangUp();
    world.awaitPhase(caller.number(), "ended");
  }

  @Test
  void aCallerWhoWantsAPersonGetsOne() {
    var caller = world.ring("+13125550114");
    caller.awaitHeard("Harbor Bakery");
    caller.say("I would like to talk to a human please");
    world.awaitPhase(caller.number(), "ringing-human");
    world.accept(OWNER_PHONE, caller.number());
    world.phone(OWNER_PHONE, "hangup");
    caller.awaitHungUp();
    assertThat(world.awaitPhase(caller.number(), "ended").path("outcome").asString())
        .isEqualTo("handled-by-human");
  }

  @Test
  void aGoodbyeEndsTheCall() {
    var caller = world.ring("+13125550115");
    caller.awaitHeard("Harbor Bakery");
    caller.say("No that is all, thank you, goodbye");
    caller.awaitHungUp();
    assertThat(world.awaitPhase(caller.number(), "ended").path("status").asString())
        .isEqualTo("completed");
  }

  @Test
  void theOwnerHangsUp() {
    var caller = world.ring("+13125550116");
    caller.awaitHeard("Harbor Bakery");
    var call = world.awaitPhase(caller.number(), "ai").path("id").asString();
    assertThat(world.app.post("/v1/calls/" + call + "/end").status()).isEqualTo(202);
    caller.awaitHungUp();
    assertThat(world.app.post("/v1/calls/" + call + "/end").status()).isEqualTo(202);
    var late = world.app.post("/v1/calls/" + call + "/takeover");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("type").asString()).endsWith("/call-state");
  }

  @Test
  void aCallerWhoWithholdsTheirNumberIsAnsweredLikeAnyOther() {
    var caller = world.ring("anonymous");
    caller.awaitHeard("Harbor Bakery");
    caller.say("Is there parking?");
    caller.awaitHeard("Quay Lane");
    var call = world.callFrom("+266696687");
    assertThat(call.path("fromDisplay").asString()).isEqualTo("Withheld number");
    var template = world.app.get("/v1/sms/templates").json().at("/items/0/id").asString();
    var text = Map.of("templateId", template, "callId", call.path("id").asString());
    assertThat(world.app.post("/v1/sms/send", text).status()).isEqualTo(400);
    caller.hangUp();
    world.awaitPhase("+266696687", "ended");
  }

  @Test
  void anUnknownNumberIsTurnedAway() {
    var number = world.orderNumber(); // the carrier's account holds it, no workspace does
    var call =
        world.sandbox.post("/sandbox/calls", Map.of("from", "+13125550117", "to", number)).json();
    var caller = new Caller(world.sandbox, "+13125550117", call.path("id").asString());
    caller.awaitHungUp();
    assertThat(world.callFrom("+13125550117").isMissingNode()).isTrue();
  }

  @AfterAll
  static void whatWeSentTheCarrierKeptToItsPublishedContract() {
    assertThat(World.SHARED.sandbox.get("/sandbox/violations").json()).as("violations").isEmpty();
  }

  static List<JsonNode> turns(JsonNode call) {
    var turns = new ArrayList<JsonNode>();
    call.path("transcript").forEach(turns::add);
    return turns;
  }

  static List<String> timeline(JsonNode call) {
    return StreamSupport.stream(call.path("timeline").spliterator(), false)
        .map(entry -> entry.path("event").asString())
        .toList();
  }
}
