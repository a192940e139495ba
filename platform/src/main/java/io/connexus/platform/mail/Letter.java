package io.connexus.platform.mail;

/** A mail in plain text. Subject and text may hold what people typed: they are never parsed. */
public record Letter(String to, String subject, String text) {
  @Override
  public String toString() {
    return "Letter[***]";
  }
}
