package io.connexus.ai.application;

import io.connexus.ai.domain.Faq;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An FAQ as its author writes it; see {@link Faq}. */
public record FaqText(
    String question,
    List<String> phrasings,
    String answer,
    @Nullable String category,
    boolean active) {

  Faq as(UUID id, Instant updatedAt) {
    return new Faq(id, question, phrasings, answer, category, active, updatedAt);
  }
}
