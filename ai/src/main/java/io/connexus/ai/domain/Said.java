package io.connexus.ai.domain;

import org.jspecify.annotations.Nullable;

/**
 * Something said in the call, by whomever.
 *
 * @param passage the FAQ it came from, if the receptionist said it and it did
 */
public record Said(Who who, String text, @Nullable Passage passage) {
  /** Who speaks. */
  public enum Who {
    CALLER,
    RECEPTIONIST,
    PERSON
  }
}
