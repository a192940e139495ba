package io.connexus.telnyx;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The text we hang on a leg: Base64 on the wire, plain for everyone who uses this module. */
final class ClientState {
  private ClientState() {}

  static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text; null if there is none or it is not ours to read. */
  static @Nullable String decode(@Nullable String encoded) {
    if (encoded == null || encoded.isEmpty()) {
      return null;
    }
    try {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
