package io.connexus.call.adapter.telnyx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Where recordings are fetched from, and where not. */
class TelnyxRecordingsTest {
  @TempDir Path directory;

  private HttpServer server;
  private TelnyxClient client;
  private TelnyxRecordings recordings;
  private URI here;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    here = URI.create("http://localhost:" + server.getAddress().getPort());
    server.createContext(
        "/good",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write(new byte[] {1, 2, 3, 4});
          }
        });
    server.createContext(
        "/moved",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().add("Location", here + "/good");
            exchange.sendResponseHeaders(302, -1);
          }
        });
    server.createContext(
        "/large",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 700L << 20);
          }
        });
    server.createContext(
        "/stalled",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush(); // and then nothing more
        });
    server.start();
    client =
        new TelnyxClient(
            new TelnyxSettings(here.resolve("/telnyx/v2"), "key"), JsonMapper.builder().build());
    recordings = new TelnyxRecordings(client, here.resolve("/telnyx/v2"));
  }

  @AfterEach
  void stop() {
    recordings.close();
    client.close();
    server.stop(0);
  }

  @Test
  void aFileAtTheCarriersOwnAddressIsFetched() throws IOException {
    var file = directory.resolve("file");
    recordings.fetch(here.resolve("/good"), file);
    assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3, 4);
  }

  @Test
  @Timeout(20)
  void whoeverSendsNothingMoreIsLeft() {
    var impatient =
        new TelnyxRecordings(client, here.resolve("/telnyx/v2"), Duration.ofMillis(200));
    assertThatThrownBy(
            () -> impatient.fetch(here.resolve("/stalled"), directory.resolve("file")))
        .isInstanceOf(IOException.class);
    impatient.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/moved", "/large", "/absent"})
  void aRedirectionAGiantAndAnErrorAreNot(String path) {
    assertThatThrownBy(() -> recordings.fetch(here.resolve(path), directory.resolve("file")))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://203.0.113.7/recording.wav",
        "https://127.0.0.1/recording.wav",
        "https://10.0.0.8/recording.wav",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/recording.wav",
        "https://[fd00::1]/recording.wav",
        "https://203.0.113.7:8443/recording.wav",
        "https://someone@203.0.113.7/recording.wav",
        "ftp://203.0.113.7/recording.wav",
        "file:///etc/passwd"
      })
  void aLinkIntoTheHouseLeadsNowhere(String link) throws IOException {
    assertThat(recordings.isAllowed(URI.create(link))).isFalse();
  }

  @Test
  void aLinkOverHttpsToThePublicIsAllowed() throws IOException {
    assertThat(recordings.isAllowed(URI.create("https://203.0.113.7/recording.wav?X-Amz=1")))
        .isTrue();
  }
}
