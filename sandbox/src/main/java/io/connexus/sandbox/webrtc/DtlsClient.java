package io.connexus.sandbox.webrtc;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** The browser's side of the handshake that {@link Dtls} answers. */
final class DtlsClient extends DefaultTlsClient {
  private final Identity identity;
  private final String fingerprint;
  private Dtls.@Nullable Keys keys;

  private DtlsClient(Identity identity, String fingerprint) {
    super(new BcTlsCrypto(new SecureRandom()));
    this.identity = identity;
    this.fingerprint = fingerprint;
  }

  /**
   * Shakes hands; blocks until it is done.
   *
   * @param fingerprint of the certificate that the server must show
   */
  static Dtls.Shaken shake(DatagramTransport transport, Identity identity, String fingerprint)
      throws IOException {
    DtlsClient client = new DtlsClient(identity, fingerprint);
    DTLSTransport shaken = new DTLSClientProtocol().connect(client, transport);
    Dtls.Keys keys = client.keys;
    if (keys == null) {
      shaken.close();
      throw new IOException("The handshake gave no keys");
    }
    return new Dtls.Shaken(keys, shaken);
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
  @SuppressWarnings({"JdkObsolete", "rawtypes", "unchecked"}) // the library's types
  public Hashtable getClientExtensions() throws IOException {
    return Dtls.withSrtp(super.getClientExtensions());
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
        byte[] certificate = shown.getCertificate().getCertificateAt(0).getEncoded();
        if (!Identity.fingerprint(certificate).equals(fingerprint)) {
          throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        return Dtls.signer(context, (BcTlsCrypto) getCrypto(), identity);
      }
    };
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    keys = Dtls.keys(context, false);
  }
}
