package io.connexus.user.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * A code of six digits as it is kept: never itself, but salted and hashed. It works for ten minutes
 * and dies with the fifth try.
 */
@SuppressWarnings("ArrayRecordComponent") // kept and read, never compared
public record VerificationCode(byte[] salt, byte[] hash, Instant expiresAt, int triesLeft) {
  public static final int TRIES = 5;
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** A new code: its digits, for the text alone, and what is kept of it. */
  public record Issued(String digits, VerificationCode kept) {
    @Override
    public String toString() {
      return "Issued[***]";
    }
  }

  /** What a try came to: whether it was right, and what is kept from now on. */
  public record Tried(boolean right, VerificationCode after) {}

  /**
   * Makes a code.
   *
   * @param random one that cannot be foreseen
   */
  public static Issued issue(RandomGenerator random, Instant now) {
    var digits = "%06d".formatted(random.nextInt(1_000_000));
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    var kept = new VerificationCode(salt, hash(salt, digits), now.plus(LIFE), TRIES);
    return new Issued(digits, kept);
  }

  /** Tries these digits; a dead or expired code takes none. */
  public Tried attempt(String digits, Instant now) {
    if (triesLeft == 0 || !now.isBefore(expiresAt)) {
      return new Tried(false, this);
    }
    boolean right = MessageDigest.isEqual(hash, hash(salt, digits));
    return new Tried(right, new VerificationCode(salt, hash, expiresAt, triesLeft - 1));
  }

  private static byte[] hash(byte[] salt, String digits) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return sha.digest(digits.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "VerificationCode[" + triesLeft + " tries left]";
  }
}
