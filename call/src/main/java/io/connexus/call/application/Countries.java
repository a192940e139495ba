package io.connexus.call.application;

import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.platform.Wording;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.RingableCountries;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which countries members may have telephones rung: where their business is known to call. A
 * stolen sign-in is worth most where a minute costs most.
 */
public final class Countries implements RingableCountries {
  /** Those that everybody may call who has chosen none. */
  private static final Set<String> USUAL = Set.of("US", "CA");

  private final CallSettingsStore settings;
  private final BusinessNumbers numbers;

  public Countries(CallSettingsStore settings, BusinessNumbers numbers) {
    this.settings = settings;
    this.numbers = numbers;
  }

  @Override
  public Optional<Wording> refusal(WorkspaceId workspace, E164 number) {
    var country = number.country();
    return country.filter(allowed(workspace)::contains).isPresent()
        ? Optional.empty()
        : Optional.of(refusal(country.orElse("")));
  }

  /** ISO 3166-1 alpha-2: the workspace's choice, or the usual ones and those of its own numbers. */
  public Set<String> allowed(WorkspaceId workspace) {
    var chosen = settings.of(workspace).countries();
    if (chosen != null) {
      return chosen;
    }
    var usual = new TreeSet<>(USUAL);
    numbers.all(workspace).forEach(number -> number.country().ifPresent(usual::add));
    return usual;
  }

  private static Wording refusal(String country) {
    return country.isEmpty()
        ? new Wording(
            "This number belongs to no country, and only countries can be allowed",
            "Este número no es de ningún país, y solo se pueden permitir países")
        : new Wording(
            "Calls to %s are not allowed; an admin can allow the country in Settings, under Countries"
                .formatted(name(country, Language.EN)),
            "No se permiten llamadas a %s; alguien que administre puede permitir el país en Ajustes, en Países"
                .formatted(name(country, Language.ES)));
  }

  private static String name(String country, Language language) {
    return Locale.of("", country).getDisplayCountry(Locale.of(language.tag()));
  }
}
