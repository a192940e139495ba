package io.connexus.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that the product speaks with its members. */
public enum Language {
  EN("en"),
  ES("es");

  private static final List<Locale> LOCALES =
      Arrays.stream(values()).map(language -> Locale.forLanguageTag(language.tag)).toList();

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** BCP 47. */
  public String tag() {
    return tag;
  }

  /** The language of a BCP 47 tag such as {@code es-MX}; English if it is none of these. */
  public static Language of(String tag) {
    return accepted(tag);
  }

  /**
   * What whoever asks reads best.
   *
   * @param header {@code Accept-Language} (RFC 9110 section 12.5.4), looked up as RFC 4647 section
   *     3.4 says; English if it names none of these
   */
  public static Language accepted(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return EN;
    }
    try {
      var found = Locale.lookup(Locale.LanguageRange.parse(header), LOCALES);
      return found == null ? EN : values()[LOCALES.indexOf(found)];
    } catch (IllegalArgumentException e) { // not a list of languages
      return EN;
    }
  }

  /** As the JDK and the libraries name them, in the order of this enum. */
  public static List<Locale> locales() {
    return LOCALES;
  }
}
