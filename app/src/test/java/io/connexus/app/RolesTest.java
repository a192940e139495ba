package io.connexus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which process does what. */
class RolesTest {
  private static Roles roles(Map<String, Object> settings) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return Roles.of(environment);
  }

  @Test
  void withoutASettingOneProcessHasAllAndNobodyElseIsThere() {
    var roles = roles(Map.of());

    assertThat(roles.local()).containsExactly(ProcessRole.values());
    assertThat(roles.remote()).isEmpty();
    assertThat(roles.shared()).isFalse();
  }

  @Test
  void theGatewayKnowsWhereTheOthersAre() {
    var roles =
        roles(
            Map.of(
                "connexus.roles", "gateway, auth,user,call,sms",
                "connexus.redis-url", "redis://localhost",
                "connexus.remote.ai", "http://10.0.0.7:8080",
                "connexus.remote.realtime", "http://10.0.0.8"));

    assertThat(roles.remote())
        .containsOnlyKeys(ProcessRole.AI, ProcessRole.REALTIME)
        .containsEntry(ProcessRole.AI, URI.create("http://10.0.0.7:8080"));
    assertThat(roles.shared()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gatewy", "gateway,,ai", "ALL", "gateway;ai", "all,ai"})
  void aRoleThatIsNoneIsNamed(String setting) {
    assertThatThrownBy(() -> roles(Map.of("connexus.roles", setting)))
        .hasMessageStartingWith("CONNEXUS_ROLES: there is no role '");
  }

  @Test
  void severalProcessesNeedRedis() {
    assertThatThrownBy(() -> roles(Map.of("connexus.roles", "ai")))
        .hasMessageStartingWith("CONNEXUS_REDIS_URL must be set");
  }

  @ParameterizedTest
  @CsvSource({"'',must be set", "10.0.0.7:8080,must be an address", "ftp://x,must be an address"})
  void anAddressThatIsNoneIsNamed(String address, String complaint) {
    assertThatThrownBy(() ->
            roles(
                Map.of(
                    "connexus.roles", "gateway,auth,user,call,sms,realtime",
                    "connexus.redis-url", "redis://localhost",
                    "connexus.remote.ai", address)))
        .hasMessageStartingWith("CONNEXUS_REMOTE_AI " + complaint);
  }

  @Test
  void everyControllerAnswersUnderThePathsOfItsRoleAndNoOther() {
    var controllers =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.connexus")
                .stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .map(type -> (Class<?>) type.reflect())
                .filter(type -> !type.getPackageName().startsWith("io.connexus.app"))
                .toList();

    assertThat(controllers)
        .isNotEmpty()
        .allSatisfy(controller -> {
          var role = RoleCut.owner(controller);
          assertThat(role).as("the role of " + controller).isPresent();
          assertThat(paths(controller))
              .allMatch(
                  path ->
                      role.get().paths().stream()
                          .anyMatch(root -> path.equals(root) || path.startsWith(root + "/")),
                  "under " + role.get().paths());
        });
  }

  private static Stream<String> paths(Class<?> controller) {
    var base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    var prefix = base == null || base.path().length == 0 ? "" : base.path()[0];
    return Arrays.stream(controller.getDeclaredMethods())
        .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
        .filter(java.util.Objects::nonNull)
        .flatMap(mapping ->
            Arrays.stream(mapping.path().length == 0 ? new String[] {""} : mapping.path()))
        .map(path -> prefix + path);
  }
}
