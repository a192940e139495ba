package io.connexus.telnyx;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The vendor's own description, when it lies beside the checkout; without it the tests rely on the
 * bodies they expect themselves.
 */
final class TelnyxContract {
  private static final String AT = "https://telnyx.example/api";
  private static final @Nullable Path REFERENCE = reference();

  private TelnyxContract() {}

  private static @Nullable Path reference() {
    return Stream.of("../../shared/reference", "../shared/reference")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(null);
  }

  static Optional<String> file(String name) {
    try {
      var path = REFERENCE == null ? null : REFERENCE.resolve(name);
      return path != null && Files.exists(path)
          ? Optional.of(Files.readString(path))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Path> webhooks() {
    try {
      var folder = REFERENCE == null ? null : REFERENCE.resolve("telnyx-webhooks");
      return folder == null
          ? Stream.empty()
          : Files.list(folder).filter(p -> !p.getFileName().toString().startsWith("_"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks a request body and that every field in it is one the vendor knows. */
  static void check(String schema, String body) {
    file("telnyx-openapi-subset.json").ifPresent(api -> check(api, schema, body));
  }

  private static void check(String api, String schema, String body) {
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, b -> b.schemas(Map.of(AT, api)));
    var node = JsonMapper.shared().readTree(body);
    var errors =
        registry.getSchema(SchemaLocation.of(AT + "#/components/schemas/" + schema)).validate(node);
    assertThat(errors).as(schema).isEmpty();
    JsonNode known =
        JsonMapper.shared().readTree(api).at("/components/schemas/" + schema + "/properties");
    assertThat(known.propertyNames()).as(schema).containsAll(node.propertyNames());
  }
}
