package io.connexus.auth.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What keeps somebody signed in: 256 random bits that mean nothing. */
public record RefreshToken(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One nobody has seen before. */
  static RefreshToken next() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** SHA-256, as it is stored; no salt needed, since there is nothing to guess. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  @Override
  public String toString() {
    return "RefreshToken[***]";
  }
}
