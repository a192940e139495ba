package io.connexus.auth.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A refresh token that somebody shows us. A used one that comes again belongs to one of three: a
 * second tab that woke together with the first, a device that never got the answer, or a thief.
 *
 * <ul>
 *   <li>Within {@link #GRACE} of its use it gets one more successor, and all of them go on.
 *   <li>While none of its successors has been used, the answer may have been lost: within {@link
 *       #LOST} of its use it gets one more, and those given out more than {@link #GRACE} ago are
 *       replaced by it. Whoever shows a replaced one got it, so the token is in two hands.
 *   <li>Everything else is reuse. Of an owner and a thief with the same token the one goes on, and
 *       the first step of the other ends the sign-in, whoever came first.
 * </ul>
 *
 * @param usedAt when it was traded for the first time
 * @param revoked whether its family has been ended
 * @param replaced whether it was taken for lost, and another given out instead
 * @param unanswered whether successors were given out for it and none of them has been used
 */
public record Presented(
    Instant expiresAt,
    Optional<Instant> usedAt,
    boolean revoked,
    boolean replaced,
    boolean unanswered) {

  /** Two tabs that wake together show the same token within this time of each other. */
  public static final Duration GRACE = Duration.ofSeconds(10);

  /** For how long after its use a token stands for an answer that was lost. */
  public static final Duration LOST = Duration.ofHours(24);

  /** What becomes of it. */
  public Verdict at(Instant now) {
    if (revoked || !now.isBefore(expiresAt)) {
      return Verdict.ENDED;
    }
    if (replaced) {
      return Verdict.REUSED;
    }
    if (usedAt.isEmpty()) {
      return Verdict.ROTATE;
    }
    return now.isAfter(usedAt.get().plus(unanswered ? LOST : GRACE))
        ? Verdict.REUSED
        : Verdict.SIBLING;
  }

  /** What to do with a token. */
  public enum Verdict {
    /** First use: mark it used, issue the next. */
    ROTATE,
    /** Used by another tab a moment ago, or its answer was lost: issue one more, revoke nothing. */
    SIBLING,
    /** In two hands: one of the two who have it is a thief, so the family ends. */
    REUSED,
    /** Expired or revoked. */
    ENDED
  }
}
