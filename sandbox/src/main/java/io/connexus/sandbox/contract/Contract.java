package io.connexus.sandbox.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Holds requests, answers and webhooks against Telnyx's OpenAPI document. The document is not part
 * of this project; where it is not found every check passes, and {@link #isPresent} says so.
 */
public final class Contract {
  /** Says where the document is, when it is not in the usual place beside the checkout. */
  public static final String LOCATION = "CONNEXUS_TELNYX_OPENAPI";

  private static final Logger LOG = LoggerFactory.getLogger(Contract.class);
  private static final String BESIDE = "shared/reference/telnyx-openapi-subset.json";
  private static final String IRI = "https://sandbox.invalid/telnyx";

  private record Loaded(JsonNode document, SchemaRegistry registry) {}

  private final @Nullable Path file;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private @Nullable Loaded loaded;

  private Contract(@Nullable Path file) {
    this.file = file;
  }

  /** The document named by the environment, or found in a directory beside or above this one. */
  public static Contract find() {
    String named = System.getenv(LOCATION);
    if (named != null) {
      return new Contract(Path.of(named));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(BESIDE))) {
        return new Contract(at.resolve(BESIDE));
      }
    }
    return new Contract(null);
  }

  public boolean isPresent() {
    return file != null;
  }

  /** How a request breaks the document; empty for paths the document does not know. */
  public List<String> breachesByRequest(String method, String path, Ask ask) {
    Loaded contract = load();
    if (contract == null) {
      return List.of();
    }
    Optional<String> operation = operation(contract, method, path);
    if (operation.isEmpty()) {
      return List.of();
    }
    String pointer = operation.get() + "/requestBody/content/application~1json/schema";
    if (contract.document().at(pointer).isMissingNode()) {
      return List.of();
    }
    try {
      byte[] body = ask.body();
      return breaches(
          contract, pointer, body.length == 0 ? Json.object() : Json.MAPPER.readTree(body));
    } catch (JacksonException e) {
      return List.of("the body is not JSON");
    }
  }

  /** How an answer breaks the document. */
  public List<String> breachesByAnswer(String method, String path, int status, JsonNode body) {
    Loaded contract = load();
    if (contract == null) {
      return List.of();
    }
    Optional<String> operation = operation(contract, method, path);
    if (operation.isEmpty()) {
      return List.of("the document has no " + method + " " + path);
    }
    String pointer = operation.get() + "/responses/" + status + "/content/application~1json/schema";
    if (contract.document().at(pointer).isMissingNode()) {
      return List.of("the document has no JSON answer " + status + " to " + method + " " + path);
    }
    return breaches(contract, pointer, body);
  }

  /** How an event breaks the document; the webhook is named as there, such as callAnswered. */
  public List<String> breachesByWebhook(String webhook, JsonNode body) {
    Loaded contract = load();
    if (contract == null) {
      return List.of();
    }
    String pointer = "/webhooks/" + webhook + "/post/requestBody/content/application~1json/schema";
    if (contract.document().at(pointer).isMissingNode()) {
      return List.of("the document has no webhook " + webhook);
    }
    return breaches(contract, pointer, body);
  }

  private List<String> breaches(Loaded contract, String pointer, JsonNode body) {
    Schema schema =
        schemas.computeIfAbsent(
            pointer, at -> contract.registry().getSchema(SchemaLocation.of(IRI + "#" + at)));
    return schema.validate(body).stream()
        .map(error ->
            error.getInstanceLocation() + " " + error.getKeyword() + ": " + error.getMessage())
        .toList();
  }

  /** The pointer to the operation whose path template fits, literal segments before variables. */
  private static Optional<String> operation(Loaded contract, String method, String path) {
    String verb = method.toLowerCase(Locale.ROOT);
    List<String> fitting = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : contract.document().path("paths").properties()) {
      if (fits(entry.getKey(), path) && entry.getValue().has(verb)) {
        fitting.add(entry.getKey());
      }
    }
    return fitting.stream()
        .min((a, b) -> Long.compare(variables(a), variables(b)))
        .map(template -> "/paths/" + template.replace("~", "~0").replace("/", "~1") + "/" + verb);
  }

  private static long variables(String template) {
    return template.chars().filter(c -> c == '{').count();
  }

  private static boolean fits(String template, String path) {
    String[] expected = template.split("/", -1);
    String[] actual = path.split("/", -1);
    if (expected.length != actual.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (!expected[i].startsWith("{") && !expected[i].equals(actual[i])) {
        return false;
      }
    }
    return true;
  }

  private synchronized @Nullable Loaded load() {
    if (loaded == null && file != null) {
      try {
        String text = Files.readString(file);
        SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, b -> b.schemas(Map.of(IRI, text)));
        loaded = new Loaded(Json.MAPPER.readTree(text), registry);
      } catch (IOException e) {
        LOG.warn("Cannot read the OpenAPI document {}", file, e);
      }
    }
    return loaded;
  }
}
