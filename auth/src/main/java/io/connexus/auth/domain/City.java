package io.connexus.auth.domain;

import io.connexus.platform.Language;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The city that a time zone of the IANA database is named after. */
public final class City {
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final Set<String> NOT_PLACES = Set.of("Etc", "SystemV");

  /** Where the Spanish name is not the zone's, in cities that many have business with. */
  private static final Map<String, String> SPANISH =
      Map.ofEntries(
          Map.entry("Asuncion", "Asunción"),
          Map.entry("Berlin", "Berlín"),
          Map.entry("Bogota", "Bogotá"),
          Map.entry("Brussels", "Bruselas"),
          Map.entry("Cancun", "Cancún"),
          Map.entry("Cordoba", "Córdoba"),
          Map.entry("Copenhagen", "Copenhague"),
          Map.entry("Havana", "La Habana"),
          Map.entry("Lisbon", "Lisboa"),
          Map.entry("London", "Londres"),
          Map.entry("Los Angeles", "Los Ángeles"),
          Map.entry("Mexico City", "Ciudad de México"),
          Map.entry("Moscow", "Moscú"),
          Map.entry("New York", "Nueva York"),
          Map.entry("Panama", "Panamá"),
          Map.entry("Paris", "París"),
          Map.entry("Rome", "Roma"),
          Map.entry("Tokyo", "Tokio"),
          Map.entry("Warsaw", "Varsovia"));

  private City() {}

  /** Whether the database that we have knows a zone of this name. */
  public static boolean isZone(String name) {
    return ZONES.contains(name);
  }

  /** Such as {@code Buenos Aires}; empty for zones that are of no place, such as {@code UTC}. */
  public static Optional<String> of(String zone, Language language) {
    int area = zone.indexOf('/');
    if (area < 0 || NOT_PLACES.contains(zone.substring(0, area))) {
      return Optional.empty();
    }
    var city = zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    return Optional.of(language == Language.ES ? SPANISH.getOrDefault(city, city) : city);
  }
}
