package io.connexus.sandbox.retell;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as Retell does: HMAC-SHA256 with the API key over the body followed by the time in
 * milliseconds, nothing between them.
 *
 * @see <a href="https://docs.retellai.com/features/secure-webhook">Retell on securing webhooks</a>
 */
public final class RetellSignature {
  private final SecretKeySpec key;

  public RetellSignature(String apiKey) {
    this.key = new SecretKeySpec(apiKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** The value of {@code x-retell-signature}. */
  public String header(byte[] body, long millis) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(body);
      mac.update(Long.toString(millis).getBytes(StandardCharsets.US_ASCII));
      return "v=" + millis + ",d=" + HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
