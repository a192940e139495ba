package io.connexus.call.adapter.http;

import static io.connexus.call.application.CallJson.word;

import io.connexus.call.domain.OpeningHours;
import io.connexus.call.domain.OpeningHours.Holiday;
import io.connexus.call.domain.OpeningHours.Span;
import io.connexus.call.domain.RoutingRules;
import io.connexus.platform.E164;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contract's {@code RoutingRules}. */
record RoutingRulesJson(
    @Nullable String number,
    @Nullable String display,
    @Valid @Nullable Hours hours,
    @NotNull @Pattern(regexp = "ai|people") String open,
    @NotNull @Pattern(regexp = "all|in-turn|longest-idle") String strategy,
    @Min(5) @Max(30) int ringSeconds,
    @NotNull @Pattern(regexp = "ai|voicemail|forward|queue") String unanswered,
    @NotNull @Pattern(regexp = "ai|voicemail|message|forward") String closed,
    @PlainText @Size(max = 500) @Nullable String closedMessage,
    @Nullable String forwardTo,
    @NotNull @Pattern(regexp = "as-anybody|voicemail|reject") String anonymous,
    @Nullable Boolean vipToPeople) {

  record Hours(
      @NotNull @Size(max = 64) String timeZone,
      @NotNull @Size(max = 28) List<@NotNull @Valid Open> week,
      @NotNull @Size(max = 100) List<@NotNull @Valid Closed> holidays) {}

  record Open(
      @NotNull @Pattern(regexp = "monday|tuesday|wednesday|thursday|friday|saturday|sunday")
          String day,
      @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d") String from,
      @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d") String to) {}

  record Closed(
      @NotNull @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String date,
      @NotBlank @PlainText @Size(max = 60) String name) {}

  static RoutingRulesJson of(E164 number, RoutingRules rules) {
    var hours = rules.hours();
    return new RoutingRulesJson(
        number.value(),
        number.display(),
        hours == null ? null : hours(hours),
        word(rules.open()),
        word(rules.strategy()),
        rules.ringSeconds(),
        word(rules.unanswered()),
        word(rules.closed()),
        rules.closedMessage(),
        rules.forwardTo() == null ? null : rules.forwardTo().value(),
        word(rules.anonymous()),
        rules.vipToPeople());
  }

  private static Hours hours(OpeningHours hours) {
    var week =
        hours.week().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(day ->
                day.getValue().stream()
                    .map(span ->
                        new Open(word(day.getKey()), span.from().toString(), span.to().toString())))
            .toList();
    var holidays =
        hours.holidays().stream().map(day -> new Closed(day.date().toString(), day.name()));
    return new Hours(hours.zone().getId(), week, holidays.toList());
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** What was asked for; a problem names what cannot be. */
  RoutingRules rules() {
    var rules =
        new RoutingRules(
            hours == null ? null : opening(hours),
            constant(RoutingRules.First.class, open),
            constant(RoutingRules.Strategy.class, strategy),
            ringSeconds,
            constant(RoutingRules.Unanswered.class, unanswered),
            constant(RoutingRules.Closed.class, closed),
            closedMessage == null || closedMessage.isBlank() ? null : closedMessage.strip(),
            forwardTo == null || forwardTo.isBlank() ? null : telephone(forwardTo),
            constant(RoutingRules.Anonymous.class, anonymous),
            Boolean.TRUE.equals(vipToPeople));
    if (rules.forwards() && rules.forwardTo() == null) {
      throw Problem.INVALID_REQUEST.exception(
          "forwardTo: say which telephone calls are forwarded to",
          "forwardTo: indica a qué teléfono se desvían las llamadas");
    }
    return rules;
  }

  private static E164 telephone(String text) {
    return E164.parse(text)
        .filter(number -> number.isDiallable() && !number.isPremium())
        .orElseThrow(() ->
            Problem.INVALID_REQUEST.exception(
                "forwardTo is not a number that calls can be forwarded to",
                "forwardTo no es un número al que se puedan desviar llamadas"));
  }

  private static OpeningHours opening(Hours hours) {
    if (!ZoneId.getAvailableZoneIds().contains(hours.timeZone())) {
      throw Problem.INVALID_REQUEST.exception(
          "timeZone is not an IANA name, such as America/New_York",
          "timeZone no es un nombre de IANA, como America/Bogota");
    }
    return new OpeningHours(
        ZoneId.of(hours.timeZone()), week(hours.week()), holidays(hours.holidays()));
  }

  private static Map<DayOfWeek, List<Span>> week(List<Open> open) {
    var week =
        open.stream()
            .collect(
                Collectors.groupingBy(
                    one -> constant(DayOfWeek.class, one.day()),
                    () -> new EnumMap<>(DayOfWeek.class),
                    Collectors.mapping(
                        one -> new Span(LocalTime.parse(one.from()), LocalTime.parse(one.to())),
                        Collectors.toList())));
    week.values().forEach(RoutingRulesJson::check);
    return week;
  }

  private static void check(List<Span> day) {
    for (int i = 0; i < day.size(); i++) {
      var span = day.get(i);
      if (!span.isForward()) {
        throw Problem.INVALID_REQUEST.exception(
            "week: opening is before closing; hours past midnight belong to the next day",
            "week: se abre antes de cerrar; las horas tras la medianoche son del día siguiente");
      }
      if (day.subList(0, i).stream().anyMatch(span::overlaps)) {
        throw Problem.INVALID_REQUEST.exception(
            "week: times of one day overlap", "week: hay horas de un día que se solapan");
      }
    }
  }

  private static List<Holiday> holidays(List<Closed> closed) {
    var days = closed.stream().map(day -> new Holiday(date(day.date()), day.name().strip()));
    var holidays = days.toList();
    var dates = holidays.stream().map(Holiday::date).toList();
    if (new HashSet<>(dates).size() < dates.size()) {
      throw Problem.INVALID_REQUEST.exception(
          "holidays names a day twice", "holidays nombra un día dos veces");
    }
    return holidays;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.INVALID_REQUEST.exception(
          "holidays: there is no such day", "holidays: ese día no existe");
    }
  }
}
