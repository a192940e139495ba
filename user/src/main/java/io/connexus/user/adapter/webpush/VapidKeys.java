package io.connexus.user.adapter.webpush;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySource;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySource;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pair that says who sends (RFC 8292). Browsers bind a subscription to it, so it must stay: it
 * is given by the operator, or made once and kept in {@code users.vapid_key} for all processes.
 */
public final class VapidKeys {
  private static final ECGenParameterSpec P256 = new ECGenParameterSpec("secp256r1");

  private VapidKeys() {}

  /**
   * The pair of the settings, or the one that is kept.
   *
   * @throws IllegalArgumentException with a sentence for the operator if the given keys are no pair
   */
  public static VAPIDKeyPair load(PushSettings settings, JdbcClient jdbc, InstantSource clock) {
    return settings.vapidPublicKey().isEmpty() ? kept(jdbc, clock) : given(settings);
  }

  private static VAPIDKeyPair kept(JdbcClient jdbc, InstantSource clock) {
    boolean known =
        jdbc.sql("select exists (select from users.vapid_key)").query(Boolean.class).single();
    if (!known) {
      insertNew(jdbc, clock);
    }
    return jdbc.sql("select private_key, public_key from users.vapid_key")
        .query((row, _) ->
            VAPIDKeyPairs.of(
                PrivateKeySources.ofPKCS8Bytes(row.getBytes(1)),
                PublicKeySources.ofUncompressedBytes(row.getBytes(2))))
        .single();
  }

  /** Of two processes that start together one is first. */
  private static void insertNew(JdbcClient jdbc, InstantSource clock) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(P256);
      var pair = generator.generateKeyPair();
      var vapid =
          VAPIDKeyPairs.of(
              PrivateKeySources.ofECPrivateKey((ECPrivateKey) pair.getPrivate()),
              PublicKeySources.ofECPublicKey((ECPublicKey) pair.getPublic()));
      jdbc.sql(
              """
              insert into users.vapid_key (private_key, public_key, created_at)
              values (:private, :public, :now) on conflict do nothing
              """)
          .param("private", pair.getPrivate().getEncoded())
          .param("public", vapid.extractPublicKeyInUncompressedForm())
          .param("now", Timestamp.from(clock.instant()))
          .update();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no VAPID key could be made", e);
    }
  }

  private static VAPIDKeyPair given(PushSettings settings) {
    try {
      var decoder = Base64.getUrlDecoder();
      var publicKey =
          PublicKeySources.ofUncompressedBytes(decoder.decode(settings.vapidPublicKey()));
      var privateKey = privateKey(decoder.decode(settings.vapidPrivateKey()));
      requirePair(privateKey, publicKey);
      return VAPIDKeyPairs.of(privateKey, publicKey);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(
          "CONNEXUS_VAPID_PUBLIC_KEY and CONNEXUS_VAPID_PRIVATE_KEY are not a pair of P-256 in base64url",
          e);
    }
  }

  private static PrivateKeySource privateKey(byte[] octets) throws GeneralSecurityException {
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(P256);
    var curve = parameters.getParameterSpec(ECParameterSpec.class);
    var spec = new ECPrivateKeySpec(new BigInteger(1, octets), curve);
    return PrivateKeySources.ofECPrivateKey(
        (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(spec));
  }

  private static void requirePair(PrivateKeySource privateKey, PublicKeySource publicKey)
      throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(privateKey.extract());
    signature.update((byte) 1);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey.extract());
    signature.update((byte) 1);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("not a pair");
    }
  }
}
