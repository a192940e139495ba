package io.connexus.demo;

import io.connexus.sandbox.SandboxSettings;
import io.connexus.sandbox.clockwork.Tempo;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the demo runs.
 *
 * @param httpPort of the product; 0 for any free one
 * @param sandboxPort of the sandbox; 0 for any free one
 * @param smtpPort of the sandbox's mail server; 0 for any free one
 * @param data kept between starts
 * @param wordsPerSecond how fast voices speak
 */
public record DemoSettings(
    int httpPort, int sandboxPort, int smtpPort, Path data, double wordsPerSecond) {
  /** As people speak, for people who listen. */
  private static final double AS_PEOPLE = 3;

  /** With voices in a hurry, for those who only read what they say. */
  public DemoSettings(int httpPort, int sandboxPort, int smtpPort, Path data) {
    this(httpPort, sandboxPort, smtpPort, data, Tempo.SPEECH_RATE);
  }

  /**
   * From {@code CONNEXUS_HTTP_PORT}, {@code CONNEXUS_SANDBOX_PORT}, {@code
   * CONNEXUS_SANDBOX_SMTP_PORT} and {@code CONNEXUS_DATA_DIR}. A sandbox that was moved to another
   * port takes its mail on any free one unless told where.
   */
  static DemoSettings fromEnvironment(Map<String, String> environment) {
    int sandbox = port(environment, "CONNEXUS_SANDBOX_PORT", SandboxSettings.DEFAULT_PORT);
    int http = port(environment, "CONNEXUS_HTTP_PORT", 8080);
    if (http == sandbox && http != 0) {
      throw new CannotStart(
          "CONNEXUS_HTTP_PORT and CONNEXUS_SANDBOX_PORT are both "
              + http
              + ". Give each a port of its own.");
    }
    int mail = sandbox == SandboxSettings.DEFAULT_PORT ? SandboxSettings.DEFAULT_SMTP_PORT : 0;
    return new DemoSettings(
        http,
        sandbox,
        port(environment, "CONNEXUS_SANDBOX_SMTP_PORT", mail),
        Path.of(environment.getOrDefault("CONNEXUS_DATA_DIR", "data")).toAbsolutePath(),
        AS_PEOPLE);
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    var text = environment.getOrDefault(name, "");
    try {
      int port = text.isBlank() ? otherwise : Integer.parseInt(text.strip());
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new CannotStart(name + " is '" + text + "', which is not a port (0 to 65535).");
  }
}
