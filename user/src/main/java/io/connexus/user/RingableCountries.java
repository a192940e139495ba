package io.connexus.user;

import io.connexus.platform.E164;
import io.connexus.platform.Problem;
import io.connexus.platform.Wording;
import io.connexus.platform.WorkspaceId;
import java.util.Optional;

/** Where a workspace lets telephones be rung. */
public interface RingableCountries {

  /** Why this number may not be rung; empty if it may. */
  Optional<Wording> refusal(WorkspaceId workspace, E164 number);

  /**
   * Refuses a number that may not be rung.
   *
   * @throws io.connexus.platform.ProblemException {@link Problem#COUNTRY_REFUSED}
   */
  default void check(WorkspaceId workspace, E164 number) {
    refusal(workspace, number)
        .ifPresent(why -> {
          throw Problem.COUNTRY_REFUSED.exception(why);
        });
  }
}
