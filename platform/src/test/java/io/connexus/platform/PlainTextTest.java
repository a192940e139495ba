package io.connexus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private record Card(
      @PlainText @Nullable String name, @PlainText(lines = true) @Nullable String note) {}

  private static boolean passes(@Nullable String name, @Nullable String note) {
    return VALIDATOR.validate(new Card(name, note)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Zoë O’Brien", "مخبز الميناء", "港のパン屋", "Bakery 🥐", "👩‍🍳 Chef"})
  void whatPeopleWritePasses(@Nullable String text) {
    assertThat(passes(text, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u001bb",
        "evil\u202egnp.exe",
        "a\u2066b",
        "half \ud83e",
        "\u200b",
        " \ufeff\u200b "
      })
  void whatCannotBeSeenDoesNot(String text) {
    assertThat(passes(text, null)).isFalse();
    assertThat(passes(null, text)).isFalse();
  }

  @Test
  void linesPassWhereThereMayBeSeveral() {
    assertThat(passes("two\nlines", null)).isFalse();
    assertThat(passes(null, "two\r\nlines\tand a tab")).isTrue();
  }
}
