package io.connexus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.connexus.platform.Problem;
import io.connexus.platform.access.Operations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.Yaml;

/** The contract and the code name the same operations. */
class ContractTest {
  private static final Pattern ACTION =
      Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  @Test
  void everyOperationOfTheContractIsServedAndNoOther() {
    assertThat(served()).isEqualTo(promised());
  }

  @Test
  void theTableOfOperationsIsTheContracts() {
    var table = new TreeSet<String>();
    Operations.ALL.forEach(operation ->
        table.add(
            operation.id()
                + " "
                + operation.method()
                + " "
                + operation.path()
                + (operation.least() == null ? " open" : "")));
    var contract = new TreeSet<String>();
    for (var path : map(openapi().get("paths")).entrySet()) {
      map(path.getValue())
          .forEach((method, value) -> {
            if (METHODS.contains(method)) {
              var operation = map(value);
              contract.add(
                  operation.get("operationId")
                      + " "
                      + method.toUpperCase(java.util.Locale.ROOT)
                      + " /v1"
                      + path.getKey()
                      + (List.of().equals(operation.get("security")) ? " open" : ""));
            }
          });
    }
    assertThat(table).isEqualTo(contract).hasSameSizeAs(Operations.ALL);
  }

  @Test
  @SuppressWarnings("unchecked")
  void theTableOfFramesIsTheContracts() throws IOException {
    try (var reader = Files.newBufferedReader(Path.of("..", "contracts", "asyncapi.yaml"))) {
      Map<String, Object> asyncapi = new Yaml().load(reader);
      var send = map(map(asyncapi.get("operations")).get("send"));
      var frames =
          ((List<Map<String, String>>) send.get("messages"))
              .stream()
                  .map(message -> message.get("$ref"))
                  .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                  .collect(Collectors.toSet());
      assertThat(Operations.FRAMES.keySet()).isEqualTo(frames);
    }
  }

  @Test
  void theActionsOfTheAuditAreTheContracts() throws IOException {
    var schemas = map(map(openapi().get("components")).get("schemas"));
    assertThat(recorded())
        .isEqualTo(Set.copyOf((List<?>) map(schemas.get("AuditAction")).get("enum")));
  }

  /** Read from the sources: whoever appends to the audit names the action there. */
  private static Set<String> recorded() throws IOException {
    var recorded = new TreeSet<String>();
    try (var modules = Files.newDirectoryStream(Path.of(".."))) {
      for (var module : modules) {
        var sources = module.resolve("src/main/java");
        if (Files.isDirectory(sources)) {
          addActions(sources, recorded);
        }
      }
    }
    return recorded;
  }

  private static void addActions(Path sources, Set<String> recorded) throws IOException {
    try (var files = Files.walk(sources)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var source = Files.readString(file);
        if (source.contains("audit.append")) {
          ACTION.matcher(source).results().map(found -> found.group(1)).forEach(recorded::add);
        }
      }
    }
  }

  @Test
  void everyProblemHasItsOwnSlug() {
    var slugs = Arrays.stream(Problem.values()).map(Problem::slug).toList();
    assertThat(new HashSet<>(slugs)).hasSameSizeAs(slugs);
    assertThat(slugs).allMatch(slug -> slug.matches("[a-z]+(-[a-z]+)*"));
  }

  private static Set<String> promised() {
    var promised = new TreeSet<String>();
    for (var path : map(openapi().get("paths")).entrySet()) {
      for (var method : map(path.getValue()).keySet()) {
        if (METHODS.contains(method)) {
          promised.add(method.toUpperCase(java.util.Locale.ROOT) + " /v1" + path.getKey());
        }
      }
    }
    return promised;
  }

  private static Set<String> served() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.connexus")
            .stream()
            .filter(type -> !type.getPackageName().startsWith("io.connexus.sandbox"))
            .filter(type -> type.isAnnotatedWith(RestController.class))
            .flatMap(type -> operations(type.reflect()))
            .filter(operation -> operation.contains(" /v1/"))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static java.util.stream.Stream<String> operations(Class<?> controller) {
    var base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    var prefix = base == null || base.path().length == 0 ? "" : base.path()[0];
    return Arrays.stream(controller.getDeclaredMethods())
        .flatMap(method -> operation(prefix, method).stream());
  }

  private static List<String> operation(String prefix, Method method) {
    var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    if (mapping == null) {
      return List.of();
    }
    var paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
    return Arrays.stream(paths).map(path -> mapping.method()[0] + " " + prefix + path).toList();
  }

  private static Map<String, Object> openapi() {
    try (var reader = Files.newBufferedReader(Path.of("..", "contracts", "openapi.yaml"))) {
      return new Yaml().load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }
}
