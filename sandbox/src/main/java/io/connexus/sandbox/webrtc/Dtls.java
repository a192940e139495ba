package io.connexus.sandbox.webrtc;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of a DTLS 1.2 handshake that yields keys for SRTP (RFC 5764). The client is
 * known by the fingerprint of its certificate, which signalling brought.
 */
final class Dtls extends DefaultTlsServer {
  /** The keys of both directions. */
  record Keys(Srtp inbound, Srtp outbound) {}

  /** Tells the fingerprint the client must show; may wait for it. */
  @FunctionalInterface
  interface Expected {
    String fingerprint() throws IOException;
  }

  private final Identity identity;
  private final Expected expected;
  private @Nullable Keys keys;

  private Dtls(Identity identity, Expected expected) {
    super(new BcTlsCrypto(new SecureRandom()));
    this.identity = identity;
    this.expected = expected;
  }

  /** A finished handshake: the keys, and the transport on which the client's alerts come. */
  record Shaken(Keys keys, DTLSTransport transport) {}

  /**
   * Shakes hands; blocks until it is done.
   *
   * @throws IOException if the client shows another certificate, offers no SRTP, or goes away
   */
  static Shaken shake(DatagramTransport transport, Identity identity, Expected expected)
      throws IOException {
    Dtls server = new Dtls(identity, expected);
    DTLSTransport shaken = new DTLSServerProtocol().accept(server, transport);
    Keys keys = server.keys;
    if (keys == null) {
      shaken.close();
      throw new IOException("The handshake gave no keys");
    }
    return new Shaken(keys, shaken);
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return 20_000;
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
    return signer(context, (BcTlsCrypto) getCrypto(), identity);
  }

  static TlsCredentialedSigner signer(TlsContext context, BcTlsCrypto crypto, Identity identity)
      throws IOException {
    Certificate chain =
        new Certificate(new TlsCertificate[] {crypto.createCertificate(identity.encoded())});
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        identity.key(),
        chain,
        new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  @Override
  @SuppressWarnings("JdkObsolete") // the library's type
  public CertificateRequest getCertificateRequest() {
    Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
    algorithms.add(new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    algorithms.add(new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa));
    short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
    return new CertificateRequest(types, algorithms, null);
  }

  @Override
  public void notifyClientCertificate(Certificate shown) throws IOException {
    if (shown == null || shown.isEmpty()) {
      throw new TlsFatalAlert(AlertDescription.certificate_required);
    }
    String fingerprint = Identity.fingerprint(shown.getCertificateAt(0).getEncoded());
    if (!fingerprint.equals(expected.fingerprint())) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate);
    }
  }

  @Override
  @SuppressWarnings({"JdkObsolete", "rawtypes"}) // the library's types
  public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    UseSRTPData srtp = TlsSRTPUtils.getUseSRTPExtension(extensions);
    boolean known =
        srtp != null
            && Arrays.stream(srtp.getProtectionProfiles())
                .anyMatch(one -> one == SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80);
    if (!known) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
  }

  @Override
  @SuppressWarnings({"JdkObsolete", "rawtypes", "unchecked"}) // the library's types
  public Hashtable getServerExtensions() throws IOException {
    return withSrtp(super.getServerExtensions());
  }

  /** What says that sound is to be sealed with the keys of the handshake (RFC 5764 section 4.1). */
  @SuppressWarnings("JdkObsolete") // the library's type
  static Hashtable<Integer, byte[]> withSrtp(@Nullable Hashtable<Integer, byte[]> extensions)
      throws IOException {
    Hashtable<Integer, byte[]> all = extensions == null ? new Hashtable<>() : extensions;
    int[] profile = {SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80};
    TlsSRTPUtils.addUseSRTPExtension(all, new UseSRTPData(profile, TlsUtils.EMPTY_BYTES));
    return all;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    keys = keys(context, true);
  }

  /** The keys of a finished handshake (RFC 5764 section 4.2), as one side uses them. */
  static Keys keys(TlsContext context, boolean server) {
    int each = Srtp.KEY_LENGTH + Srtp.SALT_LENGTH;
    byte[] all = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * each);
    int salts = 2 * Srtp.KEY_LENGTH;
    Srtp ofClient =
        new Srtp(
            Arrays.copyOfRange(all, 0, Srtp.KEY_LENGTH),
            Arrays.copyOfRange(all, salts, salts + Srtp.SALT_LENGTH));
    Srtp ofServer =
        new Srtp(
            Arrays.copyOfRange(all, Srtp.KEY_LENGTH, salts),
            Arrays.copyOfRange(all, salts + Srtp.SALT_LENGTH, all.length));
    return server ? new Keys(ofClient, ofServer) : new Keys(ofServer, ofClient);
  }
}
