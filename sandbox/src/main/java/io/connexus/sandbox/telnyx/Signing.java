package io.connexus.sandbox.telnyx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Signs webhooks as Telnyx does: Ed25519 over the timestamp header, a bar, and the body's bytes.
 *
 * @see <a href="https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks">Telnyx on
 *     webhook signing</a>
 */
public final class Signing {
  private final Ed25519PrivateKeyParameters key;

  /** A key pair from its 32 secret bytes. */
  public Signing(byte[] secret) {
    this.key = new Ed25519PrivateKeyParameters(secret, 0);
  }

  /** The same key pair for the same seed. */
  public static Signing fromSeed(long seed) {
    try {
      byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
      return new Signing(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The public key as the portal shows it: base64 of the raw 32 bytes. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded());
  }

  /** The value of {@code telnyx-signature-ed25519}. */
  public String sign(String timestamp, byte[] body) {
    byte[] start = (timestamp + "|").getBytes(StandardCharsets.US_ASCII);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(start, 0, start.length);
    signer.update(body, 0, body.length);
    return Base64.getEncoder().encodeToString(signer.generateSignature());
  }
}
