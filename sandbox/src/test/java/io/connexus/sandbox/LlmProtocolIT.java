package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.sandbox.FakeProduct.AiCall;
import io.connexus.sandbox.json.Json;
import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of the custom LLM socket, each seen from the server's side. */
class LlmProtocolIT {
  private FakeProduct product;
  private AiCall call;
  private Llm llm;

  @BeforeEach
  void start() throws Exception {
    product = new FakeProduct();
    call = product.aiCall();
    llm = call.llm();
  }

  @AfterEach
  void stop() throws Exception {
    product.close();
  }

  /** A broken socket is tried again this often, with this pause. */
  private void rebuilding(int times, int pauseMs) {
    ObjectNode retell = Json.object();
    var delays = retell.putArray("reconnectDelaysMs");
    for (int i = 0; i < times; i++) {
      delays.add(pauseMs);
    }
    product.control("POST", "/chaos", Json.object().set("retell", retell));
  }

  private void pace(double timeScale, double speechRate) {
    product.control(
        "PUT", "/pace", Json.object().put("timeScale", timeScale).put("speechRate", speechRate));
  }

  private void greet() {
    llm.respond(0, "Hello.", true);
    product.awaitHeard("Hello.");
  }

  private void quiet(Duration forSoLong, org.awaitility.core.ThrowingRunnable holds) {
    await()
        .during(forSoLong)
        .atMost(forSoLong.plusSeconds(3))
        .pollInterval(Duration.ofMillis(25))
        .untilAsserted(holds);
  }

  private List<String> agentWords() {
    JsonNode items =
        product
            .retell("GET", "/v2/get-call/" + call.retellId(), null)
            .json()
            .path("transcript_object");
    return items
        .valueStream()
        .filter(i -> i.path("role").asString().equals("agent"))
        .map(i -> i.path("content").asString())
        .toList();
  }

  @Test
  void nothingIsSaidBeforeIdZero() {
    quiet(Duration.ofMillis(400), () -> assertThat(product.heard()).isEmpty());
    greet();
  }

  @Test
  void detailsComeOnlyWhenAskedForAndLookLikeTheCall() {
    assertThat(llm.frames("call_details")).isEmpty();
    llm.config(false, true, false);
    await().until(() -> !llm.frames("call_details").isEmpty());
    JsonNode details = llm.frames("call_details").getFirst().path("call");
    assertThat(details.path("call_id").asString()).isEqualTo(call.retellId());
    assertThat(details.path("from_number").asString()).isEqualTo(FakeProduct.CALLER);
    assertThat(details.path("call_status").asString())
        .as("the call as it was registered")
        .isEqualTo("registered");
    assertThat(details.has("start_timestamp")).isFalse();
  }

  @Test
  void idsRiseAndOnlyTheNewestIsSpoken() {
    greet();
    product.say("One.");
    llm.awaitAsk(1);
    product.say("Two.");
    llm.awaitAsk(2);
    llm.respond(1, "Late answer.", true);
    llm.respond(2, "Right answer.", true);
    product.awaitHeard("Right answer.");
    assertThat(product.heard()).doesNotContain("Late answer.");
    assertThat(llm.frames("response_required"))
        .extracting(f -> f.path("response_id").asInt())
        .containsExactly(1, 2);
  }

  @Test
  void contentAfterCompletionIsDropped() {
    greet();
    product.say("Hi.");
    llm.awaitAsk(1);
    llm.respond(1, "Done.", true);
    product.awaitHeard("Done.");
    llm.respond(1, "More.", true);
    quiet(Duration.ofMillis(300), () -> assertThat(product.heard()).doesNotContain("More."));
  }

  @Test
  void speakingStartsAtTheFirstSentenceAndWaitsForTheRest() {
    greet();
    product.say("Hi.");
    llm.awaitAsk(1);
    llm.respond(1, "First sentence. And then", false);
    product.awaitHeard("First sentence.");
    llm.respond(1, " the rest.", true);
    product.awaitHeard("First sentence. And then the rest.");
  }

  @Test
  void anOpenResponseHoldsBackReminders() {
    pace(100, 100_000);
    llm.respond(0, "Hello. ", false);
    product.awaitHeard("Hello.");
    quiet(Duration.ofMillis(400), () -> assertThat(llm.frames("reminder_required")).isEmpty());
  }

  @Test
  void aReminderComesAfterSilenceAndNoMoreThanTheLimit() {
    llm.send(
        Json.object()
            .put("response_type", "update_agent")
            .set(
                "agent_config",
                Json.object().put("reminder_trigger_ms", 150).put("reminder_max_count", 2)));
    greet();
    for (int id = 1; id <= 2; id++) {
      assertThat(llm.awaitAsk(id).path("interaction_type").asString())
          .isEqualTo("reminder_required");
      llm.respond(id, "Still there?", true);
    }
    quiet(Duration.ofMillis(500), () -> assertThat(llm.frames("reminder_required")).hasSize(2));
  }

  @Test
  void theCallerCutsTheAgentShortAndTheActionIsDiscarded() {
    pace(1, 10);
    llm.send(
        Llm.response(
                0,
                "This is a very long goodbye that nobody wants to hear until its very end. Bye.",
                true)
            .put("end_call", true));
    await().until(() -> !product.heard().isEmpty());
    product.say("Wait!");
    llm.awaitAsk(1);
    assertThat(agentWords())
        .singleElement()
        .asString()
        .startsWith("This is")
        .doesNotContain("Bye.");
    assertThat(product.retellStatus(call.retellId())).isEqualTo("ongoing");
    assertThat(llm.frames("update_only"))
        .extracting(f -> f.path("turntaking").asString(""))
        .contains("agent_turn", "user_turn");
  }

  @Test
  void aLineThatMayNotBeInterruptedIsFinished() {
    pace(1, 20);
    llm.send(
        Llm.response(0, "This call is recorded for quality and for training. Goodbye.", true)
            .put("no_interruption_allowed", true)
            .put("end_call", true));
    await().until(() -> !product.heard().isEmpty());
    product.say("Wait!");
    assertThat(product.reason(call.retellId())).isEqualTo("agent_hangup");
    assertThat(agentWords())
        .containsExactly("This call is recorded for quality and for training. Goodbye.");
  }

  @Test
  void emptyContentLetsTheActionHappenAtOnce() {
    llm.send(Llm.response(0, "", true).put("end_call", true));
    assertThat(product.reason(call.retellId())).isEqualTo("agent_hangup");
  }

  @Test
  void endCallWinsOverDigitsAndTransferHasNoEffect() {
    greet();
    product.say("Transfer me.");
    llm.awaitAsk(1);
    llm.send(Llm.response(1, "One moment.", true).put("transfer_number", "+15550100404"));
    product.awaitHeard("One moment.");
    product.say("And now?");
    llm.awaitAsk(2);
    llm.send(Llm.response(2, "Bye.", true).put("digit_to_press", "5").put("end_call", true));
    assertThat(product.reason(call.retellId())).isEqualTo("agent_hangup");
    assertThat(product.hooks("call.dtmf.received")).isEmpty();
  }

  @Test
  void digitsArePressedAfterTheWords() {
    llm.send(Llm.response(0, "Pressing one.", true).put("digit_to_press", "1"));
    assertThat(
            product
                .awaitHook("call.dtmf.received", call.aiLeg())
                .payload()
                .path("digit")
                .asString())
        .isEqualTo("1");
    assertThat(product.heard()).contains("Pressing one.");
  }

  @Test
  void anInterruptSpeaksOverAndCancelsTheOpenResponse() {
    greet();
    product.say("Hello?");
    llm.awaitAsk(1);
    llm.send(interrupt(7, "A colleague takes over. ", false));
    llm.send(interrupt(7, "One moment.", true));
    product.awaitHeard("A colleague takes over. One moment.");
    llm.respond(1, "Too late.", true);
    quiet(Duration.ofMillis(300), () -> assertThat(product.heard()).doesNotContain("Too late."));
  }

  private static ObjectNode interrupt(int id, String content, boolean complete) {
    return Json.object()
        .put("response_type", "agent_interrupt")
        .put("interrupt_id", id)
        .put("content", content)
        .put("content_complete", complete);
  }

  @Test
  void malformedFramesAreIgnoredAndTheSocketStaysOpen() {
    llm.sendText("not json");
    llm.sendText(
        "{\"response_type\":\"response\",\"response_id\":\"0\",\"content\":\"x\",\"content_complete\":true}");
    llm.sendText(
        "{\"response_type\":\"response\",\"response_id\":0,\"content\":\"x\",\"content_complete\":\"true\"}");
    quiet(Duration.ofMillis(300), () -> assertThat(product.heard()).isEmpty());
    llm.sendText("{\"response_id\":0,\"content\":\"Legacy works.\",\"content_complete\":true}");
    product.awaitHeard("Legacy works.");
  }

  @Test
  void aBinaryFrameEndsTheCall() throws Exception {
    llm.session.getBasicRemote().sendBinary(ByteBuffer.wrap(new byte[] {1}));
    assertThat(product.reason(call.retellId())).isEqualTo("error_llm_websocket_corrupt_payload");
    await().untilAsserted(() -> assertThat(llm.closedWith).isNotNull());
  }

  @Test
  void toolFramesAndKeysStandInTheTranscriptWhenAskedFor() {
    llm.config(false, false, true);
    greet();
    llm.send(
        Json.object()
            .put("response_type", "tool_call_invocation")
            .put("tool_call_id", "tc_1")
            .put("name", "lookup")
            .put("arguments", "{}"));
    llm.send(
        Json.object()
            .put("response_type", "tool_call_result")
            .put("tool_call_id", "tc_1")
            .put("content", "found"));
    product.press("5");
    JsonNode ask = llm.awaitAsk(1);
    assertThat(
            ask.path("transcript_with_tool_calls")
                .valueStream()
                .map(i -> i.path("role").asString()))
        .startsWith("agent", "tool_call_invocation") // a key and a frame may overtake each other
        .containsExactlyInAnyOrder("agent", "tool_call_invocation", "tool_call_result", "dtmf");
    assertThat(ask.path("transcript").size()).isEqualTo(1);
  }

  @Test
  void keepaliveThatIsNotAnsweredReconnectsTwiceAndThenGivesUp() {
    pace(50, 100_000);
    product.onOpen = again -> again.config(true, false, false);
    llm.config(true, false, false);
    assertThat(product.reason(call.retellId())).isEqualTo("error_llm_websocket_lost_connection");
    assertThat(product.sockets).hasSize(3);
    assertThat(llm.frames("ping_pong")).isNotEmpty();
  }

  @Test
  void fiveSecondsWithoutAPongAreEnough() {
    llm.config(true, false, false);
    product.awaitSocket(2);
    Instant asked = Instant.parse(product.socketNotes("receives").getFirst().path("at").asString());
    Instant again = Instant.parse(product.socketNotes("opens").get(1).path("at").asString());
    assertThat(Duration.between(asked, again))
        .isBetween(Duration.ofMillis(4_900), Duration.ofMillis(5_950)); // the next ping is at six
  }

  @Test
  void keepaliveThatIsAnsweredGoesOn() {
    product.brain =
        (socket, frame) -> {
          if (frame.path("interaction_type").asString("").equals("ping_pong")) {
            socket.send(
                Json.object()
                    .put("response_type", "ping_pong")
                    .put("timestamp", frame.path("timestamp").asLong()));
          }
        };
    pace(5, 100_000); // a pong has a second
    llm.config(true, false, false);
    await().atMost(Duration.ofSeconds(10)).until(() -> llm.frames("ping_pong").size() > 6);
    assertThat(product.sockets).hasSize(1);
    assertThat(product.retellStatus(call.retellId())).isEqualTo("ongoing");
  }

  @Test
  void closeCodesDecideHowTheCallEnded() throws Exception {
    llm.session.close(new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, ""));
    assertThat(product.reason(call.retellId())).isEqualTo("agent_hangup");
  }

  @Test
  void anyOtherCloseCodeIsAnError() throws Exception {
    llm.session.close(new CloseReason(CloseReason.CloseCodes.SERVICE_RESTART, ""));
    assertThat(product.reason(call.retellId())).isEqualTo("error_llm_websocket_runtime");
  }

  @Test
  void aServerThatRestartsFindsTheCallAgainAndIdsGoOn() throws Exception {
    greet();
    product.say("One.");
    llm.awaitAsk(1);
    rebuilding(100, 200);
    product.goDown();
    await("three tries in vain")
        .atMost(Duration.ofSeconds(10))
        .until(() -> product.socketNotes("opens").size() >= 4);
    product.comeBack();
    Llm next = product.awaitSocket(2);
    assertThat(next.callId).isEqualTo(call.retellId());
    assertThat(next.awaitAsk(2).path("transcript").path(1).path("content").asString())
        .as("what was not answered is asked again")
        .isEqualTo("One.");
    next.respond(2, "Here I am.", true);
    product.awaitHeard("Here I am.");
  }

  @Test
  void aServerThatStaysAwayLosesTheCall() throws Exception {
    pace(100, 100_000);
    product.goDown();
    assertThat(product.reason(call.retellId())).isEqualTo("error_llm_websocket_runtime");
    assertThat(product.socketNotes("opens")).as("the first and four rebuilds").hasSize(5);
  }

  @Test
  void howOftenABrokenSocketIsRebuiltCanBeChosen() throws Exception {
    ObjectNode retell = Json.object();
    retell.putArray("reconnectDelaysMs").add(10).add(20);
    product.control("POST", "/chaos", Json.object().set("retell", retell));
    product.goDown();
    assertThat(product.reason(call.retellId())).isEqualTo("error_llm_websocket_runtime");
    assertThat(product.socketNotes("opens")).hasSize(3);
  }

  @Test
  void aCallSurvivesFourBreaksAndNoMore() throws Exception {
    rebuilding(200, 100);
    for (int socket = 1; socket <= 4; socket++) {
      product.awaitSocket(socket);
      product.goDown();
      product.comeBack();
    }
    product.awaitSocket(5);
    assertThat(product.retellStatus(call.retellId())).isEqualTo("ongoing");
    product.goDown();
    assertThat(product.reason(call.retellId())).isEqualTo("error_llm_websocket_runtime");
    assertThat(product.sockets).hasSize(5);
  }

  @Test
  void aKeyPressedWhileTheAgentSpeaksWaitsForTheEndOfTheLine() {
    pace(1, 10);
    llm.respond(0, "Press one for the opening hours and two for anything else.", true);
    await().until(() -> !product.heard().isEmpty());
    product.press("1");
    llm.awaitAsk(1);
    assertThat(agentWords())
        .containsExactly("Press one for the opening hours and two for anything else.");
  }

  @Test
  void aKeyThatWasAskedAboutTogetherWithWordsIsNotAskedAboutAgain() {
    pace(1, 10);
    llm.respond(0, "Press one for the opening hours and two for anything else.", true);
    await().until(() -> !product.heard().isEmpty());
    product.press("1");
    product.say("The opening hours, please.");
    llm.awaitAsk(1);
    llm.respond(1, "From nine.", true);
    product.awaitHeard("From nine.");
    quiet(Duration.ofMillis(500), () -> assertThat(llm.frames("response_required")).hasSize(1));
  }

  @Test
  void earlyAsksAreSupersededByTheWholeUtterance() {
    greet();
    product.control(
        "POST", "/chaos", Json.object().set("retell", Json.object().put("speculative", true)));
    product.say("I would like to book a table");
    assertThat(llm.awaitAsk(1).path("transcript").path(1).path("content").asString())
        .isEqualTo("I would like");
    assertThat(llm.awaitAsk(2).path("transcript").path(1).path("content").asString())
        .isEqualTo("I would like to book a table");
  }
}
