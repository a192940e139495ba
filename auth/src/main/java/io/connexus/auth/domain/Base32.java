package io.connexus.auth.domain;

/** RFC 4648 base 32 without padding, as authenticator apps take secrets. */
public final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /** The octets in capital letters and digits; their number must be a multiple of five. */
  public static String encode(byte[] octets) {
    if (octets.length % 5 != 0) {
      throw new IllegalArgumentException("not a multiple of five octets");
    }
    var text = new StringBuilder(octets.length * 8 / 5);
    for (int i = 0; i < octets.length; i += 5) {
      long group = 0;
      for (int j = 0; j < 5; j++) {
        group = group << 8 | (octets[i + j] & 0xff);
      }
      for (int shift = 35; shift >= 0; shift -= 5) {
        text.append(ALPHABET.charAt((int) (group >> shift) & 31));
      }
    }
    return text.toString();
  }
}
