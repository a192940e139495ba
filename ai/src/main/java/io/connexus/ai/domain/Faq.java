package io.connexus.ai.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing the receptionist can answer.
 *
 * @param phrasings other ways callers ask it
 * @param active false keeps it from being answered
 */
public record Faq(
    UUID id,
    String question,
    List<String> phrasings,
    String answer,
    @Nullable String category,
    boolean active,
    Instant updatedAt) {
  public Faq {
    phrasings = List.copyOf(phrasings);
  }

  /** Where an answer comes from. */
  public Passage passage() {
    return new Passage(id, question);
  }

  /** The texts a caller's words are compared with; the answer's own words count, too. */
  public List<String> texts() {
    return Stream.concat(
            Stream.concat(Stream.of(question), phrasings.stream()),
            Stream.of(question + " " + answer))
        .toList();
  }
}
