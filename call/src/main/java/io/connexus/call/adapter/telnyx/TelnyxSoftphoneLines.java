package io.connexus.call.adapter.telnyx;

import io.connexus.call.application.SoftphoneLines;
import io.connexus.telnyx.TelnyxClient;

/** {@link SoftphoneLines} as Telnyx's telephony credentials. */
public final class TelnyxSoftphoneLines implements SoftphoneLines {
  private static final String DOMAIN = "sip.telnyx.com";

  private final TelnyxClient telnyx;
  private final String connectionId;

  /**
   * @param connectionId the credential connection they belong to; it must have no outbound voice
   *     profile, or a softphone could call out past us
   */
  public TelnyxSoftphoneLines(TelnyxClient telnyx, String connectionId) {
    this.telnyx = telnyx;
    this.connectionId = connectionId;
  }

  @Override
  public Line open(String name) {
    var credential = Asked.of(() -> telnyx.credentials().create(connectionId, name));
    return new Line(credential.id(), "sip:" + credential.sipUsername() + "@" + DOMAIN);
  }

  @Override
  public String token(String credential) {
    return Asked.of(() -> telnyx.credentials().token(credential));
  }

  @Override
  public void close(String credential) {
    Asked.of(() -> {
      telnyx.credentials().delete(credential);
      return true;
    });
  }
}
