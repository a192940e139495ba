package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.sandbox.FakeProduct.AiCall;
import io.connexus.sandbox.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whole calls, as a phone product would run them. */
class WholeCallIT {
  private FakeProduct product;

  @BeforeEach
  void start() throws Exception {
    product = new FakeProduct();
  }

  @AfterEach
  void stop() throws Exception {
    product.close();
  }

  @Test
  void aCallerTalksWithTheAgentUntilTheAgentHangsUp() {
    AiCall call = product.aiCall();
    Llm llm = call.llm();
    assertThat(llm.callId).isEqualTo(call.retellId());
    llm.config(false, true, false);
    llm.respond(0, "Thanks for calling, how can I help?", true);
    product.awaitHeard("Thanks for calling, how can I help?");
    assertThat(product.onlyCall().path("owner").path("kind").asString()).isEqualTo("retell");

    product.say("When do you open?");
    JsonNode ask = llm.awaitAsk(1);
    assertThat(ask.path("interaction_type").asString()).isEqualTo("response_required");
    assertThat(ask.path("transcript").path(1).path("content").asString())
        .isEqualTo("When do you open?");
    llm.send(Llm.response(1, "At nine. Goodbye.", true).put("end_call", true));

    product.awaitHook("call_ended");
    product.awaitHeard("At nine. Goodbye.");
    assertThat(product.reason(call.retellId())).isEqualTo("agent_hangup");
    product.awaitHook("call.hangup", call.aiLeg());
    assertThat(
            product
                .awaitHook("call_analyzed")
                .json()
                .path("call")
                .path("call_analysis")
                .path("call_summary")
                .asString())
        .contains("When do you open?");
    assertThat(
            product.hooks.stream()
                .filter(h -> h.path().endsWith("/retell"))
                .map(FakeProduct.Hook::type))
        .containsExactly("call_started", "call_ended", "call_analyzed");

    assertThat(alive(call.callerLeg())).as("the caller is parked, not hung up").isTrue();
    assertThat(product.onlyCall().path("state").asString()).isEqualTo("parked");
    assertThat(product.control("GET", "/violations", null).json()).isEmpty();
  }

  private boolean alive(String leg) {
    return product.telnyx("GET", "/calls/" + leg, null).data().path("is_alive").asBoolean();
  }

  @Test
  void aHumanTakesOverAndTheAgentsLegIsParked() {
    AiCall call = product.aiCall();
    call.llm().respond(0, "Hello.", true);
    product.awaitHeard("Hello.");
    String phone = "+15550100303";
    String human =
        product
            .telnyx("POST", "/calls", product.dialBody(phone).put("link_to", call.callerLeg()))
            .data()
            .path("call_control_id")
            .asString();
    product.awaitHook("call.initiated", human);
    assertThat(product.control("POST", "/phones/%2B15550100303/answer", null).status())
        .isEqualTo(204);
    product.awaitHook("call.answered", human);

    assertThat(
            product
                .command(
                    call.callerLeg(),
                    "bridge",
                    Json.object().put("call_control_id", human).put("park_after_unbridge", "self"))
                .status())
        .isEqualTo(200);
    product.awaitHook("call.bridged", human);
    assertThat(product.onlyCall().path("owner").path("kind").asString()).isEqualTo("phone");
    assertThat(product.onlyCall().path("owner").path("number").asString()).isEqualTo(phone);
    assertThat(alive(call.aiLeg())).as("the agent's leg is parked by the dial's flag").isTrue();
    product.say("Is this a person?");
    product.control("POST", "/phones/%2B15550100303/say", Json.object().put("text", "It is."));
    product.awaitHeard("It is.");
    assertThat(call.llm().frames("response_required")).as("the agent hears nothing").isEmpty();

    product.command(call.aiLeg(), "hangup", Json.object());
    assertThat(product.reason(call.retellId())).isEqualTo("user_hangup");
    product.control("POST", "/phones/%2B15550100303/hangup", null);
    product.awaitHook("call.hangup", human);
    assertThat(alive(call.callerLeg())).isTrue();
  }

  @Test
  void withoutTheFlagTheOtherSideIsHungUp() {
    String caller = product.answeredCall();
    String callId = product.register();
    String ai =
        product
            .telnyx(
                "POST",
                "/calls",
                product
                    .dialBody("sip:" + callId + "@sip.retellai.com")
                    .put("link_to", caller)
                    .put("bridge_on_answer", true))
            .data()
            .path("call_control_id")
            .asString();
    product.awaitHook("call.bridged", caller);
    product.command(ai, "hangup", Json.object());
    product.awaitHook("call.hangup", caller);
  }

  @Test
  void linkedLegsShareTheSessionAndOthersDoNot() {
    AiCall call = product.aiCall();
    String session =
        product
            .awaitHook("call.initiated", call.callerLeg())
            .payload()
            .path("call_session_id")
            .asString();
    assertThat(
            product
                .awaitHook("call.initiated", call.aiLeg())
                .payload()
                .path("call_session_id")
                .asString())
        .isEqualTo(session);
    var other = product.telnyx("POST", "/calls", product.dialBody("+15550100404")).data();
    assertThat(other.path("call_session_id").asString()).isNotEqualTo(session);
  }

  @Test
  void nobodyAnswersAndTheDialTimesOut() {
    product.control("PUT", "/pace", Json.object().put("timeScale", 50));
    String leg =
        product
            .telnyx("POST", "/calls", product.dialBody("+15550100303").put("timeout_secs", 5))
            .data()
            .path("call_control_id")
            .asString();
    var hangup = product.awaitHook("call.hangup", leg).payload();
    assertThat(hangup.path("hangup_cause").asString()).isEqualTo("timeout");
  }

  @Test
  void theCallerGivesUpWhileItRings() {
    product.ring();
    String leg = product.awaitIncoming();
    product.control("POST", "/calls/" + product.onlyCall().path("id").asString() + "/hangup", null);
    var hangup = product.awaitHook("call.hangup", leg).payload();
    assertThat(hangup.path("hangup_cause").asString()).isEqualTo("originator_cancel");
    assertThat(hangup.path("sip_hangup_cause").asString()).isEqualTo("487");
    assertThat(product.command(leg, "answer", Json.object()).code()).isEqualTo("90018");
  }

  @Test
  void aRegistrationThatIsNotDialledTimesOut() {
    product.control("PUT", "/pace", Json.object().put("timeScale", 1000));
    String callId = product.register();
    assertThat(product.reason(callId)).isEqualTo("registered_call_timeout");
    assertThat(product.awaitHook("call_ended").json().path("call").path("call_status").asString())
        .isEqualTo("error");
    assertThat(product.hooks("call_started")).isEmpty();
    String leg =
        product
            .telnyx("POST", "/calls", product.dialBody("sip:" + callId + "@sip.retellai.com"))
            .data()
            .path("call_control_id")
            .asString();
    assertThat(product.awaitHook("call.hangup", leg).payload().path("hangup_cause").asString())
        .isEqualTo("not_found");
  }

  @Test
  void anUnansweredSocketEndsTheCall() {
    product.control("PUT", "/pace", Json.object().put("timeScale", 50));
    product.retell(
        "PATCH",
        "/update-agent/" + FakeProduct.AGENT,
        Json.object()
            .set(
                "response_engine",
                Json.object()
                    .put("type", "custom-llm")
                    .put("llm_websocket_url", "ws://localhost:9/none")));
    String caller = product.answeredCall();
    String callId = product.register();
    product.dialAgent(callId, caller);
    assertThat(product.reason(callId)).isEqualTo("error_llm_websocket_open");
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> product.onlyCall().path("state").asString().equals("parked"));
  }

  @Test
  void aBrokenSocketIsRebuiltAndTheConversationGoesOn() {
    product.control(
        "POST",
        "/chaos",
        Json.object()
            .put("speechRate", 100_000)
            .set("retell", Json.object().put("dropSocketAfterMs", 400)));
    AiCall call = product.aiCall();
    product.control("POST", "/chaos", Json.object().put("speechRate", 100_000));
    call.llm().respond(0, "Hello.", true);
    product.awaitHeard("Hello.");
    Llm next = product.awaitSocket(2);
    assertThat(next.callId).isEqualTo(call.retellId());
    product.say("Are you there?");
    assertThat(next.awaitAsk(1).path("transcript").size()).isEqualTo(2);
    next.respond(1, "I am.", true);
    product.awaitHeard("I am.");
    assertThat(call.llm().closedWith).isEqualTo(1006);
  }

  @Test
  void aDuplicateCommandHasTheFirstAnswerAndNoSecondEffect() {
    String leg = product.answeredCall();
    var body = product.dialBody("+15550100303").put("command_id", "c0ffee");
    String first = product.telnyx("POST", "/calls", body).data().path("call_control_id").asString();
    String second =
        product.telnyx("POST", "/calls", body).data().path("call_control_id").asString();
    assertThat(second).isEqualTo(first);
    var speak =
        Json.object()
            .put("payload", "Once.")
            .put("voice", "male")
            .put("language", "en-US")
            .put("command_id", "once");
    assertThat(product.command(leg, "speak", speak).status()).isEqualTo(200);
    assertThat(product.command(leg, "speak", speak).status()).isEqualTo(200);
    product.awaitHook("call.speak.ended", leg);
    product.awaitHeard("Once.");
    assertThat(product.heard()).containsExactly("Once.");
  }

  @Test
  void mistakesHaveTheRealCodes() {
    product.ring();
    String leg = product.awaitIncoming();
    var speak = Json.object().put("payload", "Hi").put("voice", "male");
    assertThat(product.command("v3:unknown", "hangup", Json.object()).code()).isEqualTo("90015");
    assertThat(product.command(leg, "speak", speak).code()).isEqualTo("90034");
    assertThat(product.command(leg, "reject", Json.object()).code()).isEqualTo("10004");
    assertThat(product.command(leg, "reject", Json.object().put("cause", "BORED")).code())
        .isEqualTo("10032");
    assertThat(product.command(leg, "answer", Json.object().put("client_state", "§§")).code())
        .isEqualTo("90017");
    assertThat(product.command(leg, "dance", Json.object()).code()).isEqualTo("10005");
    assertThat(product.telnyx("GET", "/nowhere", null).code()).isEqualTo("10005");
    assertThat(product.telnyx("POST", "/calls", product.dialBody("555")).code()).isEqualTo("10016");
    assertThat(
            product
                .telnyx("POST", "/calls", product.dialBody("+15550100303").put("timeout_secs", 4))
                .code())
        .isEqualTo("10033");
    String out =
        product
            .telnyx("POST", "/calls", product.dialBody("+15550100303"))
            .data()
            .path("call_control_id")
            .asString();
    assertThat(product.command(out, "answer", Json.object()).code()).isEqualTo("90102");
    assertThat(
            product
                .http("GET", product.sandbox.telnyxBaseUrl() + "/phone_numbers", null, "KEYwrong")
                .code())
        .isEqualTo("10009");
    assertThat(
            product
                .retell(
                    "POST", "/v2/register-phone-call", Json.object().put("agent_id", "agent_none"))
                .status())
        .isEqualTo(422);
  }

  @Test
  void clientStateIsEchoedFromTheNextEventOn() {
    product.ring();
    String leg = product.awaitIncoming();
    assertThat(product.awaitHook("call.initiated", leg).payload().path("client_state").isNull())
        .isTrue();
    product.command(leg, "answer", Json.object().put("client_state", "c3RhdGU="));
    assertThat(product.awaitHook("call.answered", leg).payload().path("client_state").asString())
        .isEqualTo("c3RhdGU=");
  }

  @Test
  void aRefusedCommandLeavesTheClientStateAsItWas() {
    String leg = product.answeredCall();
    String ringing =
        product
            .telnyx("POST", "/calls", product.dialBody("+15550100303"))
            .data()
            .path("call_control_id")
            .asString();
    product.command(leg, "client_state_update", Json.object().put("client_state", "b2xk"));
    var bridge = Json.object().put("call_control_id", ringing).put("client_state", "bmV3");
    assertThat(product.command(leg, "bridge", bridge).code()).isEqualTo("90034");
    product.command(leg, "speak", Json.object().put("payload", "Hi").put("voice", "male"));
    var spoken = product.awaitHook("call.speak.started", leg).payload();
    assertThat(spoken.path("client_state").asString()).isEqualTo("b2xk");
  }
}
