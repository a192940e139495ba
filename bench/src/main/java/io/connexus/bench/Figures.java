package io.connexus.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Figures as Markdown. */
final class Figures {
  private final StringBuilder text = new StringBuilder();

  Figures(String... columns) {
    row((Object[]) columns);
    text.append("|---".repeat(columns.length)).append("|\n");
  }

  /** Numbers get the digits that are worth reading. */
  Figures row(Object... cells) {
    Arrays.stream(cells).forEach(cell -> text.append("| ").append(shown(cell)).append(' '));
    text.append("|\n");
    return this;
  }

  /** A row of count, median, p99 and the longest, in milliseconds. */
  Figures row(String what, Latencies latencies) {
    return row(
        what,
        latencies.count(),
        latencies.millis(0.5),
        latencies.millis(0.99),
        latencies.millis(1));
  }

  static double median(Collection<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : middle(sorted);
  }

  private static double middle(List<Double> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  static String shown(Object cell) {
    if (!(cell instanceof Double number)) {
      return cell.toString();
    }
    if (number.isNaN()) {
      return "–";
    }
    int digits = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
