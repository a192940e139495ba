package io.connexus.sandbox.telnyx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where an area code is.
 *
 * @param country ISO 3166-1 alpha-2
 * @param state two letters; in Canada the province; empty if not told
 * @param town the largest in it; empty if not told
 */
record Place(String areaCode, String country, String state, String town) {

  /**
   * Some of those that the North American Numbering Plan Administrator lists, the one that is shown
   * without a wish first.
   */
  static final List<Place> ALL =
      List.of(
          new Place("415", "US", "CA", "San Francisco"),
          new Place("206", "US", "WA", "Seattle"),
          new Place("212", "US", "NY", "New York"),
          new Place("213", "US", "CA", "Los Angeles"),
          new Place("217", "US", "IL", "Springfield"),
          new Place("303", "US", "CO", "Denver"),
          new Place("305", "US", "FL", "Miami"),
          new Place("312", "US", "IL", "Chicago"),
          new Place("413", "US", "MA", "Springfield"),
          new Place("512", "US", "TX", "Austin"),
          new Place("602", "US", "AZ", "Phoenix"),
          new Place("617", "US", "MA", "Boston"),
          new Place("646", "US", "NY", "New York"),
          new Place("702", "US", "NV", "Las Vegas"),
          new Place("716", "US", "NY", "Buffalo"),
          new Place("917", "US", "NY", "New York"),
          new Place("416", "CA", "ON", "Toronto"),
          new Place("514", "CA", "QC", "Montreal"),
          new Place("604", "CA", "BC", "Vancouver"));

  /** One that is not listed is somewhere in the US. */
  static Place of(String areaCode) {
    return ALL.stream()
        .filter(place -> place.areaCode.equals(areaCode))
        .findFirst()
        .orElse(new Place(areaCode, "US", "", ""));
  }

  /** Names by {@code region_type}, as a search tells them. */
  Map<String, String> regions() {
    var regions = new LinkedHashMap<String, String>();
    regions.put("country_code", country);
    regions.put("state", state);
    regions.put("location", town);
    regions.put("rate_center", town.toUpperCase(Locale.ROOT));
    regions.values().removeIf(String::isEmpty);
    return regions;
  }

  boolean isIn(Optional<String> locality, Optional<String> administrativeArea) {
    return locality.map(town::equalsIgnoreCase).orElse(true)
        && administrativeArea.map(state::equalsIgnoreCase).orElse(true);
  }
}
