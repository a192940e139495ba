package io.connexus.user.application;

import io.connexus.platform.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The departments of all workspaces. */
public interface Departments {

  /** Those of the workspace, by name. */
  List<Department> of(WorkspaceId workspace);

  /**
   * Adds or changes it.
   *
   * @param members who are rung, those first who must be if not all can be; ids of others than the
   *     workspace's are refused
   */
  Result save(WorkspaceId workspace, UUID id, String name, List<UUID> members, boolean isNew);

  /**
   * Removes it; its numbers are everybody's again.
   *
   * @return false if the workspace has none such
   */
  boolean remove(WorkspaceId workspace, UUID id);

  Optional<Department> find(WorkspaceId workspace, UUID id);

  /** A group of members that numbers are assigned to. */
  record Department(UUID id, String name, List<UUID> memberIds) {}

  /** How it went. */
  enum Result {
    SAVED,
    NOT_FOUND,
    NAME_TAKEN,
    NO_SUCH_MEMBER,
    TOO_MANY
  }
}
