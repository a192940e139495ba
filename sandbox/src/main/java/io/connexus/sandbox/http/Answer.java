package io.connexus.sandbox.http;

import io.connexus.sandbox.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back: a status, a body and the few headers that matter. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
  public static final String JSON = "application/json";

  public static Answer json(int status, JsonNode body) {
    return new Answer(status, JSON, Json.bytes(body), Map.of());
  }

  public static Answer ok(JsonNode body) {
    return json(200, body);
  }

  public static Answer empty(int status) {
    return new Answer(status, JSON, new byte[0], Map.of());
  }

  public Answer with(Map<String, String> newHeaders) {
    return new Answer(status, contentType, body, newHeaders);
  }
}
