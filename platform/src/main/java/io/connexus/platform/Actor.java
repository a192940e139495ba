package io.connexus.platform;

/**
 * The member on whose behalf a request runs, taken from the verified access token. A controller
 * that needs one declares it as a parameter.
 */
public record Actor(UserId user, WorkspaceId workspace, Role role) {}
