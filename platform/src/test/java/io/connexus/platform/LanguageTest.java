package io.connexus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | ES",
        "es-MX | ES",
        "fr, es-419;q=0.9, en;q=0.8 | ES",
        "es;q=0.1, en-GB | EN",
        "es;q=0, * | EN",
        "de | EN",
        "es_MX;; | EN",
        "'' | EN"
      })
  void whoAsksIsAnsweredInWhatTheyReadBest(String header, Language language) {
    assertThat(Language.accepted(header)).isEqualTo(language);
  }

  @Test
  void whoDoesNotSayIsAnsweredInEnglish() {
    assertThat(Language.accepted(null)).isEqualTo(Language.EN);
  }

  @ParameterizedTest
  @EnumSource
  void everyProblemHasWordsInEveryLanguage(Problem problem) {
    assertThat(problem.title().es()).isNotBlank().isNotEqualTo(problem.title().en());
  }

  @Test
  void everyRefusedFieldHasWordsInEveryLanguage() throws IOException {
    var original = messages("");
    for (var language : Language.values()) {
      if (language != Language.EN) {
        assertThat(messages("_" + language.tag()).stringPropertyNames())
            .isEqualTo(original.stringPropertyNames());
      }
    }
  }

  private static Properties messages(String suffix) throws IOException {
    var file = "/ValidationMessages" + suffix + ".properties";
    try (var in = LanguageTest.class.getResourceAsStream(file)) {
      var messages = new Properties();
      messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return messages;
    }
  }
}
