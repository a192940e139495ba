package io.connexus.demo;

import io.connexus.platform.access.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies and queries as {@code openapi.yaml} describes them. */
final class Requests {
  private Requests() {}

  /** A text somewhere in a body; what it has to be besides a text is in its schema. */
  record Text(String pointer, JsonNode schema) {
    boolean isFree() {
      return schema.path("format").isMissingNode()
          && schema.path("pattern").isMissingNode()
          && schema.path("enum").isMissingNode();
    }

    boolean isId() {
      return schema.path("format").asString("").equals("uuid");
    }
  }

  static boolean hasBody(Operation operation) {
    return !schema(operation).isMissingNode();
  }

  /** Everything that may be in it, as valid as the schema alone can say. */
  static ObjectNode body(Operation operation) {
    return hasBody(operation)
        ? (ObjectNode) sample(schema(operation), "")
        : Http.JSON.createObjectNode();
  }

  static List<Text> texts(Operation operation) {
    var texts = new ArrayList<Text>();
    walk(schema(operation), "", (pointer, schema) -> texts.add(new Text(pointer, schema)));
    return texts;
  }

  /** The names of the query's parameters that are texts. */
  static List<String> queries(Operation operation) {
    var names = new ArrayList<String>();
    for (var parameter : described(operation).path("parameters")) {
      var known = resolved(parameter);
      if (known.path("in").asString().equals("query")
          && resolved(known.path("schema")).path("type").asString().equals("string")) {
        names.add(known.path("name").asString());
      }
    }
    return names;
  }

  /** Puts another value where the pointer leads. */
  static ObjectNode with(ObjectNode body, String pointer, JsonNode value) {
    var changed = body.deepCopy();
    int last = pointer.lastIndexOf('/');
    var parent = changed.at(pointer.substring(0, last));
    var name = pointer.substring(last + 1);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
    return changed;
  }

  private static JsonNode described(Operation operation) {
    var path = operation.path().replaceFirst("^/v1", "");
    return Contract.OPENAPI
        .path("paths")
        .path(path)
        .path(operation.method().toLowerCase(Locale.ROOT));
  }

  private static JsonNode schema(Operation operation) {
    return described(operation).at("/requestBody/content/application~1json/schema");
  }

  private static JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : Contract.OPENAPI.at(reference.substring(1));
  }

  private static JsonNode sample(JsonNode unresolved, String name) {
    var schema = resolved(unresolved);
    if (schema.has("anyOf") || schema.has("oneOf")) {
      return sample(schema.path(schema.has("anyOf") ? "anyOf" : "oneOf").get(0), name);
    }
    return switch (schema.path("type").asString("object")) {
      case "object" -> {
        var object = Http.JSON.createObjectNode();
        schema
            .path("properties")
            .properties()
            .forEach(entry -> object.set(entry.getKey(), sample(entry.getValue(), entry.getKey())));
        if (schema.path("additionalProperties").has("type")) {
          object.set("name", sample(schema.path("additionalProperties"), "name"));
        }
        yield object;
      }
      case "array" -> Http.JSON.createArrayNode().add(sample(schema.path("items"), name));
      case "boolean" -> Http.JSON.getNodeFactory().booleanNode(true);
      case "integer", "number" ->
          Http.JSON.getNodeFactory().numberNode(schema.path("examples").path(0).asInt(1));
      default -> Http.JSON.getNodeFactory().stringNode(text(schema, name));
    };
  }

  private static String text(JsonNode schema, String name) {
    if (schema.has("examples")) {
      return schema.path("examples").get(0).asString();
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(0).asString();
    }
    return switch (schema.path("format").asString("")) {
      case "uuid" -> UUID.randomUUID().toString();
      case "email" -> "someone" + System.nanoTime() + "@elsewhere.example";
      default -> name + " as usual";
    };
  }

  private static void walk(
      JsonNode unresolved, String pointer, BiConsumer<String, JsonNode> found) {
    var schema = resolved(unresolved);
    if (schema.has("anyOf") || schema.has("oneOf")) {
      walk(schema.path(schema.has("anyOf") ? "anyOf" : "oneOf").get(0), pointer, found);
      return;
    }
    switch (schema.path("type").asString("")) {
      case "string" -> found.accept(pointer, schema);
      case "array" -> walk(schema.path("items"), pointer + "/0", found);
      default -> {
        schema
            .path("properties")
            .properties()
            .forEach(entry -> walk(entry.getValue(), pointer + "/" + entry.getKey(), found));
        if (schema.path("additionalProperties").has("type")) {
          walk(schema.path("additionalProperties"), pointer + "/name", found);
        }
      }
    }
  }
}
