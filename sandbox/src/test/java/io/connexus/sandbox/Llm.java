package io.connexus.sandbox;

import static org.awaitility.Awaitility.await;

import io.connexus.sandbox.json.Json;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An LLM socket that Retell opened. */
final class Llm {
  final Session session;
  final String callId;
  final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  volatile Integer closedWith;

  Llm(Session session, String callId) {
    this.session = session;
    this.callId = callId;
  }

  void send(ObjectNode frame) {
    sendText(frame.toString());
  }

  synchronized void sendText(String text) {
    try {
      session.getBasicRemote().sendText(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  void config(boolean reconnect, boolean details, boolean tools) {
    ObjectNode frame = Json.object().put("response_type", "config");
    frame
        .putObject("config")
        .put("auto_reconnect", reconnect)
        .put("call_details", details)
        .put("transcript_with_tool_calls", tools);
    send(frame);
  }

  void respond(int id, String content, boolean complete) {
    send(response(id, content, complete));
  }

  static ObjectNode response(int id, String content, boolean complete) {
    return Json.object()
        .put("response_type", "response")
        .put("response_id", id)
        .put("content", content)
        .put("content_complete", complete);
  }

  List<JsonNode> frames(String type) {
    return frames.stream()
        .filter(f -> type.equals(f.path("interaction_type").asString("")))
        .toList();
  }

  JsonNode awaitAsk(int id) {
    return await("response_required " + id)
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> frames.stream().filter(f -> f.path("response_id").asInt(-1) == id).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }
}
