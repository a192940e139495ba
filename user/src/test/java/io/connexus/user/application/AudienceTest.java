package io.connexus.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.Language;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.user.Notifications.Kind;
import io.connexus.user.application.Audience.Listener;
import io.connexus.user.domain.DoNotDisturb;
import io.connexus.user.domain.Preferences;
import io.connexus.user.domain.Preferences.Notifications;
import io.connexus.user.domain.Preferences.RingDevice;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is told of what. */
class AudienceTest {
  private static final Instant NOON_IN_LONDON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Listener OWNER = listener(Role.OWNER, Preferences.STANDARD);
  private static final Listener AGENT = listener(Role.AGENT, Preferences.STANDARD);
  private static final Listener VIEWER = listener(Role.VIEWER, Preferences.STANDARD);

  private static Listener listener(Role role, Preferences preferences) {
    return new Listener(UserId.next(), role, preferences);
  }

  private static List<UserId> told(Kind kind, List<Listener> team, Listener... assignees) {
    var ids = List.of(assignees).stream().map(Listener::id).toList();
    return Audience.of(kind, team, ids, NOON_IN_LONDON);
  }

  private static Preferences wanting(Notifications wanted, Set<RingDevice> rings) {
    var standard = Preferences.STANDARD;
    return new Preferences(
        Language.EN, standard.timeZone(), wanted, rings, true, standard.doNotDisturb());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"INCOMING_CALL", "MISSED_CALL", "TEXT"})
  void whatComesToANumberOfNobodyInParticularEverybodyHears(Kind kind) {
    assertThat(told(kind, List.of(OWNER, AGENT, VIEWER)))
        .containsExactly(OWNER.id(), AGENT.id(), VIEWER.id());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"INCOMING_CALL", "MISSED_CALL", "TEXT"})
  void anAssignedNumberConcernsItsOwnPeopleWhileTheyAreThere(Kind kind) {
    var gone = listener(Role.AGENT, Preferences.STANDARD);
    assertThat(told(kind, List.of(OWNER, AGENT, VIEWER), AGENT)).containsExactly(AGENT.id());
    assertThat(told(kind, List.of(OWNER, AGENT), gone)).containsExactly(OWNER.id(), AGENT.id());
  }

  @Test
  void aPersonIsWantedOfThoseWhoAreRungAndMayTakeOver() {
    var team = List.of(OWNER, AGENT, VIEWER);
    assertThat(told(Kind.PERSON_WANTED, team)).containsExactly(OWNER.id());
    assertThat(told(Kind.PERSON_WANTED, team, AGENT, VIEWER))
        .containsExactly(OWNER.id(), AGENT.id());
  }

  @Test
  void whoIsToHaveACallerPassedOnIsToldAlone() {
    var team = List.of(OWNER, AGENT, VIEWER);
    assertThat(Audience.only(AGENT.id(), Kind.PERSON_WANTED, team, NOON_IN_LONDON))
        .containsExactly(AGENT.id());
    assertThat(Audience.only(VIEWER.id(), Kind.PERSON_WANTED, team, NOON_IN_LONDON)).isEmpty();
  }

  @Test
  void eachKindHasItsSwitch() {
    var rings = EnumSet.of(RingDevice.BROWSER);
    var calls = listener(Role.OWNER, wanting(new Notifications(true, false, false), rings));
    var missed = listener(Role.AGENT, wanting(new Notifications(false, true, false), rings));
    var texts = listener(Role.AGENT, wanting(new Notifications(false, false, true), rings));
    var team = List.of(calls, missed, texts);
    assertThat(told(Kind.INCOMING_CALL, team)).containsExactly(calls.id());
    assertThat(told(Kind.MISSED_CALL, team)).containsExactly(missed.id());
    assertThat(told(Kind.TEXT, team)).containsExactly(texts.id());
  }

  @Test
  void whoseAppDoesNotRingIsNotAskedForAPerson() {
    var all = Preferences.STANDARD.notifications();
    var phoneOnly = listener(Role.OWNER, wanting(all, EnumSet.of(RingDevice.PHONE)));
    assertThat(told(Kind.PERSON_WANTED, List.of(phoneOnly))).isEmpty();
    assertThat(told(Kind.INCOMING_CALL, List.of(phoneOnly))).containsExactly(phoneOnly.id());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void quietHoursAreThoseOfTheMembersOwnClock(Kind kind) {
    var inTokyo = listener(Role.OWNER, quietAtNight(ZoneId.of("Asia/Tokyo"))); // 21:00 there
    var inLondon = listener(Role.OWNER, quietAtNight(ZoneId.of("Europe/London")));
    assertThat(told(kind, List.of(inTokyo))).isEmpty();
    assertThat(told(kind, List.of(inLondon))).containsExactly(inLondon.id());
  }

  private static Preferences quietAtNight(ZoneId zone) {
    var standard = Preferences.STANDARD;
    var night =
        new DoNotDisturb(
            true, LocalTime.of(20, 0), LocalTime.of(7, 0), EnumSet.allOf(DayOfWeek.class));
    return new Preferences(
        Language.EN, zone, standard.notifications(), standard.ringDevices(), true, night);
  }
}
