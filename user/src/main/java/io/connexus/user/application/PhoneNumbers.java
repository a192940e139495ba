package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The business numbers of all workspaces. */
public interface PhoneNumbers {

  /** Those of one workspace, the primary first, then by age. */
  List<PhoneNumber> of(WorkspaceId workspace);

  /** The number, whichever workspace has it. */
  Optional<PhoneNumber> find(E164 number);

  /**
   * Assigns the number; the first of a workspace becomes its primary.
   *
   * @return what now holds: the new assignment, or the one that was there before, perhaps of
   *     another workspace
   */
  PhoneNumber assign(WorkspaceId workspace, E164 number, @Nullable String label);
}
