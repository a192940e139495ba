package io.connexus.auth.application;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * Signatures of JWTs with Ed25519 (RFC 8037), computed by Bouncy Castle: the JDK takes ten times as
 * long, and what Nimbus brings itself needs Tink.
 */
final class EdDsa {
  private EdDsa() {}

  /** The 32 octets of the key, as a JWK has them in {@code x}. */
  static Base64URL octets(PublicKey key) {
    return Base64URL.encode(parameters(key).getEncoded());
  }

  private static Ed25519PublicKeyParameters parameters(PublicKey key) {
    try {
      return (Ed25519PublicKeyParameters) PublicKeyFactory.createKey(key.getEncoded());
    } catch (IOException e) {
      throw new IllegalArgumentException("not a public key", e);
    }
  }

  /** Signs with one key. */
  static final class Signer extends BaseJWSProvider implements JWSSigner {
    private final Ed25519PrivateKeyParameters key;

    Signer(PrivateKey key) {
      super(Set.of(JWSAlgorithm.EdDSA));
      try {
        this.key = (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(key.getEncoded());
      } catch (IOException e) {
        throw new IllegalArgumentException("not a private key", e);
      }
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
      if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())) {
        throw new JOSEException("signs nothing but EdDSA");
      }
      var signer = new Ed25519Signer();
      signer.init(true, key);
      signer.update(input, 0, input.length);
      return Base64URL.encode(signer.generateSignature());
    }
  }

  /** Verifies what one key has signed; knows no critical header parameter (RFC 7515, 4.1.11). */
  static final class Verifier extends BaseJWSProvider implements JWSVerifier {
    private final Ed25519PublicKeyParameters key;

    Verifier(PublicKey key) {
      super(Set.of(JWSAlgorithm.EdDSA));
      this.key = parameters(key);
    }

    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signature) {
      if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm()) || header.getCriticalParams() != null) {
        return false;
      }
      var verifier = new Ed25519Signer();
      verifier.init(false, key);
      verifier.update(input, 0, input.length);
      return verifier.verifySignature(signature.decode());
    }
  }
}
