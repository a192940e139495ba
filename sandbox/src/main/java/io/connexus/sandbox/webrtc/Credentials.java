package io.connexus.sandbox.webrtc;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** What one end's ICE agent is known by (RFC 8445 section 5.3). */
record Credentials(String ufrag, String password) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static Credentials fresh() {
    return new Credentials(letters(8), letters(24));
  }

  private static String letters(int length) {
    return RANDOM
        .ints(length, 0, 36)
        .mapToObj(i -> Character.toString(Character.forDigit(i, 36)))
        .collect(Collectors.joining());
  }
}
