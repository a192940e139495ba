package io.connexus.retell;

/** A key or password. It prints as {@code ***}; whoever needs it asks for {@link #value}. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
