package io.connexus.auth.domain;

import java.time.Duration;

/**
 * How long someone who keeps failing to sign in has to wait. The first failures cost nothing, for
 * people mistype; then the pause doubles. It never becomes a lock.
 */
public final class GuessingPause {
  /** The failure after which one waits for the first time. */
  static final int FREE = 5;

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** After so long without a failure, the count begins anew. */
  public static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private GuessingPause() {}

  /** The pause after the given number of failures in a row. */
  public static Duration after(int failures) {
    if (failures < FREE) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - FREE, 20); // far past LONGEST, far from overflow
    var pause = FIRST.multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
