package io.connexus.telnyx;

import org.jspecify.annotations.Nullable;

/**
 * What a number to order should be like.
 *
 * @param country ISO 3166-1 alpha-2
 * @param areaCode the national destination code
 * @param locality the town
 * @param administrativeArea a state of the US or a province of Canada, by its two letters
 * @param contains digits anywhere in it
 * @param type {@code local}, {@code toll_free}, {@code mobile} or {@code national}
 * @param limit 1 to 100
 */
public record NumberSearch(
    String country,
    @Nullable String areaCode,
    @Nullable String locality,
    @Nullable String administrativeArea,
    @Nullable String contains,
    @Nullable String type,
    int limit) {}
