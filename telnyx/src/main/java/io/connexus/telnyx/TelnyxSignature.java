package io.connexus.telnyx;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a webhook is from Telnyx: Ed25519 over {@code timestamp|body}, with the body's bytes
 * exactly as they came. A replay within the tolerance is not found here; the event's id finds it.
 */
public final class TelnyxSignature {
  /** The official SDKs' tolerance, both ways. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int RAW = 32;
  private static final int SIGNATURE = 64;

  /** What stands before the raw key in its SubjectPublicKeyInfo form (RFC 8410). */
  private static final byte[] SPKI_PREFIX = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private final Ed25519PublicKeyParameters key;

  /**
   * @param publicKey Base64 of the raw 32 bytes, as the portal shows it, or of the 44 bytes SPKI
   * @throws IllegalArgumentException if it is neither
   */
  public TelnyxSignature(String publicKey) {
    key = new Ed25519PublicKeyParameters(raw(Base64.getDecoder().decode(publicKey.strip())));
  }

  private static byte[] raw(byte[] bytes) {
    if (bytes.length == RAW) {
      return bytes;
    }
    int prefix = SPKI_PREFIX.length;
    boolean spki =
        bytes.length == prefix + RAW && Arrays.equals(bytes, 0, prefix, SPKI_PREFIX, 0, prefix);
    if (!spki) {
      throw new IllegalArgumentException("not an Ed25519 public key");
    }
    return Arrays.copyOfRange(bytes, prefix, bytes.length);
  }

  /**
   * Checks one webhook.
   *
   * @param body the raw bytes
   * @param timestamp the {@code telnyx-timestamp} header
   * @param signature the {@code telnyx-signature-ed25519} header
   */
  public Verdict verify(
      byte[] body, @Nullable String timestamp, @Nullable String signature, Instant now) {
    if (timestamp == null || signature == null) {
      return Verdict.MISSING;
    }
    byte[] signed = decode(signature);
    if (signed.length != SIGNATURE || !timestamp.matches("\\d{1,12}")) {
      return Verdict.MALFORMED;
    }
    var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
      return Verdict.STALE;
    }
    return matches(body, timestamp, signed) ? Verdict.VALID : Verdict.WRONG;
  }

  private boolean matches(byte[] body, String timestamp, byte[] signature) {
    var signer = new Ed25519Signer();
    signer.init(false, key);
    byte[] head = (timestamp + "|").getBytes(StandardCharsets.US_ASCII);
    signer.update(head, 0, head.length);
    signer.update(body, 0, body.length);
    return signer.verifySignature(signature);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Why it was taken or not. */
  public enum Verdict {
    VALID,
    MISSING,
    MALFORMED,
    STALE,
    WRONG;

    /** True for {@link #VALID} alone. */
    public boolean accepted() {
      return this == VALID;
    }
  }
}
