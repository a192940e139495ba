package io.connexus.user;

import io.connexus.platform.E164;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;

/**
 * A person in a workspace.
 *
 * @param phone the member's own phone, rung when they take over a call
 */
public record Member(
    UserId id, WorkspaceId workspace, String email, String fullName, E164 phone, Role role) {}
