package io.connexus.platform;

import org.jspecify.annotations.Nullable;

/** An expected refusal on its way to the edge, which turns it into a problem document. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final @Nullable String detail;

  ProblemException(Problem problem, @Nullable String detail) {
    super(problem.slug(), null, false, false);
    this.problem = problem;
    this.detail = detail;
  }

  /** Which problem. */
  public Problem problem() {
    return problem;
  }

  /** A sentence about this occurrence, if there is one. */
  public @Nullable String detail() {
    return detail;
  }
}
