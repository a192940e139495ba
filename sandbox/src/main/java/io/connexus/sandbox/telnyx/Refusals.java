package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Telnyx's error codes, and the checks that lead to them. */
final class Refusals {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");
  private static final Pattern DIALLABLE = Pattern.compile("\\+[1-9]\\d{1,14}(,[0-9A-DwW*#]+)?");

  private Refusals() {}

  static Refusal of(int status, String code, String title, String detail) {
    return new Refusal(status, code, title, detail, null);
  }

  static Refusal notFound(String what) {
    return of(404, "10005", "Resource not found", what);
  }

  static Refusal unknownCall() {
    return of(
        422, "90015", "Invalid Call Control ID", "The call_control_id provided was not valid.");
  }

  static Refusal ended() {
    return of(
        422,
        "90018",
        "Call has already ended",
        "This call is no longer active and can't receive commands.");
  }

  static Refusal notAnswered() {
    return of(
        422,
        "90034",
        "Call has not been answered yet",
        "This command can only be issued on a call that has been answered.");
  }

  static Refusal alreadyTranscribing() {
    return of(
        422,
        "90054",
        "Call transcription is already in progress",
        "Stop the running transcription first.");
  }

  static Refusal cannotAnswerOutbound() {
    return of(
        422,
        "90102",
        "Invalid command for an outbound call",
        "The answer command is only valid for incoming calls.");
  }

  static Refusal field(int status, String code, String title, String field, String detail) {
    return new Refusal(status, code, title, detail, "/" + field);
  }

  static Refusal missing(String field) {
    return field(
        422, "10004", "Missing required parameter", field, "The '" + field + "' is required.");
  }

  static Refusal malformed(String field, String detail) {
    return field(422, "10015", "Invalid value", field, detail);
  }

  // ---- checks

  static String required(JsonNode body, String field) {
    String value = Json.text(body, field);
    if (value == null || value.isBlank()) {
      throw missing(field);
    }
    return value;
  }

  static String oneOf(JsonNode body, String field, String otherwise, List<String> allowed) {
    String value = Json.text(body, field, otherwise);
    if (!allowed.contains(value)) {
      throw field(
          422, "10032", "Value not allowed", field, "'" + value + "' is not one of " + allowed);
    }
    return value;
  }

  static int between(JsonNode body, String field, int otherwise, int low, int high) {
    JsonNode node = body.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return otherwise;
    }
    if (!node.isIntegralNumber() || node.asInt() < low || node.asInt() > high) {
      throw field(
          422, "10033", "Value out of range", field, "must be between " + low + " and " + high);
    }
    return node.asInt();
  }

  static boolean isE164(@Nullable String value) {
    return value != null && E164.matcher(value).matches();
  }

  static void diallable(String field, String value) {
    if (!value.startsWith("sip:") && !DIALLABLE.matcher(value).matches()) {
      throw field(
          422,
          "10016",
          "Phone number must be in +E164 format",
          field,
          "The '" + field + "' parameter must be in +E164 format or a SIP URI.");
    }
  }

  static void base64(JsonNode body, String field) {
    String value = Json.text(body, field);
    if (value == null) {
      return;
    }
    try {
      Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw field(
          422,
          "90017",
          "Invalid value for client_state",
          field,
          "The client_state must be a valid Base-64 encoded string.");
    }
  }
}
