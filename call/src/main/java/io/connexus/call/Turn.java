package io.connexus.call;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's words until the next one speaks.
 *
 * @param id stable within the call; the same id again replaces the text
 * @param settled false while it is still being spoken
 * @param at when it began
 * @param source the FAQ it came from, on an AI's factual answer
 */
public record Turn(
    String id, Speaker speaker, String text, boolean settled, Instant at, @Nullable Source source) {

  /** The FAQ an answer came from. */
  public record Source(UUID faqId, String question) {}
}
