package io.connexus.platform;

import java.util.UUID;

/**
 * The member on whose behalf a request runs, as the verified access token and the database say. A
 * controller that needs one declares it as a parameter.
 *
 * @param session the sign-in the token belongs to
 */
public record Actor(UserId user, WorkspaceId workspace, Role role, UUID session) {}
