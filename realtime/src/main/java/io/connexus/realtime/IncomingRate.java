package io.connexus.realtime;

import java.time.Duration;
import java.time.Instant;

/** A bucket of frames a client may still send. Used by one socket's thread at a time. */
final class IncomingRate {
  private final int perSecond;
  private final int burst;
  private double left;
  private Instant last;

  IncomingRate(int perSecond, int burst, Instant now) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.left = burst;
    this.last = now;
  }

  /** Takes one; false if there is none. */
  boolean take(Instant now) {
    double elapsed = Duration.between(last, now).toMillis() / 1000.0;
    left = Math.min(burst, left + Math.max(0, elapsed) * perSecond);
    last = now;
    if (left < 1) {
      return false;
    }
    left -= 1;
    return true;
  }
}
