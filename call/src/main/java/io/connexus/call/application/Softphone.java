package io.connexus.call.application;

import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.util.UUID;

/**
 * A sign-in that is a telephone.
 *
 * @param session the sign-in
 * @param credential how the carrier calls what it registers with
 * @param address the SIP address at which it is rung
 */
public record Softphone(
    UUID session, WorkspaceId workspace, UserId user, String credential, String address) {}
