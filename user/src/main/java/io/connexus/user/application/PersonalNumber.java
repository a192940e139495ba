package io.connexus.user.application;

import io.connexus.platform.E164;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's own number.
 *
 * @param verified whether the member has shown to read its texts
 * @param primary whether it is the one that rings when the member is wanted
 */
public record PersonalNumber(
    UUID id, E164 number, @Nullable String label, boolean verified, boolean primary) {}
