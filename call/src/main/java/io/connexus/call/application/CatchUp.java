package io.connexus.call.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether the carrier has been asked, after a start, what happened before it. No deadline passes
 * until then: who answered while nobody listened would be taken for somebody who did not.
 */
public final class CatchUp {
  /** A carrier that does not say must not keep callers waiting for a deadline. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final InstantSource clock;
  private volatile @Nullable Instant until;
  private volatile boolean over;

  public CatchUp(InstantSource clock) {
    this.clock = clock;
  }

  /** The carrier is being asked. */
  public void begin() {
    until = clock.instant().plus(LONGEST);
  }

  /** All that can be known is known. */
  public void end() {
    over = true;
  }

  boolean isOver() {
    var longest = until;
    return over || (longest != null && clock.instant().isAfter(longest));
  }
}
