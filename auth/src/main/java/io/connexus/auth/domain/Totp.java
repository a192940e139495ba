package io.connexus.auth.domain;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of an authenticator app: RFC 6238 with HMAC-SHA-1, six digits, steps of 30 seconds. */
public final class Totp {
  /** What RFC 4226 recommends for a secret. */
  public static final int SECRET_BYTES = 20;

  private static final long STEP_SECONDS = 30;

  /** A clock may be a step away, as RFC 6238 section 5.2 has it. */
  private static final int SKEW = 1;

  private Totp() {}

  /**
   * The step whose code this is, near {@code now} and after {@code lastStep}, for a code works
   * once; empty if it is none.
   */
  public static OptionalLong step(byte[] secret, String code, Instant now, long lastStep) {
    long current = now.getEpochSecond() / STEP_SECONDS;
    for (long step = current - SKEW; step <= current + SKEW; step++) {
      if (step > lastStep && MessageDigest.isEqual(ascii(code), ascii(at(secret, step)))) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  /** The code of this moment. */
  public static String at(byte[] secret, Instant now) {
    return at(secret, now.getEpochSecond() / STEP_SECONDS);
  }

  private static String at(byte[] secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf; // dynamic truncation, RFC 4226 section 5.3
      int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
