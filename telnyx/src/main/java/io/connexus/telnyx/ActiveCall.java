package io.connexus.telnyx;

import org.jspecify.annotations.Nullable;

/**
 * A leg that lives.
 *
 * @param clientState the plain text that was set on it, if any
 */
public record ActiveCall(
    String callControlId, String callLegId, String callSessionId, @Nullable String clientState) {}
