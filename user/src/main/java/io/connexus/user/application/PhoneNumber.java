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
 */
public record PhoneNumber(
    UUID id, WorkspaceId workspace, E164 number, @Nullable String label, boolean primary) {}
