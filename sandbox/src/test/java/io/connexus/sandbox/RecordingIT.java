package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.sandbox.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** How the carrier records a message after the beep. Ten seconds of the carrier's take one here. */
class RecordingIT {
  private static FakeProduct product;
  private static String leg;

  @BeforeAll
  static void start() throws Exception {
    product = new FakeProduct();
    product.control("PUT", "/pace", Json.object().put("timeScale", 10));
    leg = product.aiCall().callerLeg();
  }

  @AfterAll
  static void stop() throws Exception {
    product.close();
  }

  private static FakeProduct.Reply record(ObjectNode how) {
    how.put("format", "wav").put("channels", "single");
    return product.telnyx("POST", "/calls/" + leg + "/actions/record_start", how);
  }

  @Test
  void silenceAfterWordsEndsIt() throws Exception {
    var begun =
        record(
            Json.object()
                .put("play_beep", true)
                .put("timeout_secs", 5)
                .put("trim", "trim-silence")
                .put("transcription", true));
    assertThat(begun.status()).isEqualTo(200);
    product.awaitHeard("♪ beep");
    var twice = record(Json.object());
    assertThat(twice.status()).isEqualTo(422);
    assertThat(twice.json().path("errors").path(0).path("code").asString()).isEqualTo("90053");

    product.say("Please call me back about the cake");

    var saved = product.awaitHook("call.recording.saved", leg).payload();
    var text = product.awaitHook("call.recording.transcription.saved", leg).payload();
    assertThat(text.path("transcription_text").asString())
        .isEqualTo("Please call me back about the cake");
    assertThat(text.path("recording_id")).isEqualTo(saved.path("recording_id"));
    var file = product.http("GET", saved.path("recording_urls").path("wav").asString(), null, null);
    assertThat(file.status()).isEqualTo(200);
    var at = "/recordings/" + saved.path("recording_id").asString();
    assertThat(product.telnyx("DELETE", at, null).status()).isEqualTo(200);
    assertThat(product.telnyx("DELETE", at, null).status()).isEqualTo(404);
    assertThat(
            product
                .http("GET", saved.path("recording_urls").path("wav").asString(), null, null)
                .status())
        .isEqualTo(403);

    product.hooks.clear();
    assertThat(record(Json.object().put("max_length", 10)).status()).isEqualTo(200);
    product.awaitHook("call.recording.saved", leg); // its longest is over, though nobody spoke
    assertThat(record(Json.object().put("max_length", 20_000)).status()).isBetween(400, 422);
  }

  @Test
  void nothingIsRecordedBeforeThereIsAudio() {
    var number = "+15550100377";
    var dialled = product.telnyx("POST", "/calls", product.dialBody(number)).data();
    var how = Json.object().put("format", "wav").put("channels", "single");
    var ringing = dialled.path("call_control_id").asString();
    assertThat(product.command(ringing, "record_start", how).code()).isEqualTo("90020");
    product.command(ringing, "hangup", Json.object());
  }

  @Test
  void aLinkLivesAsLongAsItIsTold() throws Exception {
    product.hooks.clear();
    assertThat(record(Json.object().put("max_length", 1)).status()).isEqualTo(200);
    var id = product.awaitHook("call.recording.saved", leg).payload().path("recording_id");
    product.control("PUT", "/pace", Json.object().put("recordingLinkSeconds", 0.001));
    var brief = product.telnyx("GET", "/recordings/" + id.asString(), null).data();
    var link = brief.path("download_urls").path("wav").asString();
    await().until(() -> product.http("GET", link, null, null).status() == 403);
    product.control("PUT", "/pace", Json.object().put("recordingLinkSeconds", 600));
    var fresh = product.telnyx("GET", "/recordings/" + id.asString(), null).data();
    var again = fresh.path("download_urls").path("wav").asString();
    assertThat(product.http("GET", again, null, null).status()).isEqualTo(200);
  }
}
