package io.connexus.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What to measure and for how long.
 *
 * @param names of the measurements, in their order
 * @param seconds how long each part lasts
 * @param rounds how often what is compared is repeated, in turns
 */
record Plan(List<String> names, int seconds, int rounds) {

  /**
   * From {@code [name…] [--seconds=n] [--rounds=n]}; no name means all.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  static Plan of(List<String> known, String... args) {
    var names = new ArrayList<String>();
    int seconds = 20;
    int rounds = 3;
    for (var arg : args) {
      if (arg.startsWith("--seconds=")) {
        seconds = number(arg);
      } else if (arg.startsWith("--rounds=")) {
        rounds = number(arg);
      } else if (known.contains(arg)) {
        names.add(arg);
      } else {
        throw new IllegalArgumentException(
            "bench: '%s' is none of %s, --seconds=n, --rounds=n."
                .formatted(arg, String.join(", ", known)));
      }
    }
    return new Plan(names.isEmpty() ? known : List.copyOf(names), seconds, rounds);
  }

  private static int number(String arg) {
    try {
      int number = Integer.parseInt(arg.substring(arg.indexOf('=') + 1));
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException("bench: '" + arg + "' needs a number from 1.");
  }
}
