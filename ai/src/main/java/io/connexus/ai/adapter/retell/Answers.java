package io.connexus.ai.adapter.retell;

import io.connexus.ai.domain.Passage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answers a session has given lately, to tell from a transcript's line which answer it is. The
 * transcript has only what was really spoken, so a line may be the beginning of an answer, or one
 * with a filler before it.
 */
final class Answers {
  private static final int REMEMBERED = 50;

  private record Given(String text, @Nullable Passage passage) {}

  private final Deque<Given> given = new ArrayDeque<>(); // newest first

  synchronized void add(String text, @Nullable Passage passage) {
    given.addFirst(new Given(text.strip(), passage));
    if (given.size() > REMEMBERED) {
      given.removeLast();
    }
  }

  /** Whether these words are an answer to its end, so that nothing more of it will be spoken. */
  synchronized boolean isWhole(String line) {
    return given.stream()
        .anyMatch(answer -> !answer.text.isEmpty() && line.strip().endsWith(answer.text));
  }

  /** The FAQ that the newest answer with these words came from, if it came from one. */
  synchronized Optional<Passage> passageOf(String line) {
    var spoken =
        line.startsWith(LlmSession.FILLER) ? line.substring(LlmSession.FILLER.length()) : line;
    for (var answer : given) {
      if (!spoken.isBlank()
          && (answer.text.startsWith(spoken.strip()) || spoken.contains(answer.text))) {
        return Optional.ofNullable(answer.passage);
      }
    }
    return Optional.empty();
  }
}
