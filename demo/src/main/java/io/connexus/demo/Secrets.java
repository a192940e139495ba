package io.connexus.demo;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;

/**
 * The demo's keys and its owner's password: random, made at the first start and kept beside the
 * data, readable by their owner alone.
 */
record Secrets(String password, String telnyxApiKey, String retellApiKey, String socketSecret) {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  static Secrets in(Path data) {
    var file = data.resolve("secrets.properties");
    try {
      if (!Files.exists(file)) {
        write(
            file,
            new Secrets(
                random(12), "KEYsandbox" + random(24), "key_sandbox" + random(24), random(32)));
      }
      var kept = new Properties();
      kept.load(new StringReader(Files.readString(file)));
      return new Secrets(
          get(kept, "password", file),
          get(kept, "telnyx", file),
          get(kept, "retell", file),
          get(kept, "socket", file));
    } catch (IOException e) {
      throw new CannotStart(
          "the file " + file + " cannot be read or written: " + DataDirectory.why(e) + ".");
    }
  }

  private static void write(Path file, Secrets secrets) throws IOException {
    var kept = new Properties();
    kept.setProperty("password", secrets.password);
    kept.setProperty("telnyx", secrets.telnyxApiKey);
    kept.setProperty("retell", secrets.retellApiKey);
    kept.setProperty("socket", secrets.socketSecret);
    var text = new StringWriter();
    kept.store(text, "Made by the demo. Delete this file and the data beside it to begin anew.");
    Files.writeString(file, text.toString());
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static String get(Properties kept, String name, Path file) {
    var value = kept.getProperty(name);
    if (value == null) {
      throw new CannotStart(
          "the file "
              + file
              + " lacks '"
              + name
              + "'. Put it back, or delete the data directory to begin anew.");
    }
    return value;
  }

  private static String random(int length) {
    var random = new SecureRandom();
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "Secrets[***]";
  }
}
