package io.connexus.ai.domain;

import io.connexus.ai.domain.Said.Who;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The receptionist's own account of a call: only what is certain, in a sentence or two. */
public final class CallSummary {
  private static final int LONGEST_QUOTE = 80;

  private CallSummary() {}

  /** Empty if the caller said nothing. */
  public static String of(List<Said> said) {
    if (said.stream().noneMatch(s -> s.who() == Who.CALLER)) {
      return "";
    }
    Set<String> answered = new LinkedHashSet<>();
    Set<String> unanswered = new LinkedHashSet<>();
    for (int i = 0; i < said.size(); i++) {
      var turn = said.get(i);
      if (turn.who() != Who.RECEPTIONIST) {
        continue;
      }
      if (turn.passage() != null) {
        answered.add(bare(turn.passage().question()));
      } else if (turn.text().startsWith("I'm not sure about that")
          && i > 0
          && said.get(i - 1).who() == Who.CALLER) {
        unanswered.add(bare(said.get(i - 1).text()));
      }
    }
    var sentences = new ArrayList<String>();
    if (!answered.isEmpty()) {
      sentences.add("Asked about: " + String.join("; ", answered) + ".");
    }
    if (!unanswered.isEmpty()) {
      sentences.add("Not answered: " + String.join("; ", unanswered) + ".");
    }
    if (said.stream().anyMatch(s -> s.who() == Who.PERSON)) {
      sentences.add("Spoke with a person.");
    }
    return sentences.isEmpty()
        ? "The caller asked nothing the receptionist could answer."
        : String.join(" ", sentences);
  }

  private static String bare(String question) {
    var text = question.strip().replaceAll("[.?!]+$", "");
    return text.length() <= LONGEST_QUOTE
        ? text
        : text.substring(0, LONGEST_QUOTE - 1).strip() + "…";
  }
}
