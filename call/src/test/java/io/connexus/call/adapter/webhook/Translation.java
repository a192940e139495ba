package io.connexus.call.adapter.webhook;

import io.connexus.call.application.CarrierEvent;
import io.connexus.telnyx.TelnyxEvent;
import java.util.Optional;

/** Lends the translation of webhooks to tests elsewhere. */
public final class Translation {
  private Translation() {}

  public static Optional<CarrierEvent> of(byte[] webhook) {
    return TelnyxVoiceEvents.translate(TelnyxEvent.parse(webhook));
  }
}
