package io.connexus.user.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often invitations are mailed: they go to whatever address somebody types. */
public final class InvitationLimits {
  public static final Duration HOUR = Duration.ofHours(1);
  static final Duration PAUSE = Duration.ofMinutes(1);
  static final int BY_A_WORKSPACE = 50;

  private InvitationLimits() {}

  /**
   * How long to wait before the next one may be mailed; empty if it may be now.
   *
   * @param toAddress when this workspace mailed one to this address within the last hour, the
   *     oldest first
   * @param byWorkspace when it mailed one, whereto ever, likewise
   */
  public static Optional<Duration> pause(
      List<Instant> toAddress, List<Instant> byWorkspace, Instant now) {
    var next = now;
    if (!toAddress.isEmpty()) {
      next = later(next, toAddress.getLast().plus(PAUSE));
    }
    if (byWorkspace.size() >= BY_A_WORKSPACE) {
      next = later(next, byWorkspace.get(byWorkspace.size() - BY_A_WORKSPACE).plus(HOUR));
    }
    return next.isAfter(now) ? Optional.of(Duration.between(now, next)) : Optional.empty();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
