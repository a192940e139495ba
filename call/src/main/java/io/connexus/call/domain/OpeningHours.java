package io.connexus.call.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a business is open, on the clock that hangs on its wall.
 *
 * @param week the open times of each day; none on a day that is missing
 * @param holidays days on which it is closed whatever the week says
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Span>> week, List<Holiday> holidays) {

  public OpeningHours {
    week = Map.copyOf(week);
    holidays = List.copyOf(holidays);
  }

  /**
   * Part of a day.
   *
   * @param to not included; midnight is the end of the day
   */
  public record Span(LocalTime from, LocalTime to) {

    /** Whether it begins before it ends. */
    public boolean isForward() {
      return to.equals(LocalTime.MIDNIGHT) || from.isBefore(to);
    }

    /** Whether a moment is in both. */
    public boolean overlaps(Span other) {
      return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(Span other) {
      return other.to.equals(LocalTime.MIDNIGHT) || from.isBefore(other.to);
    }

    private boolean covers(LocalTime time) {
      return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }
  }

  /** A day on which the business is closed. */
  public record Holiday(LocalDate date, String name) {}

  /** The holiday of this moment. */
  public Optional<Holiday> holiday(Instant at) {
    var today = LocalDate.ofInstant(at, zone);
    return holidays.stream().filter(holiday -> holiday.date().equals(today)).findFirst();
  }

  /** Whether the business is open at this moment. */
  public boolean isOpen(Instant at) {
    var now = at.atZone(zone);
    return holiday(at).isEmpty()
        && week.getOrDefault(now.getDayOfWeek(), List.of()).stream()
            .anyMatch(span -> span.covers(now.toLocalTime()));
  }
}
