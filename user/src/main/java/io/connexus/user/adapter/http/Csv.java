package io.connexus.user.adapter.http;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Comma-separated values (RFC 4180) that a spreadsheet takes for text and nothing else. */
final class Csv {
  private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

  private Csv() {}

  /** One line with its end. */
  static String row(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
