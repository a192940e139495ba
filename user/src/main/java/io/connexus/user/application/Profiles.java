package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.util.Optional;

/** What members see and change of themselves. */
public interface Profiles {

  /** The profile, if the member is in this workspace. */
  Optional<Profile> profile(WorkspaceId workspace, UserId user);

  /**
   * Changes both and returns the profile; empty if the member is not in this workspace. Another
   * phone is not a verified one.
   */
  Optional<Profile> change(WorkspaceId workspace, UserId user, String fullName, E164 phone);
}
