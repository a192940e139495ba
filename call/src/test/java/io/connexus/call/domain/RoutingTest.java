package io.connexus.call.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.OpeningHours.Holiday;
import io.connexus.call.domain.OpeningHours.Span;
import io.connexus.call.domain.Routing.Caller;
import io.connexus.call.domain.Routing.Candidate;
import io.connexus.call.domain.Routing.Decision;
import io.connexus.call.domain.Routing.Reason;
import io.connexus.call.domain.RoutingRules.Anonymous;
import io.connexus.call.domain.RoutingRules.Closed;
import io.connexus.call.domain.RoutingRules.First;
import io.connexus.call.domain.RoutingRules.Strategy;
import io.connexus.call.domain.RoutingRules.Unanswered;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which way callers go. */
class RoutingTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Caller ANYBODY = new Caller(false, false, false);
  private static final Caller WITHHELD = new Caller(true, false, false);
  private static final Caller BLOCKED = new Caller(true, true, true);
  private static final Caller VIP = new Caller(false, false, true);
  private static final Candidate ANN = somebody(1, false, "2026-03-02T10:00:00Z");
  private static final Candidate BOB = somebody(2, false, "2026-03-02T09:00:00Z");
  private static final Candidate NEW = somebody(3, false, null);
  private static final Candidate BUSY = somebody(4, true, "2026-01-02T09:00:00Z");
  private static final Candidate AWAY =
      new Candidate(BOB.user(), List.of(), false, false, Instant.parse("2026-03-02T08:00:00Z"));
  private static final Candidate ASLEEP =
      new Candidate(new UserId(new UUID(0, 5)), List.of(), true, false, null);
  private static final Person FORWARD = Person.at(ANN.user(), new E164("+12125550199"));

  private static Candidate somebody(int number, boolean busy, @Nullable String lastTalked) {
    var user = new UserId(new UUID(0, number));
    return new Candidate(
        user,
        List.of(new Person(user, "sip:" + number), new Person(user, "+1212555010" + number)),
        false,
        busy,
        lastTalked == null ? null : Instant.parse(lastTalked));
  }

  /** Monday 9 to 12 and 13 to 17, Friday 18 to the end of the day; closed on 7 September 2026. */
  private static final OpeningHours HOURS =
      new OpeningHours(
          NEW_YORK,
          Map.of(
              DayOfWeek.MONDAY,
              List.of(span("09:00", "12:00"), span("13:00", "17:00")),
              DayOfWeek.FRIDAY,
              List.of(span("18:00", "00:00"))),
          List.of(new Holiday(LocalDate.of(2026, 9, 7), "Labor Day")));

  private static Span span(String from, String to) {
    return new Span(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static final Instant OPEN = inNewYork("2026-03-02T10:00");
  private static final Instant CLOSED = inNewYork("2026-03-02T08:59");
  private static final Instant HOLIDAY = inNewYork("2026-09-07T10:00");

  private static Instant inNewYork(String time) {
    return LocalDateTime.parse(time).atZone(NEW_YORK).toInstant();
  }

  private static RoutingRules rules(First open, Unanswered unanswered, Closed closed) {
    return new RoutingRules(
        HOURS,
        open,
        Strategy.IN_TURN,
        20,
        unanswered,
        closed,
        "We are closed.",
        new E164("+12125550199"),
        Anonymous.AS_ANYBODY,
        true);
  }

  private static RoutingRules usual(Anonymous anonymous, boolean vipToPeople) {
    var usual = RoutingRules.USUAL;
    return new RoutingRules(
        null,
        usual.open(),
        usual.strategy(),
        usual.ringSeconds(),
        usual.unanswered(),
        usual.closed(),
        null,
        null,
        anonymous,
        vipToPeople);
  }

  private static Decision decide(RoutingRules rules, Caller caller, Instant at) {
    return Routing.decide(rules, caller, List.of(ANN, BOB), FORWARD, 0, at);
  }

  private static Route way(Decision decision) {
    return decision.route().orElseThrow();
  }

  // ---- the clock

  @Test
  void itIsOpenFromTheFirstMinuteToTheLast() {
    assertThat(HOURS.isOpen(inNewYork("2026-03-02T08:59"))).isFalse();
    assertThat(HOURS.isOpen(inNewYork("2026-03-02T09:00"))).isTrue();
    assertThat(HOURS.isOpen(inNewYork("2026-03-02T11:59"))).isTrue();
    assertThat(HOURS.isOpen(inNewYork("2026-03-02T12:00"))).isFalse();
    assertThat(HOURS.isOpen(inNewYork("2026-03-02T13:00"))).isTrue();
    assertThat(HOURS.isOpen(inNewYork("2026-03-03T10:00"))).isFalse();
    assertThat(HOURS.isOpen(inNewYork("2026-03-06T23:59"))).isTrue();
    assertThat(HOURS.isOpen(inNewYork("2026-03-07T00:00"))).isFalse();
  }

  @Test
  void theClockIsTheOneOnTheWallThroughTheYear() {
    // 9:00 in New York is 14:00 UTC in winter and 13:00 in summer
    assertThat(HOURS.isOpen(Instant.parse("2026-03-02T13:30:00Z"))).isFalse();
    assertThat(HOURS.isOpen(Instant.parse("2026-03-09T13:30:00Z"))).isTrue();
  }

  @Test
  void aHolidayIsClosedOnItsDayOnly() {
    assertThat(HOURS.isOpen(HOLIDAY)).isFalse();
    assertThat(HOURS.holiday(HOLIDAY)).map(Holiday::name).contains("Labor Day");
    assertThat(HOURS.holiday(inNewYork("2026-09-08T00:00"))).isEmpty();
    assertThat(HOURS.isOpen(inNewYork("2026-09-14T10:00"))).isTrue();
  }

  @Test
  void timesThatTouchDoNotOverlap() {
    assertThat(span("09:00", "12:00").overlaps(span("12:00", "13:00"))).isFalse();
    assertThat(span("09:00", "12:01").overlaps(span("12:00", "13:00"))).isTrue();
    assertThat(span("22:00", "00:00").overlaps(span("23:00", "23:30"))).isTrue();
    assertThat(span("12:00", "09:00").isForward()).isFalse();
    assertThat(span("22:00", "00:00").isForward()).isTrue();
  }

  // ---- who is turned away

  @Test
  void whoIsBlockedIsTurnedAwayWhateverElseHolds() {
    var decision = decide(usual(Anonymous.AS_ANYBODY, true), BLOCKED, OPEN);
    assertThat(decision.route()).isEmpty();
    assertThat(decision.because()).containsExactly(Reason.BLOCKED);
  }

  @Test
  void callersWhoWithholdTheirNumberAreTreatedAsWasDecided() {
    assertThat(way(decide(usual(Anonymous.AS_ANYBODY, false), WITHHELD, OPEN)).first())
        .isEqualTo(Route.First.AI);
    assertThat(way(decide(usual(Anonymous.VOICEMAIL, false), WITHHELD, OPEN)).first())
        .isEqualTo(Route.First.VOICEMAIL);
    assertThat(decide(usual(Anonymous.REJECT, false), WITHHELD, OPEN).route()).isEmpty();
    assertThat(way(decide(usual(Anonymous.REJECT, false), ANYBODY, OPEN)).first())
        .isEqualTo(Route.First.AI);
  }

  // ---- open

  @Test
  void theAiHasPeopleInReserve() {
    var decision = decide(rules(First.AI, Unanswered.VOICEMAIL, Closed.MESSAGE), ANYBODY, OPEN);
    assertThat(decision.because()).containsExactly(Reason.OPEN);
    assertThat(way(decision).first()).isEqualTo(Route.First.AI);
    assertThat(way(decision).rounds()).containsExactly(ANN.telephones(), BOB.telephones());
    assertThat(way(decision).ringSeconds()).isEqualTo(20);
  }

  @Test
  void whoMattersMostGetsAPersonInBusinessHours() {
    var rules = rules(First.AI, Unanswered.AI, Closed.MESSAGE);
    assertThat(decide(rules, VIP, OPEN).because()).containsExactly(Reason.OPEN, Reason.VIP);
    assertThat(way(decide(rules, VIP, OPEN)).first()).isEqualTo(Route.First.PEOPLE);
    assertThat(way(decide(rules, VIP, CLOSED)).first()).isEqualTo(Route.First.MESSAGE);
    assertThat(way(decide(usual(Anonymous.REJECT, false), VIP, OPEN)).first())
        .isEqualTo(Route.First.AI);
  }

  @Test
  void whatFollowsWhenNobodyAnswersIsDecidedBefore() {
    for (var unanswered : List.of(Unanswered.AI, Unanswered.VOICEMAIL)) {
      var route = way(decide(rules(First.PEOPLE, unanswered, Closed.AI), ANYBODY, OPEN));
      assertThat(route.first()).isEqualTo(Route.First.PEOPLE);
      assertThat(route.unanswered().name()).isEqualTo(unanswered.name());
    }
    var forwarded = way(decide(rules(First.PEOPLE, Unanswered.FORWARD, Closed.AI), ANYBODY, OPEN));
    assertThat(forwarded.rounds())
        .containsExactly(ANN.telephones(), BOB.telephones(), List.of(FORWARD));
    assertThat(forwarded.unanswered()).isEqualTo(Route.Unanswered.VOICEMAIL);
  }

  @Test
  void theQueueIsForThoseWhomSomebodyCanAnswerLater() {
    var rules = rules(First.PEOPLE, Unanswered.QUEUE, Closed.AI);
    var waits = way(Routing.decide(rules, ANYBODY, List.of(BUSY), FORWARD, 0, OPEN));
    assertThat(waits.unanswered()).isEqualTo(Route.Unanswered.QUEUE);
    assertThat(waits.rounds()).as("who talks is not rung").isEmpty();
    assertThat(way(Routing.decide(rules, ANYBODY, List.of(BUSY, ANN), FORWARD, 0, OPEN)).rounds())
        .containsExactly(ANN.telephones());
    assertThat(way(Routing.decide(rules, ANYBODY, List.of(AWAY), FORWARD, 0, OPEN)).first())
        .isEqualTo(Route.First.VOICEMAIL);
  }

  @Test
  void nobodyOvertakesThoseWhoWaitAlready() {
    var rules = rules(First.PEOPLE, Unanswered.QUEUE, Closed.AI);
    var people = List.of(ANN, BOB);
    assertThat(way(Routing.decide(rules, ANYBODY, people, FORWARD, 1, OPEN)).rounds())
        .as("one waits and two are free")
        .containsExactly(ANN.telephones(), BOB.telephones());
    var behind = way(Routing.decide(rules, ANYBODY, people, FORWARD, 2, OPEN));
    assertThat(behind.rounds()).isEmpty();
    assertThat(behind.unanswered()).isEqualTo(Route.Unanswered.QUEUE);
  }

  @Test
  void nobodyWhoCanBeRungIsSaid() {
    var decision =
        Routing.decide(
            rules(First.PEOPLE, Unanswered.AI, Closed.AI), ANYBODY, List.of(AWAY), null, 0, OPEN);
    assertThat(decision.because()).containsExactly(Reason.OPEN, Reason.NOBODY_REACHABLE);
    assertThat(way(decision).rounds()).isEmpty();
  }

  @Test
  void whoSleepsIsWaitedForOnlyIfNobodyElseCanBeRung() {
    for (var unanswered : Unanswered.values()) {
      var rules = rules(First.PEOPLE, unanswered, Closed.AI);
      var decision = Routing.decide(rules, ANYBODY, List.of(AWAY, ASLEEP), FORWARD, 0, OPEN);
      assertThat(way(decision).first()).isEqualTo(Route.First.PEOPLE);
      assertThat(way(decision).rounds()).startsWith(List.of());
      assertThat(decision.because()).containsExactly(Reason.OPEN, Reason.ASLEEP);
      assertThat(
              way(Routing.decide(rules, ANYBODY, List.of(ANN, ASLEEP), FORWARD, 0, OPEN)).rounds())
          .startsWith(ANN.telephones());
    }
  }

  @Test
  void nobodyWaitsInTheQueueForWhoMayNeverWake() {
    var rules = rules(First.PEOPLE, Unanswered.QUEUE, Closed.AI);
    assertThat(way(Routing.decide(rules, ANYBODY, List.of(ASLEEP), FORWARD, 0, OPEN)).unanswered())
        .isEqualTo(Route.Unanswered.VOICEMAIL);
  }

  // ---- closed

  @Test
  void outsideTheHoursWhatWasDecidedHappens() {
    assertThat(way(decide(rules(First.PEOPLE, Unanswered.AI, Closed.AI), ANYBODY, CLOSED)).first())
        .isEqualTo(Route.First.AI);
    for (var closed : List.of(Closed.VOICEMAIL, Closed.MESSAGE)) {
      var route = way(decide(rules(First.PEOPLE, Unanswered.AI, closed), ANYBODY, CLOSED));
      assertThat(route.first().name()).isEqualTo(closed.name());
      assertThat(route.message()).isEqualTo("We are closed.");
      assertThat(route.rounds()).isEmpty();
    }
    var route = way(decide(rules(First.AI, Unanswered.AI, Closed.FORWARD), ANYBODY, CLOSED));
    assertThat(route.rounds()).containsExactly(List.of(FORWARD));
  }

  @Test
  void aHolidayIsSaidToBeOne() {
    var rules = rules(First.AI, Unanswered.AI, Closed.MESSAGE);
    assertThat(decide(rules, ANYBODY, HOLIDAY).because()).containsExactly(Reason.HOLIDAY);
    assertThat(decide(rules, ANYBODY, CLOSED).because()).containsExactly(Reason.CLOSED);
  }

  // ---- in which order

  @Test
  void allRingAtOnceButNoMoreThanCanBePickedUp() {
    assertThat(Routing.rounds(Strategy.ALL, List.of(ANN, BOB)))
        .singleElement()
        .satisfies(round -> assertThat(round).hasSize(4));
    assertThat(Routing.rounds(Strategy.ALL, List.of(ANN, BOB, NEW, ANN, BOB)))
        .singleElement()
        .satisfies(round -> assertThat(round).hasSize(8));
  }

  @Test
  void whoHasBeenIdleForLongestRingsFirst() {
    assertThat(Routing.rounds(Strategy.LONGEST_IDLE, List.of(ANN, BOB, NEW)))
        .containsExactly(NEW.telephones(), BOB.telephones(), ANN.telephones());
    assertThat(Routing.rounds(Strategy.IN_TURN, List.of(ANN, BOB, NEW)))
        .containsExactly(ANN.telephones(), BOB.telephones(), NEW.telephones());
  }

  @Test
  void whoTalksIsNotRungUnlessAllDo() {
    for (var strategy : Strategy.values()) {
      assertThat(Routing.rounds(strategy, List.of(BUSY, ANN))).containsExactly(ANN.telephones());
      assertThat(Routing.rounds(strategy, List.of(BUSY, AWAY))).containsExactly(BUSY.telephones());
      assertThat(Routing.rounds(strategy, List.of(AWAY))).isEmpty();
    }
  }
}
