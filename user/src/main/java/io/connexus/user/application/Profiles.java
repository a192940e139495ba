package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.util.Optional;

/** What members see and change of themselves and their business. */
public interface Profiles {

  /** The profile, if the member is in this workspace. */
  Optional<Profile> profile(WorkspaceId workspace, UserId user);

  /** Changes all of it at once and returns it; empty if the member is not in this workspace. */
  Optional<Profile> change(
      WorkspaceId workspace, UserId user, String fullName, E164 phone, String businessName);
}
