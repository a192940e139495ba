package io.connexus.auth.domain;

import java.util.Locale;

/**
 * An e-mail address as accounts are told apart by: without surrounding blanks and in lower case.
 * Mail systems that tell case apart are not met in practice; people who type it differently are.
 */
public record Email(String value) {
  public Email {
    value = value.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "Email[***]";
  }
}
