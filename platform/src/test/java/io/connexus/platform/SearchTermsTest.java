package io.connexus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.SearchTerms.SearchTerm;
import io.connexus.platform.SearchTerms.SearchTerm.Digits;
import io.connexus.platform.SearchTerms.SearchTerm.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermsTest {

  @ParameterizedTest
  @CsvSource({
    "(212) 555-0123,2125550123",
    "+1 212.555.0123,12125550123",
    "0012125550123,12125550123",
    "020 7946 0123,2079460123",
    "+44 (0)20 7946 0123,442079460123",
    "0123,0123",
    "555,555"
  })
  void aNumberInAnySpellingIsItsDigits(String typed, String digits) {
    assertThat(terms(typed)).containsExactly(new Digits(digits));
  }

  @Test
  void wordsAreWhatIsBetweenTheMarks() {
    assertThat(terms("Maria O'Brien, crème-brûlée"))
        .containsExactly(
            new Word("maria"),
            new Word("o"),
            new Word("brien"),
            new Word("crème"),
            new Word("brûlée"));
  }

  @Test
  void aNumberStandsAmongWords() {
    assertThat(terms("maria 555-0123 flour"))
        .containsExactlyInAnyOrder(new Word("maria"), new Digits("5550123"), new Word("flour"));
  }

  @Test
  void aShortNumberAndOneInsideAWordAreWords() {
    assertThat(terms("42 b2b")).containsExactly(new Word("42"), new Word("b2b"));
  }

  @Test
  void marksAloneAreNothing() {
    assertThat(terms(" '%_\\ -- ;")).isEmpty();
  }

  @Test
  void thereAreNoMoreThanEight() {
    assertThat(terms("a b c d e f g h i j")).hasSize(8);
  }

  private static List<SearchTerm> terms(String typed) {
    return SearchTerms.of(typed).terms();
  }
}
