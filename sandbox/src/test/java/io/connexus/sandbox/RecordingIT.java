package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

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
        .isEqualTo(404);

    product.hooks.clear();
    assertThat(record(Json.object().put("max_length", 10)).status()).isEqualTo(200);
    product.awaitHook("call.recording.saved", leg); // its longest is over, though nobody spoke
    assertThat(record(Json.object().put("max_length", 20_000)).status()).isBetween(400, 422);
  }
}
