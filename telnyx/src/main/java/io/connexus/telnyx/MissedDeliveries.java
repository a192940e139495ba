package io.connexus.telnyx;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Fetches the webhooks that Telnyx gave up delivering, because we were down, and has them taken in.
 * The fetching itself proves whose they are. What was kept already must change nothing.
 */
public final class MissedDeliveries {
  private static final System.Logger LOG = System.getLogger(MissedDeliveries.class.getName());

  private final TelnyxClient telnyx;
  private final Map<String, Consumer<byte[]>> takers;
  private final InstantSource clock;

  /**
   * @param takers who takes a webhook's body, by how the type of its event begins, such as {@code
   *     call.}; what nobody takes is left
   */
  public MissedDeliveries(
      TelnyxClient telnyx, Map<String, Consumer<byte[]>> takers, InstantSource clock) {
    this.telnyx = telnyx;
    this.takers = Map.copyOf(takers);
    this.clock = clock;
  }

  /** Has taken in what failed within the last {@code window}, oldest first. */
  public void fetch(Duration window) {
    for (var body : telnyx.webhookDeliveries("failed", clock.instant().minus(window)).reversed()) {
      try {
        var type = TelnyxEvent.parse(body).type();
        takers.forEach((beginning, taker) -> {
          if (type.startsWith(beginning)) {
            taker.accept(body);
          }
        });
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "a missed webhook could not be taken in", e);
      }
    }
  }
}
