package io.connexus.user.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often a member may have a message sent to try a device, whichever of theirs. */
public final class DeviceTestLimit {
  public static final Duration PERIOD = Duration.ofMinutes(10);
  static final int MOST = 10;

  private DeviceTestLimit() {}

  /**
   * How long to wait before the next one may be sent; empty if it may be now.
   *
   * @param sent when messages were sent within the last {@link #PERIOD}, the oldest first
   */
  public static Optional<Duration> pause(List<Instant> sent, Instant now) {
    return sent.size() < MOST
        ? Optional.empty()
        : Optional.of(Duration.between(now, sent.get(sent.size() - MOST).plus(PERIOD)));
  }
}
