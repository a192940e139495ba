package io.connexus.sandbox.retell;

import io.connexus.sandbox.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The filters of list-calls over top-level fields of text; others let every call through. */
final class CallFilter {
  private CallFilter() {}

  static boolean accepts(JsonNode criteria, AgentCall call) {
    if (!(criteria instanceof ObjectNode filters)) {
      return true;
    }
    ObjectNode view = call.full();
    for (Map.Entry<String, JsonNode> entry : filters.properties()) {
      String actual = Json.text(view, entry.getKey(), "");
      if (!fits(entry.getKey(), entry.getValue(), actual, view)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String name, JsonNode filter, String actual, ObjectNode view) {
    if (name.equals("agent")) {
      return contains(filter, "agent_id", Json.text(view, "agent_id", ""));
    }
    JsonNode value = filter.path("value");
    return switch (Json.text(filter, "op", "")) {
      case "eq" -> !value.isString() || actual.equals(value.asString());
      case "ne" -> !value.isString() || !actual.equals(value.asString());
      case "sw" -> actual.startsWith(value.asString(""));
      case "ew" -> actual.endsWith(value.asString(""));
      case "co" -> actual.contains(value.asString(""));
      case "in" -> contains(value, null, actual);
      default -> true;
    };
  }

  private static boolean contains(JsonNode list, @Nullable String field, String wanted) {
    for (JsonNode item : list) {
      if ((field == null ? item.asString("") : Json.text(item, field, "")).equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
