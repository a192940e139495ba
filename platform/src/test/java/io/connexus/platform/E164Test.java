package io.connexus.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class E164Test {
  @ParameterizedTest
  @CsvSource({
    "+12125550123, US",
    "+14165550123, CA",
    "+18765550123, JM",
    "+442079460018, GB",
    "+881612345678,",
    "+12,"
  })
  void aNumberIsOfTheCountryWhoseNumberingPlanHasIt(String number, String country) {
    assertThat(new E164(number).country().orElse(null)).isEqualTo(country);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+12125550123", "+4930123456", "+390612345678", "+123456789012345", "+12"})
  void aNumberWithACountryCodeIsOne(String text) {
    assertThat(E164.parse(text)).get().extracting(E164::value).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "+1",
        "12125550123",
        "+0125550123",
        "+1234567890123456",
        "+1 212 555 0123",
        "+1-212-555-0123",
        "tel:+12125550123",
        "+12125550123 ",
        "+12125550123\n",
        "+1212555O123",
        "+١٢١٢٥٥٥٠١٢٣",
        "anonymous"
      })
  void whatHasAnotherShapeIsNoneAndIsNotEchoed(String text) {
    assertThat(E164.parse(text)).isEmpty();
    assertThatThrownBy(() -> new E164(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an E.164 number");
  }

  @ParameterizedTest
  @CsvSource({
    "+12125550123, true",
    "+493012345678, true",
    "+11115550123, false",
    "+99912345, false"
  })
  void onlyWhatACountryHasCanBeDialled(String text, boolean diallable) {
    assertThat(new E164(text).isDiallable()).isEqualTo(diallable);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+12125550123 | (212) 555-0123",
        "+442079460958 | 020 7946 0958",
        "+493012345678 | 030 12345678",
        "+99912345 | +99912345"
      })
  void itIsShownAsPeopleOfItsCountryWriteIt(String text, String shown) {
    assertThat(new E164(text).display()).isEqualTo(shown);
  }

  @Test
  void aWithheldNumberIsSaidToBeOneAndBelongsToNobody() {
    assertThat(E164.WITHHELD.display()).isEqualTo("Withheld number");
    assertThat(E164.WITHHELD.isDiallable()).isFalse();
  }

  @Test
  void aLogLineGetsItsLastTwoDigitsOnly() {
    assertThat(new E164("+12125550123")).hasToString("E164[***23]");
  }
}
