package io.connexus.auth.application;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * A key of access tokens. It is for one algorithm, which follows from its kind: EdDSA with Ed25519,
 * or RS256 if it is an RSA key, as they were made once.
 */
public record SigningKey(String id, KeyPair pair, Instant madeAt) {

  /** What it signs with; a token that names another was not signed by it. */
  public JWSAlgorithm algorithm() {
    return pair.getPublic() instanceof RSAPublicKey ? JWSAlgorithm.RS256 : JWSAlgorithm.EdDSA;
  }

  /** Its public part (RFC 7517). */
  JWK published() {
    return pair.getPublic() instanceof RSAPublicKey rsa
        ? new RSAKey.Builder(rsa).keyID(id).keyUse(KeyUse.SIGNATURE).algorithm(algorithm()).build()
        : new OctetKeyPair.Builder(Curve.Ed25519, EdDsa.octets(pair.getPublic()))
            .keyID(id)
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(algorithm())
            .build();
  }

  /** Signs with it. */
  public JWSSigner signer() {
    return pair.getPublic() instanceof RSAPublicKey
        ? new RSASSASigner(pair.getPrivate())
        : new EdDsa.Signer(pair.getPrivate());
  }

  @Override
  public String toString() {
    return "SigningKey[***]";
  }
}
