package io.connexus.call.adapter.webhook;

import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxEvent;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Fetches the webhooks that Telnyx gave up delivering, because we were down, and takes them in. The
 * fetching itself proves whose they are. What was kept already changes nothing.
 */
public final class MissedDeliveries {
  private static final System.Logger LOG = System.getLogger(MissedDeliveries.class.getName());

  private final TelnyxClient telnyx;
  private final VoiceWebhook webhook;
  private final InstantSource clock;

  public MissedDeliveries(TelnyxClient telnyx, VoiceWebhook webhook, InstantSource clock) {
    this.telnyx = telnyx;
    this.webhook = webhook;
    this.clock = clock;
  }

  /**
   * Takes in what failed within the last {@code window}, oldest first. What is not about calls is
   * not ours.
   */
  public void fetch(Duration window) {
    for (var body : telnyx.webhookDeliveries("failed", clock.instant().minus(window)).reversed()) {
      try {
        if (TelnyxEvent.parse(body).type().startsWith("call.")) {
          webhook.accept(body, "fetched");
        }
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "a missed webhook could not be taken in", e);
      }
    }
  }
}
