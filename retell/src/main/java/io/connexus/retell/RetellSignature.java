package io.connexus.retell;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature of Retell's webhooks: header {@code x-retell-signature: v=<ms>,d=<hex>}, where the
 * digest is HMAC-SHA256 over the raw body followed by the milliseconds as decimal text. Only the
 * API key that carries the webhook badge verifies.
 */
public final class RetellSignature {
  /** The header's name. */
  public static final String HEADER = "x-retell-signature";

  private static final long TOLERANCE_MS = Duration.ofMinutes(5).toMillis();
  private static final Pattern SHAPE =
      Pattern.compile("v=(\\d{1,18}),d=([0-9a-f]{64})", Pattern.CASE_INSENSITIVE);

  private RetellSignature() {}

  /**
   * Whether {@code key} signed exactly these bytes at most five minutes from {@code now}, either
   * way. It does not stop a replay within that time.
   */
  public static boolean verify(byte[] body, @Nullable String header, Secret key, Instant now) {
    if (header == null || key.value().isEmpty()) {
      return false;
    }
    var match = SHAPE.matcher(header);
    if (!match.matches()) {
      return false;
    }
    long signedAt = Long.parseLong(match.group(1));
    if (Math.abs(now.toEpochMilli() - signedAt) > TOLERANCE_MS) {
      return false;
    }
    return MessageDigest.isEqual(
        digest(body, match.group(1), key), HexFormat.of().parseHex(match.group(2)));
  }

  /** The header Retell would send; for tests and stand-ins. */
  public static String sign(byte[] body, Secret key, Instant at) {
    var ms = Long.toString(at.toEpochMilli());
    return "v=" + ms + ",d=" + HexFormat.of().formatHex(digest(body, ms, key));
  }

  private static byte[] digest(byte[] body, String ms, Secret key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(body);
      return mac.doFinal(ms.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
