package io.connexus.ai.domain;

import io.connexus.ai.domain.Meaning.Question;
import io.connexus.ai.domain.Meaning.Small;
import io.connexus.ai.domain.Phrasebook.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Understands a caller's turn. People wrap their question in greetings and thanks, so the turn is
 * read as a whole and sentence by sentence, and what matters more wins.
 */
public final class Listening {
  private static final int MOST_SENTENCES = 6;

  private Listening() {}

  /**
   * What the caller means.
   *
   * @param words the caller's whole turn
   * @param embedding turns a sentence into a vector of unit length
   */
  public static Heard hear(
      String words, Phrasebook phrasebook, Function<String, float[]> embedding) {
    var sentences = Words.sentences(words);
    if (sentences.isEmpty()) {
      return Heard.NOTHING;
    }
    var parts =
        new ArrayList<>(
            sentences.subList(Math.max(0, sentences.size() - MOST_SENTENCES), sentences.size()));
    if (parts.size() > 1) {
      parts.addFirst(words);
    }
    var matches =
        parts.stream().map(part -> phrasebook.closest(part, embedding.apply(part))).toList();
    return choose(matches);
  }

  private static Heard choose(List<Match> matches) {
    boolean leaving = matches.getLast().meaning() == Small.FAREWELL; // else they went on talking
    var chosen =
        matches.stream()
            .filter(match -> leaving || match.meaning() != Small.FAREWELL)
            .max(
                Comparator.comparing(Match::sure)
                    .thenComparingInt(match -> match.sure() ? weight(match) : 0)
                    .thenComparingDouble(Match::score));
    return chosen
        .map(match -> new Heard(match.sure() ? match.meaning() : null, match.confidence()))
        .orElse(Heard.NOTHING);
  }

  private static int weight(Match match) {
    return switch (match.meaning()) {
      case Small.HUMAN -> 7;
      case Small.FAREWELL -> 6;
      case Question _ -> 5;
      case Small.REPEAT, Small.WHO_ARE_YOU, Small.ABOUT -> 4;
      case Small.HELP, Small.WAIT, Small.HOW_ARE_YOU -> 3;
      case Small.NO, Small.YES -> 2;
      case Small.THANKS -> 1;
      case Small.GREETING -> 0;
    };
  }
}
