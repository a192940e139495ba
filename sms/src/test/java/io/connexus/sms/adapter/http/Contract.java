package io.connexus.sms.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** {@code contracts/openapi.yaml}: what every answer must look like. */
final class Contract {
  private static final String AT = "https://connexus.example/api";
  private static final SchemaRegistry REGISTRY = registry();

  private Contract() {}

  private static SchemaRegistry registry() {
    try {
      Map<String, Object> api =
          new Yaml().load(Files.readString(Path.of("../contracts/openapi.yaml")));
      var json = JsonMapper.shared().writeValueAsString(api);
      return SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, b -> b.schemas(Map.of(AT, json)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void check(String schema, String body) {
    var errors =
        REGISTRY
            .getSchema(SchemaLocation.of(AT + "#/components/schemas/" + schema))
            .validate(JsonMapper.shared().readTree(body));
    assertThat(errors).as(schema + " " + body).isEmpty();
  }
}
