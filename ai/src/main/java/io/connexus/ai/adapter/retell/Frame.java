package io.connexus.ai.adapter.retell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A frame from Retell. Unknown types and fields are ignored, as the protocol asks. */
sealed interface Frame {

  /** To be echoed within five seconds. */
  record Ping(long timestamp) implements Frame {}

  /** The transcript has grown; nothing to answer. */
  record Update(List<Line> transcript) implements Frame {}

  /**
   * Something to answer under {@code id}.
   *
   * @param reminder true if the caller has only been silent
   */
  record Ask(long id, boolean reminder, List<Line> transcript) implements Frame {}

  /** Nothing for us. */
  record Other() implements Frame {}

  /**
   * An item of the transcript. Each frame carries the whole of it; the last item may still change.
   *
   * @param role {@code agent}, {@code user}, or something that is not speech
   */
  record Line(String role, String content) {
    boolean isAgent() {
      return role.equals("agent");
    }

    boolean isUser() {
      return role.equals("user");
    }
  }

  /** Empty if it is no frame at all: not JSON, not an object, or with a field of the wrong type. */
  static Optional<Frame> parse(String text, JsonMapper json) {
    try {
      var node = json.readTree(text);
      return node.isObject() ? frame(node) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Optional<Frame> frame(JsonNode node) {
    var type = node.path("interaction_type");
    if (!type.isString()) {
      return Optional.empty();
    }
    return switch (type.asString()) {
      case "ping_pong" -> {
        var timestamp = node.path("timestamp");
        yield timestamp.canConvertToLong() && timestamp.isNumber()
            ? Optional.of(new Ping(timestamp.asLong()))
            : Optional.empty();
      }
      case "update_only" -> transcript(node).map(Update::new);
      case "response_required" -> ask(node, false);
      case "reminder_required" -> ask(node, true);
      default -> Optional.of(new Other());
    };
  }

  private static Optional<Frame> ask(JsonNode node, boolean reminder) {
    var id = node.path("response_id");
    if (!id.isIntegralNumber() || !id.canConvertToLong()) {
      return Optional.empty();
    }
    return transcript(node).map(lines -> new Ask(id.asLong(), reminder, lines));
  }

  private static Optional<List<Line>> transcript(JsonNode node) {
    var items = node.path("transcript");
    if (!items.isArray()) {
      return Optional.empty();
    }
    var lines = new ArrayList<Line>();
    for (var item : items) {
      var content = item.path("content");
      lines.add(
          new Line(
              item.path("role").asString(""),
              content.isString() ? content.asString().strip() : ""));
    }
    return Optional.of(lines);
  }
}
