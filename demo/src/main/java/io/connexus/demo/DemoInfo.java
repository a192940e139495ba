package io.connexus.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What scripts find in {@code demo.json}. */
public record DemoInfo(
    String appUrl,
    String sandboxUrl,
    String smtpUrl,
    String email,
    String password,
    String businessNumber,
    String telnyxApiKey,
    String telnyxBaseUrl,
    String telnyxConnectionId,
    String retellApiKey,
    String retellBaseUrl) {

  /** Writes the file at once or not at all: a script that waits for it never reads half of it. */
  void write(Path file) {
    try {
      var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      var whole = Files.createTempFile(file.getParent(), "demo", ".json");
      Files.writeString(whole, json.writeValueAsString(this) + "\n");
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CannotStart(
          "the file " + file + " cannot be written: " + DataDirectory.why(e) + ".");
    }
  }

  /** What the terminal shows at the end. */
  String sheet(double seconds) {
    return """

    ConnexUS is ready (%s s).

      The phone       %s
      Sign in with    %s  /  %s
      Ring it         %s   from the console of virtual phones:
      Sandbox         %s   where mail and texts arrive, too

    Ctrl-C stops it. Your data stays.
    """
        .formatted(
            String.format(Locale.ROOT, "%.1f", seconds),
            appUrl,
            email,
            password,
            businessNumber,
            sandboxUrl);
  }
}
