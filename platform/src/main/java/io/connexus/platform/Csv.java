package io.connexus.platform;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Comma-separated values (RFC 4180) that a spreadsheet takes for text and nothing else. */
public final class Csv {
  private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

  private Csv() {}

  /** One line with its end. */
  public static String row(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(joining(",", "", "\r\n"));
  }

  /** What stood in a cell before {@link #row} wrote it, if it was that. */
  public static String plain(String cell) {
    return cell.length() > 1
            && cell.charAt(0) == '\''
            && BEGINS_FORMULA.indexOf(cell.charAt(1)) >= 0
        ? cell.substring(1)
        : cell;
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
