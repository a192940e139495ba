package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.application.PhoneNumber.Assignee;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The business numbers of all workspaces. */
public interface PhoneNumbers {

  /** Those of one workspace, the primary first, then by age. */
  List<PhoneNumber> of(WorkspaceId workspace);

  /** The number, whichever workspace has it. */
  Optional<PhoneNumber> find(E164 number);

  /** The number, if the workspace has it. */
  Optional<PhoneNumber> find(WorkspaceId workspace, UUID id);

  /**
   * Assigns the number; the first of a workspace becomes its primary.
   *
   * @return what now holds: the new assignment, or the one that was there before, perhaps of
   *     another workspace
   */
  PhoneNumber assign(WorkspaceId workspace, E164 number, @Nullable String label);

  /** Remembers that the number was bought here, so that removing it gives it back. */
  void markOrdered(UUID id);

  /** Whether the workspace has this member or department. */
  boolean has(WorkspaceId workspace, Assignee assignee);

  /** Changes all of it; as the primary it takes the place of the one before. */
  void change(
      WorkspaceId workspace,
      UUID id,
      @Nullable String label,
      boolean primary,
      @Nullable Assignee assignedTo);

  /** Takes it from the workspace; the oldest that is left becomes the primary in its place. */
  void remove(WorkspaceId workspace, UUID id);

  /** Remembers that the number is on its way back to the carrier. */
  void releasing(WorkspaceId workspace, E164 number);

  /** Whether the number was added again since it was asked to be given back. */
  boolean isCalledOff(E164 number, Instant asked);

  /**
   * Remembers that the carrier refused to take it back.
   *
   * @return whose it was, the first time
   */
  Optional<WorkspaceId> releaseRefused(E164 number);

  /**
   * Forgets that it is on its way.
   *
   * @return whose it was, if the carrier had refused to take it before
   */
  Optional<WorkspaceId> releaseOver(E164 number);

  /** Those of the workspace that the carrier will not take back, the oldest first. */
  List<NotTakenBack> notTakenBack(WorkspaceId workspace);

  /** Lets others who change numbers of the workspace wait until this transaction is over. */
  void lock(WorkspaceId workspace);
}
