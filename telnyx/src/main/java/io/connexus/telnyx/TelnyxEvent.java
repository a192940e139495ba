package io.connexus.telnyx;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One webhook. Lenient: unknown types and fields pass, absent ids are null; only an id, a type and
 * a time must be there.
 *
 * @param id the same in every redelivery
 * @param type such as {@code call.answered}
 * @param callControlId the address for commands; null on events that are not about one leg
 * @param clientState the plain text hung on the leg; null if none or not ours
 * @param payload everything Telnyx said; an empty object if it said nothing
 */
public record TelnyxEvent(
    String id,
    String type,
    Instant occurredAt,
    @Nullable String callControlId,
    @Nullable String callLegId,
    @Nullable String callSessionId,
    @Nullable String connectionId,
    @Nullable String clientState,
    JsonNode payload) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Reads the body of a webhook, with or without the {@code data} wrapper (some events and the
   * delivery log come without).
   *
   * @throws MalformedTelnyxEvent if it is not JSON, or not a version 2 event
   */
  public static TelnyxEvent parse(byte[] body) {
    return of(read(body));
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new MalformedTelnyxEvent("not JSON");
    }
  }

  private static TelnyxEvent of(JsonNode root) {
    var event = root.path("data").isObject() ? root.path("data") : root;
    var payload = event.path("payload");
    return new TelnyxEvent(
        required(event, "id"),
        required(event, "event_type"),
        time(required(event, "occurred_at")),
        text(payload, "call_control_id"),
        text(payload, "call_leg_id"),
        text(payload, "call_session_id"),
        text(payload, "connection_id"),
        ClientState.decode(text(payload, "client_state")),
        payload.isObject() ? payload : JsonNodeFactory.instance.objectNode());
  }

  private static String required(JsonNode node, String field) {
    var text = text(node, field);
    if (text == null || text.isEmpty()) {
      throw new MalformedTelnyxEvent("no " + field);
    }
    return text;
  }

  private static @Nullable String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isString() ? value.asString() : null;
  }

  /** Calls come with {@code Z}, messages with {@code +00:00}. */
  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new MalformedTelnyxEvent("occurred_at is not a time");
    }
  }

  /** Shows no number. */
  @Override
  public String toString() {
    return "TelnyxEvent[" + type + " " + id + "]";
  }
}
