package io.connexus.realtime;

import io.connexus.platform.CallId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client said. */
sealed interface Request {
  /** The frame's {@code id} as JSON, to be given back; null if it had none. */
  @Nullable String id();

  /** The frame's name in {@code asyncapi.yaml}; empty if it is nothing we know. */
  default String event() {
    return switch (this) {
      case Join _ -> "join-call";
      case Leave _ -> "leave-call";
      case Resume _ -> "resume";
      case Mute _ -> "mute";
      case Press _ -> "dtmf";
      case Unknown _ -> "";
    };
  }

  record Join(@Nullable String id, CallId call) implements Request {}

  record Leave(@Nullable String id, CallId call) implements Request {}

  record Resume(@Nullable String id, String stream, long after) implements Request {}

  record Mute(@Nullable String id, CallId call, boolean muted) implements Request {}

  record Press(@Nullable String id, CallId call, String tone) implements Request {}

  /** An object, but nothing we know. */
  record Unknown(@Nullable String id) implements Request {}

  /** What it says; null if it is not a JSON object. */
  static @Nullable Request parse(JsonMapper json, String text) {
    try {
      var frame = json.readTree(text);
      return frame != null && frame.isObject() ? of(frame, json) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static Request of(JsonNode frame, JsonMapper json) {
    var id = id(frame.path("id"), json);
    var data = frame.path("data");
    var call = call(data.path("callId").asString(""));
    return switch (frame.path("event").asString("")) {
      case "join-call" -> call == null ? new Unknown(id) : new Join(id, call);
      case "leave-call" -> call == null ? new Unknown(id) : new Leave(id, call);
      case "resume" -> resume(id, data);
      case "mute" ->
          call == null || !data.path("muted").isBoolean()
              ? new Unknown(id)
              : new Mute(id, call, data.path("muted").asBoolean());
      case "dtmf" ->
          call == null || !data.path("tone").isString()
              ? new Unknown(id)
              : new Press(id, call, data.path("tone").asString());
      default -> new Unknown(id);
    };
  }

  private static Request resume(@Nullable String id, JsonNode data) {
    var after = data.path("after");
    var valid = data.path("stream").isString() && after.canConvertToLong() && after.asLong() >= 0;
    return valid ? new Resume(id, data.path("stream").asString(), after.asLong()) : new Unknown(id);
  }

  private static @Nullable String id(JsonNode id, JsonMapper json) {
    return id.isString() || id.isNumber() ? json.writeValueAsString(id) : null;
  }

  private static @Nullable CallId call(String text) {
    try {
      return text.length() == 36 ? new CallId(UUID.fromString(text)) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
