package io.connexus.user.domain;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoNotDisturbTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource({
    "2026-07-03T21:59:59,false", // a Friday
    "2026-07-03T22:00,true",
    "2026-07-04T00:00,true",
    "2026-07-04T06:59:59,true",
    "2026-07-04T07:00,false",
    "2026-07-04T22:00,false" // Saturday is not among the days
  })
  void itGoesPastMidnightFromTheDayOnWhichItBegins(LocalDateTime at, boolean quiet) {
    assertThat(covers(quiet("22:00", "07:00", FRIDAY), at)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @CsvSource({"2026-07-04T12:59,false", "2026-07-04T13:00,true", "2026-07-04T14:00,false"})
  void itMayBePartOfADay(LocalDateTime at, boolean quiet) {
    assertThat(covers(quiet("13:00", "14:00", SATURDAY), at)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @CsvSource({"2026-07-03T08:59,false", "2026-07-03T09:00,true", "2026-07-04T08:59,true"})
  void equalTimesAreAWholeDay(LocalDateTime at, boolean quiet) {
    assertThat(covers(quiet("09:00", "09:00", FRIDAY), at)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-08T01:59,true", // at 02:00 it is 03:00
    "2026-03-08T03:29,true",
    "2026-03-08T03:30,false"
  })
  void anEndThatTheClocksSkipIsAsLongAfterTheJump(LocalDateTime at, boolean quiet) {
    assertThat(covers(quiet("23:00", "02:30", SATURDAY), at)).isEqualTo(quiet);
  }

  @Test
  void anHourThatComesTwiceIsQuietBothTimesOnceItHasBegun() {
    var quiet = quiet("00:30", "03:00", SUNDAY);
    var first = LocalDateTime.parse("2026-11-01T01:30").atZone(NEW_YORK);

    assertThat(quiet.covers(first.toInstant(), NEW_YORK)).isTrue();
    assertThat(quiet.covers(first.withLaterOffsetAtOverlap().toInstant(), NEW_YORK)).isTrue();
  }

  @Test
  void switchedOffItNeverIs() {
    var off = new DoNotDisturb(false, LocalTime.MIN, LocalTime.MIN, Set.of(DayOfWeek.values()));

    assertThat(covers(off, LocalDateTime.parse("2026-07-03T12:00"))).isFalse();
  }

  private static boolean covers(DoNotDisturb quiet, LocalDateTime at) {
    return quiet.covers(at.atZone(NEW_YORK).toInstant(), NEW_YORK);
  }

  private static DoNotDisturb quiet(String from, String until, DayOfWeek day) {
    return new DoNotDisturb(true, LocalTime.parse(from), LocalTime.parse(until), Set.of(day));
  }
}
