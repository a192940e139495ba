package io.connexus.sandbox.webrtc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.bc.BcX509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;

/** The certificate this end shows in DTLS: self-signed P-256, known by its fingerprint alone. */
record Identity(X509CertificateHolder certificate, AsymmetricKeyParameter key) {

  static Identity create() {
    SecureRandom random = new SecureRandom();
    X9ECParameters curve = ECNamedCurveTable.getByName("P-256");
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(
        new ECKeyGenerationParameters(
            new ECNamedDomainParameters(X9ObjectIdentifiers.prime256v1, curve), random));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=sandbox");
    Instant now = Instant.now();
    var signature = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
    var digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
    try {
      BcX509v3CertificateBuilder builder =
          new BcX509v3CertificateBuilder(
              name,
              new BigInteger(63, random).setBit(62),
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(now.plus(Duration.ofDays(365))),
              name,
              pair.getPublic());
      var signer = new BcECContentSignerBuilder(signature, digest).build(pair.getPrivate());
      return new Identity(builder.build(signer), pair.getPrivate());
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] encoded() {
    try {
      return certificate.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String fingerprint() {
    return fingerprint(encoded());
  }

  /** SHA-256 of a certificate as SDP writes it: {@code AA:BB:…} (RFC 8122). */
  static String fingerprint(byte[] certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
