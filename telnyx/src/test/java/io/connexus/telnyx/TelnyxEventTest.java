package io.connexus.telnyx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelnyxEventTest {
  private static final String HANGUP =
      """
      {"data":{"event_type":"call.hangup","id":"e-1","occurred_at":"2026-05-19T23:30:15.038431Z",
       "payload":{"call_control_id":"v3:A","call_leg_id":"leg","call_session_id":"session",
       "connection_id":"152","client_state":"Y2FsbC0x","hangup_cause":"normal_clearing","new_thing":{}},
       "record_type":"event"},"meta":{"attempt":1}}
      """;

  private static TelnyxEvent parse(String body) {
    return TelnyxEvent.parse(body.getBytes(UTF_8));
  }

  @Test
  void anEventTellsItsIdsAndItsState() {
    var event = parse(HANGUP);
    assertThat(event.id()).isEqualTo("e-1");
    assertThat(event.type()).isEqualTo("call.hangup");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-05-19T23:30:15.038431Z"));
    assertThat(event.callControlId()).isEqualTo("v3:A");
    assertThat(event.callLegId()).isEqualTo("leg");
    assertThat(event.callSessionId()).isEqualTo("session");
    assertThat(event.connectionId()).isEqualTo("152");
    assertThat(event.clientState()).isEqualTo("call-1");
    assertThat(event.payload().path("hangup_cause").asString()).isEqualTo("normal_clearing");
  }

  @Test
  void whatIsNotThereIsNull() {
    var event =
        parse(
            "{\"data\":{\"event_type\":\"x.new\",\"id\":\"e\",\"occurred_at\":\"2026-05-19T20:16:07.588+00:00\"}}");
    assertThat(event.callControlId()).isNull();
    assertThat(event.clientState()).isNull();
    assertThat(event.payload().isObject()).isTrue();
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-05-19T20:16:07.588Z"));
  }

  @Test
  void aStateThatIsNotBase64IsNotOurs() {
    assertThat(parse(HANGUP.replace("Y2FsbC0x", "%%%")).clientState()).isNull();
  }

  @Test
  void anEventWithoutItsWrapperIsTheSame() {
    var bare = HANGUP.substring(HANGUP.indexOf("{\"event_type"), HANGUP.indexOf(",\"meta\""));
    assertThat(parse(bare)).isEqualTo(parse(HANGUP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"x\"",
        "{}",
        "{\"data\":{}}",
        "{\"data\":{\"id\":\"e\",\"event_type\":\"t\"}}",
        "{\"data\":{\"id\":7,\"event_type\":\"t\",\"occurred_at\":\"2026-05-19T23:30:15Z\"}}",
        "{\"data\":{\"id\":\"e\",\"event_type\":\"\",\"occurred_at\":\"2026-05-19T23:30:15Z\"}}",
        "{\"data\":{\"id\":\"e\",\"event_type\":\"t\",\"occurred_at\":\"yesterday\"}}",
        "{\"event_type\":\"call_initiated\",\"created_at\":\"2026-05-19T23:30:15Z\",\"webhook_id\":\"w\"}"
      })
  void whatIsNoEventIsRefusedWithoutBeingRepeated(String body) {
    assertThatThrownBy(() -> parse(body)).isInstanceOf(MalformedTelnyxEvent.class);
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertThatThrownBy(() -> TelnyxEvent.parse(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}))
        .isInstanceOf(MalformedTelnyxEvent.class);
  }

  @Test
  void everyRecordedWebhookIsRead() throws IOException {
    for (var file : TelnyxContract.webhooks().toList()) {
      var event = TelnyxEvent.parse(Files.readAllBytes(file));
      assertThat(event.type()).as(file.toString()).isNotEmpty();
      assertThat(event.payload().isEmpty()).as(file.toString()).isFalse();
    }
  }
}
