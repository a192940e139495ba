package io.connexus.user.adapter.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints that a client may have made up. */
class EndpointsTest {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "push.example", List.of("142.250.74.10", "2a00:1450:4001::200e"),
          "inside.example", List.of("10.0.0.5"),
          "both.example", List.of("142.250.74.10", "127.0.0.1"),
          "mapped.example", List.of("::ffff:127.0.0.1"),
          "metadata.example", List.of("169.254.169.254"),
          "ula.example", List.of("fd00:ec2::254"));
  private static final Endpoints ENDPOINTS =
      new Endpoints(List.of("http://localhost:8090"), EndpointsTest::resolve);

  private static InetAddress[] resolve(String host) throws UnknownHostException {
    var known = NAMES.get(host);
    return known == null
        ? InetAddress.getAllByName(host)
        : known.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://push.example/send/abc?x=1",
        "https://push.example:443/",
        "http://localhost:8090/push/1"
      })
  void aPublicPlaceOverHttpsAndWhatTheOperatorTrusts(String endpoint) throws Exception {
    assertThat(ENDPOINTS.allowed(endpoint)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://push.example/",
        "https://push.example:8443/",
        "https://user@push.example/",
        "https://push.example/#x",
        "https://inside.example/",
        "https://both.example/",
        "https://mapped.example/",
        "https://metadata.example/",
        "https://ula.example/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://0/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[fd00:ec2::254]/",
        "https://169.254.169.254/latest/meta-data/",
        "http://localhost:8090@inside.example/",
        "http://localhost:8091/",
        "https://localhost:8090/",
        "http://LOCALHOST:80/",
        "file:///etc/passwd",
        "gopher://push.example/",
        "//push.example/",
        "push.example",
        "https:///x",
        "https://push.example /",
        ""
      })
  void nowhereElse(String endpoint) throws Exception {
    assertThat(ENDPOINTS.allowed(endpoint)).isEmpty();
  }

  @Test
  void aNameThatIsNotKnownIsNoAnswer() {
    var offline =
        new Endpoints(
            List.of(),
            host -> {
              throw new UnknownHostException(host);
            });
    assertThatThrownBy(() -> offline.allowed("https://push.example/"))
        .isInstanceOf(UnknownHostException.class);
  }
}
