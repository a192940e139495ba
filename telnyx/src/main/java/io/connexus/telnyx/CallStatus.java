package io.connexus.telnyx;

import java.time.Duration;

/**
 * A leg as Telnyx sees it now. Readable until about ten minutes after the end; later the question
 * itself is refused.
 */
public record CallStatus(boolean isAlive, Duration duration) {}
