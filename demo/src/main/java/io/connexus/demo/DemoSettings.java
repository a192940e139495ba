package io.connexus.demo;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the demo runs.
 *
 * @param httpPort of the product; 0 for any free one
 * @param sandboxPort of the sandbox; 0 for any free one
 * @param data kept between starts
 */
public record DemoSettings(int httpPort, int sandboxPort, Path data) {

  /**
   * From {@code CONNEXUS_HTTP_PORT}, {@code CONNEXUS_SANDBOX_PORT} and {@code CONNEXUS_DATA_DIR}.
   */
  static DemoSettings fromEnvironment(Map<String, String> environment) {
    return new DemoSettings(
        port(environment, "CONNEXUS_HTTP_PORT", 8080),
        port(environment, "CONNEXUS_SANDBOX_PORT", 8090),
        Path.of(environment.getOrDefault("CONNEXUS_DATA_DIR", "data")).toAbsolutePath());
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
