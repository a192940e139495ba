package io.connexus.sandbox.clockwork;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Identifiers in the vendors' shapes, the same sequence for the same seed. Counters are never wound
 * back, not even by a reset: a client that remembers event ids would take a repeated one for a
 * redelivery.
 */
public final class Ids {
  private final long seed;
  private final AtomicLong count = new AtomicLong();

  public Ids(long seed) {
    this.seed = seed;
  }

  /** {@code v3:} and 54 url-safe characters, as real call control ids look. */
  public String callControlId() {
    byte[] bytes = ByteBuffer.allocate(40).put(block()).put(block(), 0, 8).array();
    return "v3:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A UUID that says it is of version 1, as leg and session ids are. */
  public String timeUuid() {
    return uuid(1);
  }

  public String uuid() {
    return uuid(4);
  }

  /** A 19-digit decimal, as connection and phone number ids are; never fits a JavaScript number. */
  public String decimal() {
    long tail = Math.floorMod(ByteBuffer.wrap(block()).getLong(), 1_000_000_000_000_000_000L);
    return "2%018d".formatted(tail);
  }

  /** A prefix and so many hexadecimal characters, as Retell's ids look. */
  public String prefixed(String prefix, int hexDigits) {
    return prefix + HexFormat.of().formatHex(block()).substring(0, hexDigits);
  }

  private String uuid(int version) {
    ByteBuffer bytes = ByteBuffer.wrap(block());
    long high = (bytes.getLong() & ~0xF000L) | ((long) version << 12);
    long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  private byte[] block() {
    String input = seed + "/" + count.incrementAndGet();
    try {
      return MessageDigest.getInstance("SHA-256").digest(input.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
