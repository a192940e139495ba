package io.connexus.sms.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.connexus.platform.E164;
import io.connexus.platform.Event;
import io.connexus.sms.application.TextCarrier.Answer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** What the carrier's webhook tells of texts. */
class TextReportsIT extends SmsServices {
  private String signature(String at, String body) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(KEYS.getPrivate());
      signing.update((at + "|" + body).getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply deliver(String body) {
    var at = String.valueOf(clock.instant().getEpochSecond());
    return deliver(body, at, signature(at, body));
  }

  private Reply deliver(String body, String at, String signature) {
    var request =
        post("/v1/sms/incoming")
            .contentType(MediaType.APPLICATION_JSON)
            .header("telnyx-timestamp", at)
            .header("telnyx-signature-ed25519", signature)
            .content(body.getBytes(UTF_8));
    return ask(request, null);
  }

  private static String event(String type, String message, String status) {
    return event(UUID.randomUUID().toString(), type, message, status);
  }

  private static String event(String id, String type, String message, String status) {
    return """
    {"data":{"event_type":"%s","id":"%s","occurred_at":"2026-05-19T21:32:13.596+00:00",
     "payload":{"id":"%s","direction":"outbound","errors":[{"code":"40008","title":"Undeliverable"}],
      "to":[{"phone_number":"+13125550101","status":"%s"}],"text":"Hi"},"record_type":"event"},
     "meta":{"attempt":1}}
    """
        .formatted(type, id, message, status);
  }

  private int kept(String eventId) {
    return DATABASE
        .jdbc()
        .sql("select count(*) from platform.inbox where event_id = :id")
        .param("id", eventId)
        .query(Integer.class)
        .single();
  }

  private String sentMessage() {
    var message = UUID.randomUUID().toString();
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    carrier.answers.add(new Answer.Accepted(message));
    send(Map.of("templateId", template("Hi"), "to", "+13125550101"));
    await().until(() -> isKnown(message));
    events.clear();
    return message;
  }

  private boolean isKnown(String message) {
    return DATABASE
            .jdbc()
            .sql("select count(*) from sms.text where message_id = :id")
            .param("id", message)
            .query(Integer.class)
            .single()
        == 1;
  }

  @Test
  void reportsMoveTheTextAndTellTheScreens() {
    var message = sentMessage();
    assertThat(deliver(event("message.sent", message, "sent")).status()).isEqualTo(200);
    assertThat(statusInHistory()).isEqualTo("sent");
    assertThat(deliver(event("message.finalized", message, "delivered")).status()).isEqualTo(200);
    assertThat(statusInHistory()).isEqualTo("delivered");
    assertThat(events).extracting(Event::name).containsExactly("text-updated", "text-updated");
    var frame = JsonMapper.shared().writeValueAsString(events.getLast().data());
    var text = JsonMapper.shared().readTree(frame).path("text");
    Contract.check("Text", text.toString());
    assertThat(text.path("status").asString()).isEqualTo("delivered");
  }

  @Test
  void aReportThatWasFetchedMovesTheTextOnce() {
    var message = sentMessage();
    var report = event("message.finalized", message, "delivered").getBytes(UTF_8);
    webhook.fetched(report);
    webhook.fetched(report);
    assertThat(statusInHistory()).isEqualTo("delivered");
    assertThat(events).hasSize(1);
  }

  @Test
  void theFinalReportMayComeFirst() {
    var message = sentMessage();
    deliver(event("message.finalized", message, "delivery_failed"));
    deliver(event("message.sent", message, "sent"));
    assertThat(statusInHistory()).isEqualTo("failed");
    assertThat(history().json().path("items").path(0).path("error").asString())
        .isEqualTo("Undeliverable");
  }

  @Test
  void aRedeliveryChangesNothing() {
    var message = sentMessage();
    var event = event("message.sent", message, "sent");
    deliver(event);
    events.clear();
    assertThat(deliver(event).slug()).as("the very same request").isEqualTo("bad-signature");
    clock.advance(java.time.Duration.ofSeconds(1));
    assertThat(deliver(event).status()).as("delivered again, signed anew").isEqualTo(200);
    assertThat(events).isEmpty();
    assertThat(
            meters
                .get("connexus.sms.webhooks")
                .tags("type", "message.sent", "outcome", "repeated")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void noReceiptIsNotAFailure() {
    var message = sentMessage();
    deliver(event("message.finalized", message, "delivery_unconfirmed"));
    assertThat(statusInHistory()).isEqualTo("sent");
  }

  @Test
  void aForgedWebhookLeavesNoTrace() {
    var message = sentMessage();
    var id = UUID.randomUUID().toString();
    var event = event(id, "message.sent", message, "sent");
    var at = String.valueOf(clock.instant().getEpochSecond());
    assertThat(deliver(event, at, signature(at, event + " ")).slug()).isEqualTo("bad-signature");
    assertThat(deliver(event, "1", signature("1", event)).slug()).isEqualTo("bad-signature");
    assertThat(ask(post("/v1/sms/incoming").content(event), null).slug())
        .isEqualTo("bad-signature");
    assertThat(kept(id)).isZero();
    assertThat(statusInHistory()).isEqualTo("pending");
  }

  @Test
  void unknownAndInboundEventsAreKeptAndCounted() {
    for (var type : List.of("message.received", "message.unheard_of")) {
      var id = UUID.randomUUID().toString();
      assertThat(deliver(event(id, type, "m", "webhook_delivered")).status()).isEqualTo(200);
      assertThat(kept(id)).isEqualTo(1);
    }
    assertThat(meters.get("connexus.sms.webhooks").tags("type", "other").counter().count())
        .isEqualTo(1);
  }

  @Test
  void aTextThatSomebodySendsUsIsToldOnce() {
    numbers.primary.put(actor.workspace(), new E164("+13125550101"));
    var event =
        event("message.received", "m", "webhook_delivered")
            .replace("\"to\":", "\"from\":{\"phone_number\":\"+13125550777\"},\"to\":");
    deliver(event);
    clock.advance(java.time.Duration.ofSeconds(1));
    deliver(event);
    assertThat(notices)
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.workspace()).isEqualTo(actor.workspace());
          assertThat(notice.outside()).isEqualTo(new E164("+13125550777"));
          assertThat(notice.words()).isEqualTo("Hi");
        });
  }

  @Test
  void aNulInATextDoesNotBlockTheWebhook() {
    var id = UUID.randomUUID().toString();
    var event = event(id, "message.received", "m", "x").replace("\"Hi\"", "\"a\\u0000b\"");
    assertThat(deliver(event).status()).isEqualTo(200);
    assertThat(kept(id)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"data\":{}}", "null"})
  void aGenuineBodyThatIsNoEventIsRefused(String body) {
    assertThat(deliver(body).slug()).isEqualTo("malformed-json");
  }
}
