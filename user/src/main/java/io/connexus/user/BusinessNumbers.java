package io.connexus.user;

import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import java.util.Optional;

/** Which workspace a business number belongs to. */
public interface BusinessNumbers {

  /** The workspace that was called; empty if the number is nobody's. */
  Optional<WorkspaceId> workspaceOf(E164 number);

  /** The number texts and calls of the workspace come from, if it has one. */
  Optional<E164> primary(WorkspaceId workspace);
}
