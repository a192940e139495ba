package io.connexus.telnyx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TelnyxClientTest {
  private static final UUID COMMAND = UUID.fromString("891510ac-f3e4-41e8-af5b-de00688a4901");
  private static final String LEG = "v3:MdI91X4lWFEs7IgbBEOT9M4AigoY08M0WWZFISt1Yw2axZ_IiE4pqg";
  private static final String OK = "{\"data\":{\"result\":\"ok\"}}";
  private static final String CALL =
      """
      {"data":{"call_control_id":"v3:B","call_leg_id":"leg-b","call_session_id":"session",
      "is_alive":false,"record_type":"call"}}
      """;

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final VendorServer telnyx = new VendorServer();
  private final TelnyxClient client =
      new TelnyxClient(
          telnyx.settings(Duration.ofSeconds(5)), JsonMapper.shared(), () -> Optional.of(TRACE));

  @AfterEach
  void close() {
    client.close();
    telnyx.close();
  }

  private void assertAsked(String action, String schema, String body) {
    var asked = telnyx.asked.getLast();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path())
        .isEqualTo("/v2/calls/" + LEG.replace(":", "%3A") + "/actions/" + action);
    assertThat(asked.headers()).containsEntry("Authorization", "Bearer KEYtest");
    assertThat(asked.headers()).containsEntry("traceparent", TRACE);
    assertSame(asked.body(), body);
    TelnyxContract.check(schema, asked.body());
  }

  private static void assertSame(String actual, String expected) {
    var json = JsonMapper.shared();
    assertThat(json.readTree(actual)).isEqualTo(json.readTree(expected));
  }

  @Test
  void answersWithItsStateInBase64() {
    telnyx.reply(200, OK);
    client.answer(LEG, "call-1", COMMAND);
    assertAsked(
        "answer",
        "AnswerRequest",
        "{\"client_state\":\"Y2FsbC0x\",\"command_id\":\"" + COMMAND + "\"}");
  }

  @Test
  void answersWithoutStateWhenThereIsNone() {
    telnyx.reply(200, OK);
    client.answer(LEG, null, COMMAND);
    assertAsked("answer", "AnswerRequest", "{\"command_id\":\"" + COMMAND + "\"}");
  }

  @Test
  void rejectsWithACause() {
    telnyx.reply(200, OK);
    client.reject(LEG, RejectCause.USER_BUSY, COMMAND);
    assertAsked(
        "reject", "RejectRequest", "{\"cause\":\"USER_BUSY\",\"command_id\":\"" + COMMAND + "\"}");
  }

  @Test
  void hangsUp() {
    telnyx.reply(200, OK);
    client.hangup(LEG, null, COMMAND);
    assertAsked("hangup", "HangupRequest", "{\"command_id\":\"" + COMMAND + "\"}");
  }

  @Test
  void bridgesAndParksWhenTold() {
    telnyx.reply(200, OK).reply(200, OK);
    client.bridge(LEG, "v3:other", true, COMMAND);
    assertAsked(
        "bridge",
        "BridgeRequest",
        "{\"call_control_id\":\"v3:other\",\"park_after_unbridge\":\"self\",\"command_id\":\""
            + COMMAND
            + "\"}");
    client.bridge(LEG, "v3:other", false, COMMAND);
    assertAsked(
        "bridge",
        "BridgeRequest",
        "{\"call_control_id\":\"v3:other\",\"command_id\":\"" + COMMAND + "\"}");
  }

  @Test
  void speaks() {
    telnyx.reply(200, OK);
    client.speak(LEG, "One moment, please.", "AWS.Polly.Joanna", "en-US", "s", COMMAND);
    assertAsked(
        "speak",
        "SpeakRequest",
        "{\"payload\":\"One moment, please.\",\"voice\":\"AWS.Polly.Joanna\",\"language\":\"en-US\",\"client_state\":\"cw==\",\"command_id\":\""
            + COMMAND
            + "\"}");
  }

  @Test
  void transcribesTheTracksItIsTold() {
    telnyx.reply(200, OK);
    client.startTranscription(LEG, TranscriptionTracks.BOTH, "es", COMMAND);
    assertAsked(
        "transcription_start",
        "TranscriptionStartRequest",
        """
        {"transcription_engine":"Telnyx","transcription_engine_config":{"transcription_engine":"Telnyx","language":"es"},
         "transcription_tracks":"both","command_id":"%s"}
        """
            .formatted(COMMAND));
  }

  @Test
  void stopsTranscribing() {
    telnyx.reply(200, OK);
    client.stopTranscription(LEG, COMMAND);
    assertAsked(
        "transcription_stop",
        "TranscriptionStopRequest",
        "{\"command_id\":\"%s\"}".formatted(COMMAND));
  }

  @Test
  void dialsEverythingThatWasAskedFor() {
    telnyx.reply(200, CALL);
    var dialled =
        client.dial(
            Dial.builder("1521916448077776306", "+15550100200", "sip:abc@sip.example.com", COMMAND)
                .timeout(Duration.ofSeconds(20))
                .linkTo(LEG)
                .bridgeOnAnswer()
                .parkAfterUnbridge()
                .clientState("call-1")
                .fromDisplayName("Rosa")
                .build());

    assertThat(dialled).isEqualTo(new Dialled("v3:B", "leg-b", "session"));
    var asked = telnyx.asked.getLast();
    assertThat(asked.path()).isEqualTo("/v2/calls");
    assertSame(
        asked.body(),
        """
        {"connection_id":"1521916448077776306","from":"+15550100200","to":"sip:abc@sip.example.com",
         "timeout_secs":20,"from_display_name":"Rosa","link_to":"%s","bridge_on_answer":true,
         "park_after_unbridge":"self","client_state":"Y2FsbC0x","command_id":"%s"}
        """
            .formatted(LEG, COMMAND));
    TelnyxContract.check("CallRequest", asked.body());
  }

  @Test
  void aPlainDialSaysNoMoreThanItMust() {
    telnyx.reply(200, CALL);
    client.dial(Dial.builder("1", "+15550100200", "+15550100101", COMMAND).build());
    assertSame(
        telnyx.asked.getLast().body(),
        """
        {"connection_id":"1","from":"+15550100200","to":"+15550100101","timeout_secs":30,"command_id":"%s"}
        """
            .formatted(COMMAND));
  }

  @Test
  void aDialThatWouldBridgeWithNothingIsRefusedHere() {
    var dial = Dial.builder("1", "+15550100200", "+15550100101", COMMAND).bridgeOnAnswer();
    assertThatThrownBy(dial::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsWhetherALegLives() {
    telnyx.reply(200, "{\"data\":{\"is_alive\":true,\"call_duration\":50}}");
    assertThat(client.call(LEG)).isEqualTo(new CallStatus(true, Duration.ofSeconds(50)));
    assertThat(telnyx.asked.getLast().method()).isEqualTo("GET");
  }

  @Test
  void activeCallsFollowTheCursorToTheEnd() {
    telnyx
        .reply(
            200,
            """
            {"data":[{"call_control_id":"v3:A","call_leg_id":"a","call_session_id":"s","client_state":"Y2FsbC0x"}],
             "meta":{"cursors":{"after":"next one","before":null},"next":"/v2/…"}}
            """)
        .reply(
            200,
            """
            {"data":[{"call_control_id":"v3:B","call_leg_id":"b","call_session_id":"s","client_state":null}],
             "meta":{"cursors":{"after":null}}}
            """);
    assertThat(client.activeCalls("152"))
        .containsExactly(
            new ActiveCall("v3:A", "a", "s", "call-1"), new ActiveCall("v3:B", "b", "s", null));
    assertThat(telnyx.asked.get(0).path()).isEqualTo("/v2/connections/152/active_calls");
    assertThat(telnyx.asked.get(1).query()).isEqualTo("page[limit]=100&page[after]=next one");
  }

  @Test
  void aCursorThatNeverEndsDoesNotHoldUsForever() {
    var same = "{\"data\":[],\"meta\":{\"cursors\":{\"after\":\"x\"}}}";
    telnyx.reply(200, same).reply(200, same).reply(200, same);
    assertThat(client.activeCalls("152")).isEmpty();
    assertThat(telnyx.asked).hasSize(2);
  }

  @Test
  void deliveriesOfAllPagesCanBeParsedAsEvents() {
    var delivery =
        """
        {"data":[{"id":"d","status":"failed","webhook":{"id":"%s","event_type":"call.hangup",
         "occurred_at":"2026-05-19T23:30:15.038431Z","payload":{"call_control_id":"v3:A"}}}],
         "meta":{"page_number":%d,"total_pages":2}}
        """;
    telnyx.reply(200, delivery.formatted("one", 1)).reply(200, delivery.formatted("two", 2));
    var since = Instant.parse("2026-05-19T00:00:00Z");
    assertThat(client.webhookDeliveries("failed", since))
        .map(TelnyxEvent::parse)
        .extracting(TelnyxEvent::id)
        .containsExactly("one", "two");
    assertThat(telnyx.asked.get(1).query())
        .isEqualTo(
            "filter[status][eq]=failed&filter[started_at][gte]=2026-05-19T00:00:00Z&page[size]=250&page[number]=2");
  }

  @Test
  void sendsATextAndTellsItsId() {
    telnyx.reply(200, "{\"data\":{\"id\":\"msg-1\",\"to\":[{\"status\":\"queued\"}]}}");
    assertThat(client.sendMessage("+15550100200", "+15550100101", "Hi", "profile"))
        .isEqualTo("msg-1");
    assertSame(
        telnyx.asked.getLast().body(),
        """
        {"from":"+15550100200","to":"+15550100101","text":"Hi","messaging_profile_id":"profile"}
        """);
    TelnyxContract.check("CreateMessageRequest", telnyx.asked.getLast().body());
  }

  @Test
  void findsExactlyTheNumberAskedForOrNone() {
    var two =
        """
        {"data":[{"id":"9","phone_number":"+155501002009","status":"active"},
                 {"id":"1","phone_number":"+15550100200","status":"active","connection_id":"152"}],
         "meta":{"page_number":1,"total_pages":1}}
        """;
    telnyx.reply(200, two).reply(200, two);
    assertThat(client.phoneNumber("+15550100200"))
        .contains(new HeldNumber("1", "+15550100200", "active", "152", null));
    assertThat(telnyx.asked.getLast().query()).isEqualTo("filter[phone_number]=+15550100200");
    assertThat(client.phoneNumber("+1555010020")).isEmpty();
  }

  @Test
  void neitherSettingsNorDialsNorNumbersPrintWhatIsSecret() {
    assertThat(new TelnyxSettings(telnyx.baseUrl(), "KEYsecret").toString())
        .doesNotContain("KEYsecret");
    assertThat(Dial.builder("1", "+15550100200", "+15550100101", COMMAND).build().toString())
        .doesNotContain("5550100");
    assertThat(new HeldNumber("1", "+15550100200", "active", null, null).toString())
        .doesNotContain("5550100");
  }
}
