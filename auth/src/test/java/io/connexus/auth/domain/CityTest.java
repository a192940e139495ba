package io.connexus.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CityTest {
  @ParameterizedTest
  @CsvSource({
    "Europe/Madrid, Madrid, Madrid",
    "America/New_York, New York, Nueva York",
    "America/Argentina/Buenos_Aires, Buenos Aires, Buenos Aires"
  })
  void aZoneIsNamedAfterACity(String zone, String english, String spanish) {
    assertThat(City.of(zone, Language.EN)).contains(english);
    assertThat(City.of(zone, Language.ES)).contains(spanish);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Etc/GMT+5", "EST5EDT", "SystemV/EST5"})
  void aZoneOfNoPlaceHasNone(String zone) {
    assertThat(City.of(zone, Language.EN)).isEmpty();
  }

  @Test
  void onlyZonesOfTheDatabaseAreZones() {
    assertThat(City.isZone("Europe/Madrid")).isTrue();
    assertThat(City.isZone("Europe/Nowhere")).isFalse();
    assertThat(City.isZone("+02:00")).isFalse();
  }
}
