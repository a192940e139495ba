package io.connexus.sandbox.push;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys a browser keeps for one subscription, and the reading of messages with them (RFC 8291
 * over RFC 8188).
 */
final class Browser {
  private static final int SALT = 16;
  private static final int HEADER = SALT + 4 + 1 + Points.LENGTH;
  private static final int TAG = 16;

  private final KeyPair keys;
  private final byte[] auth;

  Browser(KeyPair keys, byte[] auth) {
    this.keys = keys;
    this.auth = auth.clone();
  }

  static Browser withNewKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      byte[] auth = new byte[16];
      new SecureRandom().nextBytes(auth);
      return new Browser(generator.generateKeyPair(), auth);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks P-256", e);
    }
  }

  String p256dh() {
    return Points.text(publicKey());
  }

  String auth() {
    return Points.text(auth);
  }

  private byte[] publicKey() {
    return Points.octets((ECPublicKey) keys.getPublic());
  }

  /**
   * Reads a message.
   *
   * @param body of content encoding aes128gcm, one record
   * @throws GeneralSecurityException saying why it cannot be read
   */
  byte[] read(byte[] body) throws GeneralSecurityException {
    if (body.length < HEADER + TAG + 1) {
      throw new GeneralSecurityException("the body is shorter than its header and one octet");
    }
    ByteBuffer header = ByteBuffer.wrap(body);
    byte[] salt = new byte[SALT];
    header.get(salt);
    long recordSize = header.getInt() & 0xFFFF_FFFFL;
    int keyLength = header.get() & 0xFF;
    if (keyLength != Points.LENGTH) {
      throw new GeneralSecurityException("the key id must be the sender's public key");
    }
    if (recordSize < 18 || body.length - HEADER > recordSize) {
      throw new GeneralSecurityException("a message is one record of at least 18 octets");
    }
    byte[] sender = new byte[Points.LENGTH];
    header.get(sender);
    return unpad(decrypt(salt, sender, Arrays.copyOfRange(body, HEADER, body.length)));
  }

  private byte[] decrypt(byte[] salt, byte[] sender, byte[] sealed)
      throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(keys.getPrivate());
    agreement.doPhase(Points.key(sender), true);
    byte[] keyInfo = joined(info("WebPush: info"), publicKey(), sender);
    byte[] secret = derive(agreement.generateSecret(), auth, keyInfo, 32);
    byte[] key = derive(secret, salt, info("Content-Encoding: aes128gcm"), 16);
    byte[] nonce = derive(secret, salt, info("Content-Encoding: nonce"), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
    return cipher.doFinal(sealed);
  }

  private static byte[] info(String label) {
    return Arrays.copyOf(
        label.getBytes(java.nio.charset.StandardCharsets.US_ASCII), label.length() + 1);
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length)
      throws GeneralSecurityException {
    var parameters =
        HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(info, length);
    return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
  }

  /** The only record ends with a 2 and any number of zeros. */
  private static byte[] unpad(byte[] padded) throws GeneralSecurityException {
    int end = padded.length - 1;
    while (end >= 0 && padded[end] == 0) {
      end--;
    }
    if (end < 0 || padded[end] != 2) {
      throw new GeneralSecurityException("the last record does not end with the octet 2");
    }
    return Arrays.copyOf(padded, end);
  }
}
