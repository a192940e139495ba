package io.connexus.user.application;

import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which picture a member has. */
public interface AvatarStore {

  /** The version of the picture; empty without one, or if the member is not in this workspace. */
  Optional<String> avatar(WorkspaceId workspace, UserId user);

  /** Sets the version; null for no picture. */
  void setAvatar(WorkspaceId workspace, UserId user, @Nullable String version);
}
