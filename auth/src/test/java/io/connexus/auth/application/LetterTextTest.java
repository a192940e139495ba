package io.connexus.auth.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTextTest {
  @ParameterizedTest
  @EnumSource
  void everyLetterHasWordsInEveryLanguageWithTheSameParts(LetterText letter) {
    assertSame(letter.subject());
    assertSame(letter.text());
  }

  private static void assertSame(Wording wording) {
    assertThat(wording.es()).isNotBlank().isNotEqualTo(wording.en());
    assertThat(wording.es().split("%s", -1)).hasSameSizeAs(wording.en().split("%s", -1));
  }
}
