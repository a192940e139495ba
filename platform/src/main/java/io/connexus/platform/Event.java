package io.connexus.platform;

import org.jspecify.annotations.Nullable;

/**
 * Something the members of a workspace may see at once.
 *
 * @param name as in {@code asyncapi.yaml}, such as {@code call-updated}
 * @param room the call whose followers alone get it; null for everyone in the workspace
 * @param data what the message carries; written as JSON
 */
public record Event(WorkspaceId workspace, String name, @Nullable CallId room, Object data) {}
