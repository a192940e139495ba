package io.connexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.yaml.snakeyaml.Yaml;

class DoorTest {
  @Test
  @SuppressWarnings("unchecked")
  void exactlyTheOperationsThatTheContractOpensAreOpen() throws IOException {
    Map<String, Object> contract =
        new Yaml().load(Files.readString(Path.of("../contracts/openapi.yaml")));
    Set<String> open = new HashSet<>();
    Set<String> closed = new HashSet<>();
    ((Map<String, Map<String, Object>>) contract.get("paths"))
        .forEach((path, operations) ->
            operations.values().stream()
                .filter(Map.class::isInstance)
                .map(operation -> (Map<String, Object>) operation)
                .forEach(operation ->
                    (List.of().equals(operation.get("security")) ? open : closed)
                        .add("/v1" + path)));

    assertThat(closed).isNotEmpty().allMatch(path -> !door(path).isOpen());
    Set<String> known = new HashSet<>(Door.SIGN_IN_PATHS);
    known.addAll(Door.SESSION_PATHS);
    known.addAll(Door.VENDOR_PATHS);
    assertThat(open).isEqualTo(known).allMatch(path -> door(path).isOpen());
  }

  @Test
  void whatLooksLikeAnOpenPathIsNotOne() {
    assertThat(door("/v1/auth/login/")).isEqualTo(Door.API);
    assertThat(door("/v1/auth/login/x")).isEqualTo(Door.API);
    assertThat(door("/v1/realtime/ticket")).isEqualTo(Door.API);
    assertThat(door("/v1/realtimes")).isEqualTo(Door.API);
    assertThat(door("/actuator/healthy")).isEqualTo(Door.OPERATOR);
    assertThat(door("/v10")).isEqualTo(Door.FILES);
  }

  private static Door door(String path) {
    var request = new MockHttpServletRequest("POST", path);
    request.setServletPath(path);
    return Door.of(request);
  }
}
