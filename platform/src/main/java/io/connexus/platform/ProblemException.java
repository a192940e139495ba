package io.connexus.platform;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expected refusal on its way to the edge, which turns it into a problem document. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final @Nullable Wording detail;
  private final @Nullable Duration retryAfter;
  private final @Nullable String current;

  ProblemException(
      Problem problem,
      @Nullable Wording detail,
      @Nullable Duration retryAfter,
      @Nullable String current) {
    super(problem.slug(), null, false, false);
    this.problem = problem;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.current = current;
  }

  /** Which problem. */
  public Problem problem() {
    return problem;
  }

  /** A sentence about this occurrence, if there is one. */
  public @Nullable Wording detail() {
    return detail;
  }

  /** The text that stands there now, if it is another than the client knew. */
  public @Nullable String current() {
    return current;
  }

  /** When to try again, if that is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
