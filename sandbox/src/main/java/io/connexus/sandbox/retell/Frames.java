package io.connexus.sandbox.retell;

import io.connexus.sandbox.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a frame of the LLM server must look like. The real service logs and ignores one that does
 * not; the socket stays open and the agent silent, which is why the reason goes into the journal
 * here.
 */
final class Frames {
  private Frames() {}

  /** A frame without a type is a response: the oldest form of the protocol. */
  static String type(ObjectNode frame) {
    return Json.text(frame, "response_type", "response");
  }

  /** What is wrong with the frame, or null. */
  static @Nullable String fault(ObjectNode frame) {
    return switch (type(frame)) {
      case "response" -> speech(frame, "response_id");
      case "agent_interrupt" -> speech(frame, "interrupt_id");
      case "config" -> config(frame.path("config"));
      case "tool_call_invocation" -> texts(frame, "tool_call_id", "name", "arguments");
      case "tool_call_result" -> texts(frame, "tool_call_id", "content");
      case "update_agent" ->
          frame.path("agent_config").isObject() ? null : "agent_config is missing";
      case "metadata" -> frame.has("metadata") ? null : "metadata is missing";
      default -> "unknown response_type";
    };
  }

  private static @Nullable String speech(ObjectNode frame, String id) {
    if (!frame.path(id).isIntegralNumber()) {
      return id + " must be an integer";
    }
    if (!frame.path("content").isString()) {
      return "content must be a string";
    }
    if (!frame.path("content_complete").isBoolean()) {
      return "content_complete must be a boolean";
    }
    return booleans(frame, "no_interruption_allowed", "end_call", "show_transferee_as_caller");
  }

  private static @Nullable String config(JsonNode config) {
    if (!config.isObject()) {
      return "config is missing";
    }
    return booleans(config, "auto_reconnect", "call_details", "transcript_with_tool_calls");
  }

  private static @Nullable String booleans(JsonNode node, String... fields) {
    for (String field : fields) {
      JsonNode value = node.path(field);
      if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
        return field + " must be a boolean";
      }
    }
    return null;
  }

  private static @Nullable String texts(ObjectNode frame, String... fields) {
    for (String field : fields) {
      if (!frame.path(field).isString()) {
        return field + " must be a string";
      }
    }
    return null;
  }
}
