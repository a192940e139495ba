package io.connexus.sandbox.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees: the sandbox passes on fields it does not know, which records would lose. */
public final class Json {
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  public static ArrayNode strings(Iterable<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /** The text of a field, or null when it is absent, null or not text. */
  public static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.asString() : null;
  }

  public static String text(JsonNode node, String field, String otherwise) {
    String value = text(node, field);
    return value == null ? otherwise : value;
  }

  public static boolean flag(JsonNode node, String field) {
    return node.path(field).asBoolean(false);
  }

  public static int number(JsonNode node, String field, int otherwise) {
    return node.path(field).asInt(otherwise);
  }

  public static @Nullable Double decimal(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNumber() ? Double.valueOf(value.asDouble()) : null;
  }
}
