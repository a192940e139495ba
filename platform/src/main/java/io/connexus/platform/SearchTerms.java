package io.connexus.platform;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody typed to find something by: words, the last of which may be unfinished, and phone
 * numbers or parts of them in any spelling. All have to be found.
 */
public record SearchTerms(List<SearchTerm> terms) {
  private static final int MOST = 8;
  private static final int FEWEST_DIGITS = 3;

  /** Digits from here on are long enough for a zero before them to be the trunk prefix. */
  private static final int WITH_TRUNK_PREFIX = 6;

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}])[+(]?[0-9][0-9\\s().\\-/]*(?![\\p{L}\\p{N}])");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  public SearchTerms {
    terms = List.copyOf(terms);
  }

  /** One of them. */
  public sealed interface SearchTerm {
    /** The beginning of a word: lower case, letters and digits only. */
    record Word(String text) implements SearchTerm {}

    /** Successive digits of a phone number, at least three. */
    record Digits(String text) implements SearchTerm {}
  }

  /** Reads them; there are none in a text without letters and digits. */
  public static SearchTerms of(String typed) {
    var text = Normalizer.normalize(typed, Normalizer.Form.NFC).replace("(0)", "");
    var terms = new ArrayList<SearchTerm>();
    var rest =
        NUMBER
            .matcher(text)
            .replaceAll(found -> {
              var digits = found.group().replaceAll("[^0-9]", "");
              if (digits.length() < FEWEST_DIGITS) {
                return " " + digits + " ";
              }
              terms.add(new SearchTerm.Digits(international(digits)));
              return " ";
            });
    WORD.matcher(rest)
        .results()
        .map(found -> new SearchTerm.Word(found.group().toLowerCase(Locale.ROOT)))
        .forEach(terms::add);
    return new SearchTerms(terms.stream().distinct().limit(MOST).toList());
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** As E.164 has them: without what is dialled before a national or an international number. */
  private static String international(String digits) {
    if (digits.length() < WITH_TRUNK_PREFIX) {
      return digits;
    }
    return digits.startsWith("00") ? digits.substring(2) : digits.replaceFirst("^0", "");
  }
}
