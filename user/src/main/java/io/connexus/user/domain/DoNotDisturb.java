package io.connexus.user.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When a member is left in peace.
 *
 * @param until not included; at or before {@code from} it is of the next day
 * @param days on which it begins
 */
public record DoNotDisturb(boolean enabled, LocalTime from, LocalTime until, Set<DayOfWeek> days) {

  public DoNotDisturb {
    days = Set.copyOf(days);
  }

  /** Whether it holds at {@code at} for somebody whose clocks show the time of {@code zone}. */
  public boolean covers(Instant at, ZoneId zone) {
    var today = LocalDate.ofInstant(at, zone);
    return enabled && (coversFrom(today, at, zone) || coversFrom(today.minusDays(1), at, zone));
  }

  private boolean coversFrom(LocalDate day, Instant at, ZoneId zone) {
    var begin = ZonedDateTime.of(day, from, zone).toInstant();
    var lastDay = until.isAfter(from) ? day : day.plusDays(1);
    var end = ZonedDateTime.of(lastDay, until, zone).toInstant();
    return days.contains(day.getDayOfWeek()) && !at.isBefore(begin) && at.isBefore(end);
  }
}
