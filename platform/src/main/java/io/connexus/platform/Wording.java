package io.connexus.platform;

/**
 * A text for people, in every language of the product. Parts to fill in are written as {@link
 * String#format} has them.
 */
public record Wording(String en, String es) {

  /** The text in this language. */
  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case ES -> es;
    };
  }

  /** The text in this language with its parts filled in. */
  public String in(Language language, Object... parts) {
    return in(language).formatted(parts);
  }
}
