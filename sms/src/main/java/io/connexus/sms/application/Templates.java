package io.connexus.sms.application;

import io.connexus.platform.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where templates are kept. */
public interface Templates {

  /** Oldest first. A workspace that never had any gets {@code first}, once. */
  List<SavedTemplate> list(WorkspaceId workspace, List<SavedTemplate> first);

  Optional<SavedTemplate> find(WorkspaceId workspace, UUID id);

  /** False, and nothing added, if the workspace has {@code most} already. */
  boolean add(WorkspaceId workspace, SavedTemplate template, int most);

  /** False if the workspace has no template with this id. */
  boolean change(WorkspaceId workspace, SavedTemplate template);

  /** False if the workspace has no template with this id. Texts made from it stay. */
  boolean remove(WorkspaceId workspace, UUID id);
}
