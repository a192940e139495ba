package io.connexus.sandbox.push;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;

/** Points of P-256 in the uncompressed form of 65 octets, as Web Push writes public keys. */
final class Points {
  static final int LENGTH = 65;

  private Points() {}

  /**
   * Checks that the point lies on the curve, too.
   *
   * @throws GeneralSecurityException if it is no point of the curve
   */
  static ECPublicKey key(byte[] octets) throws GeneralSecurityException {
    if (octets.length != LENGTH || octets[0] != 4) {
      throw new GeneralSecurityException("not an uncompressed point of P-256");
    }
    var curve = CustomNamedCurves.getByName("secp256r1");
    try {
      curve.getCurve().decodePoint(octets);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not a point of P-256", e);
    }
    var point =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(octets, 1, 33)),
            new BigInteger(1, Arrays.copyOfRange(octets, 33, LENGTH)));
    var spec = EC5Util.convertToSpec(new org.bouncycastle.crypto.params.ECDomainParameters(curve));
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, spec));
  }

  static byte[] octets(ECPublicKey key) {
    byte[] octets = new byte[LENGTH];
    octets[0] = 4;
    put(key.getW().getAffineX(), octets, 1);
    put(key.getW().getAffineY(), octets, 33);
    return octets;
  }

  private static void put(BigInteger value, byte[] octets, int at) {
    byte[] all = value.toByteArray(); // with a leading zero when the highest bit is set
    int length = Math.min(32, all.length);
    System.arraycopy(all, all.length - length, octets, at + 32 - length, length);
  }

  static String text(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /**
   * @throws GeneralSecurityException if it is not base64url
   */
  static byte[] octets(String text) throws GeneralSecurityException {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not base64url", e);
    }
  }
}
