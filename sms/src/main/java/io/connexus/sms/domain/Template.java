package io.connexus.sms.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with gaps, written {@code {{name}}}: a letter, then up to 39 letters, digits or
 * underscores, spaces around it allowed. Any other braces are ordinary text.
 */
public record Template(String body) {
  /** The gap that is filled with the business's name unless a value is given. */
  public static final String BUSINESS = "business";

  private static final Pattern GAP =
      Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_]{0,39})\\s*}}");

  /**
   * What the sender must give: every gap once, in order of appearance, without {@link #BUSINESS}.
   */
  public List<String> variables() {
    var names = new LinkedHashSet<String>();
    GAP.matcher(body).results().map(gap -> gap.group(1)).forEach(names::add);
    names.remove(BUSINESS);
    return List.copyOf(names);
  }

  /** Fills every gap. A blank value counts as none; values without a gap are left aside. */
  public Filled fill(String business, Map<String, String> values) {
    var missing = new ArrayList<String>();
    for (var name : variables()) {
      if (values.getOrDefault(name, "").isBlank()) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      return new Filled.Missing(List.copyOf(missing));
    }
    var filled = GAP.matcher(body).replaceAll(gap -> value(gap, business, values));
    return new Filled.Complete(filled);
  }

  private static String value(MatchResult gap, String business, Map<String, String> values) {
    var given = values.getOrDefault(gap.group(1), "").strip();
    return Matcher.quoteReplacement(given.isEmpty() ? business : given);
  }

  /** What became of it. */
  public sealed interface Filled {
    /** Ready to be sent. */
    record Complete(String text) implements Filled {}

    /** These have no value. */
    record Missing(List<String> names) implements Filled {}
  }
}
