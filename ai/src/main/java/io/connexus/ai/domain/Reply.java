package io.connexus.ai.domain;

import org.jspecify.annotations.Nullable;

/**
 * What the receptionist says.
 *
 * @param confidence from 0 to 1; at 0.5 and above it was sure enough of what the caller meant
 * @param passage where it comes from; null unless it states a fact
 */
public record Reply(Kind kind, String text, double confidence, @Nullable Passage passage) {}
