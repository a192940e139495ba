package io.connexus.user.application;

import java.util.List;

/**
 * A contact as a file has it, nothing of it checked. What the file does not say is empty.
 *
 * @param line where it begins in the file, from 1
 * @param readable false if only its place is known
 */
public record WrittenContact(
    int line,
    String name,
    String company,
    String note,
    List<String> numbers,
    String vip,
    String blocked,
    boolean readable) {

  /** One that cannot be read. */
  public static WrittenContact unreadable(int line) {
    return new WrittenContact(line, "", "", "", List.of(), "", "", false);
  }

  @Override
  public String toString() {
    return "WrittenContact[" + line + "]";
  }
}
