package io.connexus.sms.adapter.telnyx;

import io.connexus.platform.E164;
import io.connexus.sms.application.TextCarrier;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxException;
import io.connexus.telnyx.TelnyxException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Texts through Telnyx. */
public final class TelnyxTexts implements TextCarrier {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final TelnyxClient telnyx;
  private final @Nullable String messagingProfileId;

  /**
   * @param messagingProfileId null to use the one the number is assigned to
   */
  public TelnyxTexts(TelnyxClient telnyx, @Nullable String messagingProfileId) {
    this.telnyx = telnyx;
    this.messagingProfileId = messagingProfileId;
  }

  @Override
  public Answer send(E164 from, E164 to, String text) {
    try {
      return new Answer.Accepted(
          telnyx.sendMessage(from.value(), to.value(), text, messagingProfileId));
    } catch (TelnyxException e) {
      if (e.maybeDone()) {
        return new Answer.Unknown();
      }
      return e.kind() == Kind.UNAVAILABLE
          ? new Answer.Busy(e.retryAfter().orElse(PAUSE))
          : new Answer.Refused(e.title().isBlank() ? "the carrier refused the text" : e.title());
    }
  }
}
