package io.connexus.ai.domain;

import java.util.List;
import java.util.stream.IntStream;

/** Text on its way to the voice. */
public final class Speech {
  private Speech() {}

  /**
   * The sentences one by one, each but the last with a space behind it: the voice begins at the
   * first complete sentence and joins the pieces as they are. One empty piece for an empty text.
   */
  public static List<String> pieces(String text) {
    var sentences = Words.sentences(text);
    if (sentences.isEmpty()) {
      return List.of("");
    }
    return IntStream.range(0, sentences.size())
        .mapToObj(i -> i == sentences.size() - 1 ? sentences.get(i) : sentences.get(i) + " ")
        .toList();
  }
}
