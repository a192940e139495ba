package io.connexus.user.application;

import io.connexus.platform.Role;
import io.connexus.platform.WorkspaceId;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that waits for an answer.
 *
 * @param invitedBy name of the member who sent it
 */
public record Invitation(
    UUID id,
    WorkspaceId workspace,
    String email,
    Role role,
    String invitedBy,
    Instant sentAt,
    Instant expiresAt) {}
