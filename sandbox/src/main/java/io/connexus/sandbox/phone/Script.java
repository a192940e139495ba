package io.connexus.sandbox.phone;

import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a telephone behaves by itself.
 *
 * @param behaviour {@code manual} waits for the control API; {@code answer} is a person, who also
 *     presses the key that they are asked for; {@code voicemail} picks up, too, and presses none;
 *     {@code not-found} is a number without a telephone
 * @param afterMs how long it rings before it does what it does
 * @param sms what becomes of texts sent to it
 */
public record Script(String behaviour, long afterMs, String sms) {
  static final Script MANUAL = new Script("manual", 0, "delivered");

  private static final Set<String> BEHAVIOURS =
      Set.of("manual", "answer", "voicemail", "busy", "no-answer", "decline", "not-found");
  private static final Set<String> FATES =
      Set.of("delivered", "delivery_failed", "sending_failed", "delivery_unconfirmed");

  boolean isPerson() {
    return behaviour.equals("answer");
  }

  /** The old script with what the JSON changes. */
  Script changedBy(JsonNode json) {
    String newBehaviour = Json.text(json, "behaviour", behaviour);
    String fate = Json.text(json, "sms", sms);
    if (!BEHAVIOURS.contains(newBehaviour)) {
      throw Refusal.of(400, "behaviour must be one of " + BEHAVIOURS);
    }
    if (!FATES.contains(fate)) {
      throw Refusal.of(400, "sms must be one of " + FATES);
    }
    return new Script(newBehaviour, json.path("afterMs").asLong(afterMs), fate);
  }

  ObjectNode view() {
    return Json.object().put("behaviour", behaviour).put("afterMs", afterMs).put("sms", sms);
  }
}
