package io.connexus.user.application;

import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.domain.Preferences;
import java.util.Map;

/** Where the preferences of members are kept. */
public interface PreferencesStore {

  /** The member's, or the standard ones. */
  Preferences of(UserId user);

  /** Those of all members of the workspace who have said what they want. */
  Map<UserId, Preferences> all(WorkspaceId workspace);

  /** Keeps them. */
  void put(UserId user, Preferences preferences);
}
