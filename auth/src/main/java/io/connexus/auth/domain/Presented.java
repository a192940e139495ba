package io.connexus.auth.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A refresh token that somebody shows us.
 *
 * @param usedAt when it was traded for the first time
 * @param revoked whether its family has been ended
 */
public record Presented(Instant expiresAt, Optional<Instant> usedAt, boolean revoked) {

  /** Two tabs that wake together show the same token within this time of each other. */
  public static final Duration GRACE = Duration.ofSeconds(10);

  /** What becomes of it. */
  public Verdict at(Instant now) {
    if (revoked || !now.isBefore(expiresAt)) {
      return Verdict.ENDED;
    }
    if (usedAt.isEmpty()) {
      return Verdict.ROTATE;
    }
    return now.isAfter(usedAt.get().plus(GRACE)) ? Verdict.REUSED : Verdict.SIBLING;
  }

  /** What to do with a token. */
  public enum Verdict {
    /** First use: mark it used, issue the next. */
    ROTATE,
    /** Used a moment ago by another tab: issue one more, revoke nothing. */
    SIBLING,
    /** Used long ago: one of the two who have it is a thief, so the family ends. */
    REUSED,
    /** Expired or revoked. */
    ENDED
  }
}
