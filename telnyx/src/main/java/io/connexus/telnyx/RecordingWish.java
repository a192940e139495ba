package io.connexus.telnyx;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a leg is to be recorded, as WAV.
 *
 * @param bothSides a channel for each side, rather than one for both
 * @param beep whether the caller hears one first
 * @param longest after which it ends by itself; zero: never. Whole seconds, 4 hours at most
 * @param silence after so much of it, once somebody has spoken, it ends by itself; zero: never
 * @param trimmed whether silence at the beginning and the end is left out
 * @param transcribedIn the language in which {@code call.recording.transcription.saved} is wanted,
 *     such as {@code es-MX}; null if it is not
 */
public record RecordingWish(
    boolean bothSides,
    boolean beep,
    Duration longest,
    Duration silence,
    boolean trimmed,
    @Nullable String transcribedIn) {}
