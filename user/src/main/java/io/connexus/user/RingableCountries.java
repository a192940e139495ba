package io.connexus.user;

import io.connexus.platform.E164;
import io.connexus.platform.Wording;
import io.connexus.platform.WorkspaceId;
import java.util.Optional;

/** Where a workspace lets telephones be rung. */
public interface RingableCountries {

  /** Why this number may not be rung; empty if it may. */
  Optional<Wording> refusal(WorkspaceId workspace, E164 number);
}
