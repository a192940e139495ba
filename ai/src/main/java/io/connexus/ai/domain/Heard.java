package io.connexus.ai.domain;

import org.jspecify.annotations.Nullable;

/**
 * The caller's words, understood or not.
 *
 * @param meaning null if nothing known is close enough to be sure
 * @param confidence of the closest meaning, from 0 to 1; below 0.5 if not sure
 */
public record Heard(@Nullable Meaning meaning, double confidence) {
  /** Nothing that could be understood. */
  public static final Heard NOTHING = new Heard(null, 0);
}
