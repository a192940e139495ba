package io.connexus.gateway;

import io.connexus.platform.Problem;
import java.io.IOException;
import java.util.Optional;

/** No more of the body is read: the rest of it stays unread. */
final class BodyRefused extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  BodyRefused(Problem problem) {
    super(problem.slug());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  /** Why the body was refused, if this is what {@code thrown} comes from. */
  static Optional<Problem> in(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof BodyRefused refused) {
        return Optional.of(refused.problem);
      }
    }
    return Optional.empty();
  }
}
