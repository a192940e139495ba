package io.connexus.ai.domain;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words and sentences of plain English. */
final class Words {
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}']+");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
  private static final List<String> ENDINGS = List.of("ing", "ers", "er", "ies", "es", "ed", "s");
  private static final Set<String> EMPTY =
      Set.of(
          ("a an the is are do does did you your i i'd i'm my me we us our to of in on at for with it that"
                  + " this there and or can could would will have has got be was what when where how who"
                  + " which if please hi hello um uh so just like want need get any some")
              .split(" "));

  private Words() {}

  /** The stems of the words that say something. */
  static List<String> of(String text) {
    return GAP.splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty() && !EMPTY.contains(word))
        .map(Words::stem)
        .toList();
  }

  /** Split where a sentence ends; never empty unless the text is blank. */
  static List<String> sentences(String text) {
    return SENTENCE_END.splitAsStream(text.strip()).filter(s -> !s.isBlank()).toList();
  }

  private static String stem(String word) {
    for (var ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
