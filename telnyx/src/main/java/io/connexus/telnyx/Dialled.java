package io.connexus.telnyx;

/**
 * A call that Telnyx has begun to place; whether anyone answers comes by webhook.
 *
 * @param callControlId the address for commands
 * @param callLegId stable id of the leg
 * @param callSessionId shared by linked legs
 */
public record Dialled(String callControlId, String callLegId, String callSessionId) {}
