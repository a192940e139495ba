package io.connexus.user.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often codes are sent: a text costs money and disturbs whoever has the number. */
public final class CodeTextLimits {
  public static final Duration PAUSE = Duration.ofSeconds(30);
  public static final Duration DAY = Duration.ofDays(1);
  static final int TO_A_NUMBER = 5;
  static final int BY_A_MEMBER = 10;

  private CodeTextLimits() {}

  /**
   * How long to wait before the next code may be sent; empty if it may be now.
   *
   * @param toNumber when codes were sent to this number within the last day, the oldest first
   * @param byMember when this member had codes sent, whereto ever, likewise
   */
  public static Optional<Duration> pause(
      List<Instant> toNumber, List<Instant> byMember, Instant now) {
    var next = now;
    next = later(next, afterLast(toNumber));
    next = later(next, afterLast(byMember));
    next = later(next, afterMany(toNumber, TO_A_NUMBER));
    next = later(next, afterMany(byMember, BY_A_MEMBER));
    return next.isAfter(now) ? Optional.of(Duration.between(now, next)) : Optional.empty();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant afterLast(List<Instant> sent) {
    return sent.isEmpty() ? Instant.MIN : sent.getLast().plus(PAUSE);
  }

  private static Instant afterMany(List<Instant> sent, int most) {
    return sent.size() < most ? Instant.MIN : sent.get(sent.size() - most).plus(DAY);
  }
}
