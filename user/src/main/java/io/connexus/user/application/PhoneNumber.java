package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A business number of a workspace.
 *
 * @param label what the owner calls it, if anything
 * @param primary whether texts and calls of the workspace come from it; exactly one does, once
 *     there is any
 * @param ordered whether the workspace bought it here
 * @param assignedTo whose it is; null for everybody's
 */
public record PhoneNumber(
    UUID id,
    WorkspaceId workspace,
    E164 number,
    @Nullable String label,
    boolean primary,
    boolean ordered,
    @Nullable Assignee assignedTo) {

  /** To whom a number is assigned. */
  public sealed interface Assignee {
    record Member(UUID id) implements Assignee {}

    record Department(UUID id) implements Assignee {}
  }
}
