package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.sandbox.FakeProduct.AiCall;
import io.connexus.sandbox.FakeProduct.Reply;
import io.connexus.sandbox.contract.Contract;
import io.connexus.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the sandbox answers and sends, against Telnyx's own OpenAPI document where it is at hand.
 */
class PublishedContractIT {
  private static final Map<String, String> WEBHOOKS =
      Map.ofEntries(
          Map.entry("call.initiated", "callInitiated"),
          Map.entry("call.answered", "callAnswered"),
          Map.entry("call.bridged", "callBridged"),
          Map.entry("call.hangup", "callHangup"),
          Map.entry("call.speak.started", "callSpeakStarted"),
          Map.entry("call.speak.ended", "callSpeakEnded"),
          Map.entry("call.dtmf.received", "callDtmfReceived"),
          Map.entry("call.gather.ended", "callGatherEnded"),
          Map.entry("call.playback.started", "callPlaybackStarted"),
          Map.entry("call.playback.ended", "callPlaybackEnded"),
          Map.entry("call.recording.saved", "callRecordingSaved"),
          Map.entry("call.transcription", "transcription"),
          Map.entry("call.recording.transcription.saved", "callRecordingTranscriptionSaved"),
          Map.entry("message.received", "inboundMessage"),
          Map.entry("message.sent", "deliveryUpdate"),
          Map.entry("message.finalized", "deliveryUpdate"),
          Map.entry("number_order.complete", "numberOrderStatusUpdate"));

  /** Real deliveries carry a null until a state is set; the document says string. */
  private static final String SEEN_BUT_UNPUBLISHED = "/data/payload/client_state type: null";

  private final Contract contract = Contract.find();
  private final List<String> breaches = new ArrayList<>();
  private FakeProduct product;

  @BeforeEach
  void start() throws Exception {
    product = new FakeProduct();
    product.control("PUT", "/pace", Json.object().put("timeScale", 5));
  }

  @AfterEach
  void stop() throws Exception {
    product.close();
  }

  private Reply held(String method, String path, ObjectNode body) {
    Reply reply = product.telnyx(method, path, body);
    String bare = path.replaceFirst("\\?.*", "");
    contract
        .breachesByAnswer(method, bare, reply.status(), reply.json())
        .forEach(breach -> breaches.add(method + " " + bare + " " + breach));
    return reply;
  }

  private void command(String leg, String name, ObjectNode body) {
    Reply reply = held("POST", "/calls/" + leg + "/actions/" + name, body);
    assertThat(reply.status()).as("%s: %s", name, reply.json()).isEqualTo(200);
  }

  private static ObjectNode speech() {
    return Json.object().put("payload", "Hello").put("voice", "Telnyx.KokoroTTS.af");
  }

  @Test
  void answersAndWebhooksKeepToIt() {
    if (!contract.isPresent()) {
      System.out.println("Telnyx's OpenAPI document is absent: answers and webhooks not checked");
      return;
    }
    voice();
    numbersAndMessages();
    for (FakeProduct.Hook hook : product.hooks) {
      String name = WEBHOOKS.get(hook.type());
      if (name != null) {
        contract.breachesByWebhook(name, hook.json()).stream()
            .filter(breach -> !breach.startsWith(SEEN_BUT_UNPUBLISHED))
            .forEach(breach -> breaches.add(hook.type() + " " + breach));
      }
    }
    assertThat(breaches.stream().distinct()).isEmpty();
    assertThat(product.control("GET", "/violations", null).json()).as("requests").isEmpty();
  }

  private void voice() {
    AiCall call = product.aiCall();
    String leg = call.callerLeg();
    command(leg, "transcription_start", Json.object());
    command(
        leg,
        "record_start",
        Json.object().put("format", "wav").put("channels", "dual").put("transcription", true));
    command(leg, "speak", speech());
    product.awaitHook("call.speak.ended", leg);
    command(
        leg,
        "playback_start",
        Json.object().put("audio_url", "https://media.example.com/a.mp3").put("loop", 1));
    product.awaitHook("call.playback.ended", leg);
    command(leg, "gather", Json.object().put("maximum_digits", 1));
    product.control(
        "POST",
        "/calls/" + product.onlyCall().path("id").asString() + "/dtmf",
        Json.object().put("digits", "5"));
    assertThat(product.awaitHook("call.gather.ended", leg).payload().path("digits").asString())
        .isEqualTo("5");
    product.say("Hello there.");
    assertThat(
            product
                .awaitHook("call.transcription", leg)
                .payload()
                .path("transcription_data")
                .path("transcript")
                .asString())
        .isEqualTo("Hello there.");
    command(leg, "send_dtmf", Json.object().put("digits", "1"));
    command(leg, "record_stop", Json.object());
    String link =
        product
            .awaitHook("call.recording.saved", leg)
            .payload()
            .path("recording_urls")
            .path("wav")
            .asString();
    assertThat(product.http("GET", link, null, null).status()).isEqualTo(200);
    product.awaitHook("call.recording.transcription.saved", leg);
    held("GET", "/connections/" + FakeProduct.CONNECTION + "/active_calls", null);
    held("GET", "/calls/" + leg, null);
    command(leg, "hangup", Json.object());
    product.awaitHook("call.hangup", leg);
    held("GET", "/calls/" + leg, null);
    held("GET", "/webhook_deliveries", null);
    held("POST", "/calls", product.dialBody("+15550100303"));
    held(
        "POST",
        "/call_control_applications",
        Json.object()
            .put("application_name", "Two")
            .put("webhook_event_url", "https://example.com/hook"));
  }

  private void numbersAndMessages() {
    Reply numbers = held("GET", "/phone_numbers", null);
    String id = numbers.data().path(0).path("id").asString();
    held("GET", "/phone_numbers/" + id, null);
    held("PATCH", "/phone_numbers/" + id, Json.object().put("customer_reference", "front"));
    held("GET", "/phone_numbers/" + id + "/messaging", null);
    String free =
        held("GET", "/available_phone_numbers", null)
            .data()
            .path(0)
            .path("phone_number")
            .asString();
    String order =
        held(
                "POST",
                "/number_orders",
                Json.object()
                    .set(
                        "phone_numbers", Json.array().add(Json.object().put("phone_number", free))))
            .data()
            .path("id")
            .asString();
    held("GET", "/number_orders/" + order, null);
    ObjectNode text =
        Json.object().put("from", FakeProduct.NUMBER).put("to", "+15550100303").put("text", "Hi");
    String message = held("POST", "/messages", text).data().path("id").asString();
    product.awaitHook("message.finalized");
    held("GET", "/messages/" + message, null);
    product.control(
        "POST",
        "/messages",
        Json.object()
            .put("from", "+15550100303")
            .put("to", FakeProduct.NUMBER)
            .put("text", "Hello"));
    product.awaitHook("message.received");
    held("GET", "/messaging_profiles", null);
    held("GET", "/balance", null);
  }
}
