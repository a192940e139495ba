package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which requests the control API takes: those of this machine, not those of a web page it shows.
 */
class ControlAccessIT {
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxSettings.defaults().withPort(0));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  /**
   * The whole answer to a reset; a bare socket, as HTTP clients choose Host and Origin themselves.
   */
  private static String reset(String host, String... headers) throws IOException {
    return ask("POST /sandbox/reset", host, headers);
  }

  private static String ask(String what, String host, String... headers) throws IOException {
    String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    String request =
        what
            + " HTTP/1.1\r\nHost: "
            + host.replace("PORT", String.valueOf(sandbox.port()))
            + "\r\nContent-Length: 0\r\nConnection: close\r\n"
            + lines.replace("PORT", String.valueOf(sandbox.port()))
            + "\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:PORT",
        "localhost",
        "LocalHost:PORT",
        "phone.localhost:PORT",
        "127.0.0.1:PORT",
        "127.8.4.2",
        "[::1]:PORT"
      })
  void loopbackNamesAreServed(String host) throws IOException {
    assertThat(reset(host)).startsWith("HTTP/1.1 204");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebound.example:PORT",
        "127.0.0.1.rebound.example",
        "localhost.rebound.example:PORT",
        "notlocalhost:PORT",
        "192.0.2.7:PORT"
      })
  void anyOtherNameIsRefused(String host) throws IOException {
    assertThat(reset(host))
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json")
        .contains("loopback");
    assertThat(ask("GET /sandbox/keys", host)).startsWith("HTTP/1.1 403");
  }

  @Test
  void theConsolesOwnRequestsAreServed() throws IOException {
    assertThat(reset("localhost:PORT", "Origin: http://localhost:PORT")).startsWith("HTTP/1.1 204");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://page.example",
        "http://localhost:1",
        "http://127.0.0.1:PORT",
        "https://localhost:PORT",
        "null"
      })
  void pagesOfAnotherOriginAreRefused(String origin) throws IOException {
    assertThat(reset("localhost:PORT", "Origin: " + origin))
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json")
        .contains("page");
  }

  @Test
  void theVendorsApisDoNotCare() throws IOException {
    String key = "Authorization: Bearer " + SandboxSettings.defaults().telnyxApiKey();
    assertThat(ask("GET /telnyx/v2/balance", "api.telnyx.com", key, "Origin: https://page.example"))
        .startsWith("HTTP/1.1 200");
  }
}
