package io.connexus.user.adapter.telnyx;

import io.connexus.platform.E164;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxException;
import io.connexus.telnyx.TelnyxException.Kind;
import io.connexus.user.application.CodeTexts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Codes through Telnyx; without a number of its own a workspace uses the messaging profile's. */
public final class TelnyxCodeTexts implements CodeTexts {
  private static final System.Logger LOG = System.getLogger(TelnyxCodeTexts.class.getName());

  private final TelnyxClient telnyx;
  private final @Nullable String messagingProfileId;

  public TelnyxCodeTexts(TelnyxClient telnyx, @Nullable String messagingProfileId) {
    this.telnyx = telnyx;
    this.messagingProfileId = messagingProfileId;
  }

  @Override
  public Answer send(Optional<E164> from, E164 to, String text) {
    if (from.isEmpty() && messagingProfileId == null) {
      return Answer.NO_SENDER;
    }
    try {
      var sender = from.map(E164::value).orElse(null);
      var _ = telnyx.sendMessage(sender, to.value(), text, messagingProfileId);
      return Answer.SENT;
    } catch (TelnyxException e) {
      LOG.log(System.Logger.Level.WARNING, "a code was not sent: {0}", e.getMessage());
      if (e.maybeDone()) {
        return Answer.SENT;
      }
      return e.kind() == Kind.UNAVAILABLE ? Answer.SILENT : Answer.REFUSED;
    }
  }
}
