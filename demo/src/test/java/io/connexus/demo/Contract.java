package io.connexus.demo;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds answers and frames to {@code contracts/}. */
final class Contract {
  private static final String BASE = "https://connexus.dev/contracts/";
  private static final JsonMapper JSON = JsonMapper.shared();
  static final JsonNode OPENAPI = load("openapi.yaml");
  private static final JsonNode ASYNCAPI = load("asyncapi.yaml");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemas(
                  Map.of(
                      BASE + "openapi.yaml",
                      OPENAPI.toString(),
                      BASE + "asyncapi.yaml",
                      ASYNCAPI.toString())));

  private Contract() {}

  /** Fails if an operation of the contract answered with something it does not promise. */
  static void checkAnswer(
      String method, String path, int status, Optional<String> type, String body) {
    var plain = path.replaceAll("\\?.*", "").replaceFirst("^/v1", "");
    var template = template(plain);
    if (!path.startsWith("/v1/") || template.isEmpty()) {
      return;
    }
    var operation =
        OPENAPI.path("paths").path(template.get()).path(method.toLowerCase(java.util.Locale.ROOT));
    if (operation.isMissingNode()) {
      return;
    }
    var where = method + " " + template.get() + " " + status;
    if (status >= 400) {
      check(where, BASE + "openapi.yaml#/components/schemas/Problem", body);
      if (!type.orElse("").startsWith("application/problem+json")) {
        throw new AssertionError(where + ": not a problem document but " + type.orElse("nothing"));
      }
      return;
    }
    var promised = operation.path("responses").path(String.valueOf(status));
    if (promised.isMissingNode()) {
      throw new AssertionError(where + ": the contract promises no such status");
    }
    var schema =
        promised.path("content").path("application/json").path("schema").path("$ref").asString("");
    if (!schema.isEmpty()) {
      check(where, BASE + "openapi.yaml" + schema, body);
    }
  }

  /** Fails if the contract knows no such frame from the server, or another shape of it. */
  static void checkFrame(JsonNode frame) {
    var event = frame.path("event").asString();
    var schema =
        ASYNCAPI
            .path("components")
            .path("messages")
            .path(event)
            .path("payload")
            .path("$ref")
            .asString("");
    if (ASYNCAPI.path("components").path("messages").path(event).isMissingNode()) {
      throw new AssertionError("the contract knows no event " + event);
    }
    if (!schema.isEmpty()) {
      check(event, BASE + "asyncapi.yaml" + schema, frame.path("data").toString());
    }
  }

  private static void check(String where, String schema, String body) {
    Schema rules = SCHEMAS.getSchema(SchemaLocation.of(schema));
    var errors = rules.validate(JSON.readTree(body));
    if (!errors.isEmpty()) {
      var list = errors.stream().map(e -> e.getInstanceLocation() + " " + e.getKeyword()).toList();
      throw new AssertionError(where + " is not as promised: " + list + " in " + body);
    }
  }

  private static Optional<String> template(String path) {
    if (OPENAPI.path("paths").has(path)) {
      return Optional.of(path);
    }
    return OPENAPI.path("paths").propertyNames().stream()
        .filter(template -> Pattern.matches(template.replaceAll("\\{[^}]+}", "[^/]+"), path))
        .findFirst();
  }

  private static JsonNode load(String name) {
    try (var reader = Files.newBufferedReader(Path.of("..", "contracts", name))) {
      return JSON.valueToTree(new Yaml().load(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
