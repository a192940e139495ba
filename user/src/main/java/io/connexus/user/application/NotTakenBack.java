package io.connexus.user.application;

import io.connexus.platform.E164;
import java.time.Instant;

/**
 * A number that was released and that the carrier will not take back: it is held, and charged for,
 * as before.
 *
 * @param since when the carrier first refused
 */
public record NotTakenBack(E164 number, Instant since) {}
