package io.connexus.user;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which workspace a business number belongs to, and to whom in it. */
public interface BusinessNumbers {

  /** The workspace that was called; empty if the number is nobody's. */
  Optional<WorkspaceId> workspaceOf(E164 number);

  /** Those of these that are a workspace's. */
  default Set<E164> among(Collection<E164> some) {
    return some.stream()
        .filter(number -> workspaceOf(number).isPresent())
        .collect(Collectors.toSet());
  }

  /** The number texts and calls of the workspace come from, if it has one. */
  Optional<E164> primary(WorkspaceId workspace);

  /** All numbers of the workspace, the main one first. */
  default List<E164> all(WorkspaceId workspace) {
    return primary(workspace).stream().toList();
  }

  /**
   * Whom to ring for the number, those first who must be if not all can be: the member it is
   * assigned to, or those of its department. Empty if it is everybody's.
   */
  default List<UserId> assignees(E164 number) {
    return List.of();
  }

  /**
   * Whom to ring for a department, those first who must be if not all can be; empty if the
   * workspace has none such.
   */
  default Optional<List<UserId>> department(WorkspaceId workspace, UUID department) {
    return Optional.empty();
  }
}
