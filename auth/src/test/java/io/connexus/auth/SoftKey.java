package io.connexus.auth;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An authenticator in software (WebAuthn level 3, ES256, attestation {@code none}) together with
 * the browser in front of it. It does as it is told, also what no honest one would.
 */
public final class SoftKey {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final KeyPair keys;
  public byte[] id = new byte[16];
  public byte[] user = {};
  public long signCount = 1;

  public SoftKey() {
    new SecureRandom().nextBytes(id);
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the browser and the authenticator claim; by default the truth. */
  public static final class Claims {
    public String type;
    public String challenge;
    public String origin = "https://phone.example";
    public String site = "phone.example";
    public boolean crossOrigin;
    public boolean present = true;
    public boolean verified = true;

    private Claims(String type, String challenge) {
      this.type = type;
      this.challenge = challenge;
    }

    private byte[] clientData() {
      return JSON.writeValueAsBytes(
          JSON.createObjectNode()
              .put("type", type)
              .put("challenge", challenge)
              .put("origin", origin)
              .put("crossOrigin", crossOrigin));
    }

    private byte[] authenticatorData(int flags, long signCount, byte[]... more) {
      return join(
          sha256(site.getBytes(StandardCharsets.UTF_8)),
          new byte[] {(byte) (flags | (present ? PRESENT : 0) | (verified ? VERIFIED : 0))},
          ByteBuffer.allocate(4).putInt((int) signCount).array(),
          join(more));
    }
  }

  /** For a registration with this challenge. */
  public static Claims making(String challenge) {
    return new Claims("webauthn.create", challenge);
  }

  /** For a sign-in with this challenge. */
  public static Claims using(String challenge) {
    return new Claims("webauthn.get", challenge);
  }

  static Claims making(JsonNode ceremony) {
    return making(ceremony.at("/publicKey/challenge").asString());
  }

  static Claims using(JsonNode ceremony) {
    return using(ceremony.at("/publicKey/challenge").asString());
  }

  /** {@code RegistrationResponseJSON}. */
  public ObjectNode make(Claims claims) {
    var data =
        claims.authenticatorData(
            ATTESTED,
            signCount,
            new byte[16],
            ByteBuffer.allocate(2).putShort((short) id.length).array(),
            id,
            cosePublicKey());
    // {"fmt": "none", "attStmt": {}, "authData": data}
    var attestation =
        join(
            new byte[] {(byte) 0xa3},
            text("fmt"),
            text("none"),
            text("attStmt"),
            new byte[] {(byte) 0xa0},
            text("authData"),
            octets(data));
    var credential = credential();
    credential
        .putObject("response")
        .put("clientDataJSON", base64(claims.clientData()))
        .put("attestationObject", base64(attestation));
    return credential;
  }

  /** {@code AuthenticationResponseJSON}. */
  public ObjectNode use(Claims claims) {
    var data = claims.authenticatorData(0, signCount);
    var clientData = claims.clientData();
    var credential = credential();
    credential
        .putObject("response")
        .put("clientDataJSON", base64(clientData))
        .put("authenticatorData", base64(data))
        .put("signature", base64(sign(join(data, sha256(clientData)))))
        .put("userHandle", base64(user));
    return credential;
  }

  private ObjectNode credential() {
    var credential =
        JSON.createObjectNode()
            .put("id", base64(id))
            .put("rawId", base64(id))
            .put("type", "public-key");
    credential.putObject("clientExtensionResults");
    return credential;
  }

  private byte[] sign(byte[] octets) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(octets);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} (RFC 9053). */
  private byte[] cosePublicKey() {
    var point = ((ECPublicKey) keys.getPublic()).getW();
    return join(
        new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
        octets(coordinate(point.getAffineX())),
        new byte[] {0x22},
        octets(coordinate(point.getAffineY())));
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] signed = value.toByteArray();
    var unsigned = new byte[32];
    int length = Math.min(signed.length, 32);
    System.arraycopy(signed, signed.length - length, unsigned, 32 - length, length);
    return unsigned;
  }

  private static byte[] text(String value) {
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    return join(new byte[] {(byte) (0x60 | octets.length)}, octets);
  }

  private static byte[] octets(byte[] value) {
    return join(
        value.length < 256
            ? new byte[] {0x58, (byte) value.length}
            : new byte[] {0x59, (byte) (value.length >> 8), (byte) value.length},
        value);
  }

  static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] join(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  /** Without padding, as WebAuthn writes it. */
  public static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
