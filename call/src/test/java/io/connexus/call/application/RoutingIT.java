package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.application.Calls.Occupation;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.OpeningHours;
import io.connexus.call.domain.OpeningHours.Holiday;
import io.connexus.call.domain.OpeningHours.Span;
import io.connexus.call.domain.RoutingRules;
import io.connexus.call.domain.RoutingRules.Anonymous;
import io.connexus.call.domain.RoutingRules.Closed;
import io.connexus.call.domain.RoutingRules.First;
import io.connexus.call.domain.RoutingRules.Strategy;
import io.connexus.call.domain.RoutingRules.Unanswered;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was decided for a number is what happens to its callers. */
class RoutingIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");
  private static final OpeningHours NEVER =
      new OpeningHours(ZoneId.of("America/New_York"), Map.of(), List.of());

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;

  @AfterEach
  void close() {
    office.close();
  }

  private void decide(
      @Nullable OpeningHours hours, First open, Unanswered unanswered, Closed closed) {
    office.rules.put(
        office.workspace,
        office.business,
        new RoutingRules(
            hours,
            open,
            Strategy.ALL,
            15,
            unanswered,
            closed,
            "We bake again at nine.",
            null,
            Anonymous.REJECT,
            false));
  }

  @Test
  void rulesAreReadBackAsTheyWereDecided() {
    var hours =
        new OpeningHours(
            ZoneId.of("Europe/Madrid"),
            Map.of(
                DayOfWeek.MONDAY,
                List.of(
                    new Span(LocalTime.of(9, 0), LocalTime.of(14, 0)),
                    new Span(LocalTime.of(17, 0), LocalTime.MIDNIGHT))),
            List.of(new Holiday(LocalDate.of(2026, 12, 25), "Navidad")));
    var rules =
        new RoutingRules(
            hours,
            First.PEOPLE,
            Strategy.LONGEST_IDLE,
            20,
            Unanswered.FORWARD,
            Closed.MESSAGE,
            "Cerrado.",
            new E164("+12125550199"),
            Anonymous.VOICEMAIL,
            true);
    assertThat(office.routing.rules(office.workspace, office.business))
        .isEqualTo(RoutingRules.USUAL);
    office.rules.put(office.workspace, office.business, rules);
    assertThat(office.routing.rules(office.workspace, office.business)).isEqualTo(rules);
    assertThat(office.routing.rules(WorkspaceId.next(), office.business))
        .isEqualTo(RoutingRules.USUAL);
  }

  @Test
  void aPersonIsRungAndTheAiLeftAlone() {
    decide(null, First.PEOPLE, Unanswered.AI, Closed.AI);
    var call = office.ring();
    await().until(() -> carrier.rings(office.owner.phone()));
    carrier.pickUp(office.owner.phone());
    office.awaitPhase(call, CallPhase.HUMAN);
    assertThat(office.calls.find(call).orElseThrow().legs()).hasSize(2);
  }

  @Test
  void whoCallsAreForwardedToIsNobodyOfTheTeam() {
    var outside = new E164("+12125550199");
    office.rules.put(
        office.workspace,
        office.business,
        new RoutingRules(
            NEVER,
            First.AI,
            Strategy.ALL,
            20,
            Unanswered.AI,
            Closed.FORWARD,
            null,
            outside,
            Anonymous.REJECT,
            false));
    var call = office.ring();
    await().until(() -> carrier.rings(outside));
    assertThat(owners().busy()).isFalse();
    carrier.pickUp(outside);
    office.awaitPhase(call, CallPhase.HUMAN);
    var shown = office.calls.show(office.workspace, call).orElseThrow();
    assertThat(shown.handledBy()).isNull();
    assertThat(shown.participants())
        .singleElement()
        .satisfies(one -> assertThat(one.number()).isEqualTo(outside.value()));
    assertThat(owners().busy()).isFalse();

    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));
    assertThat(carrier.rings(outside)).isFalse();
    carrier.pickUp(office.owner.phone());
    await().until(() -> owners().busy());
  }

  private Calls.Occupation owners() {
    return office
        .calls
        .occupation(office.workspace, List.of(office.owner.id()))
        .get(office.owner.id());
  }

  @Test
  void theAiHasTheCallerWhenNobodyPicksUp() {
    decide(null, First.PEOPLE, Unanswered.AI, Closed.AI);
    var call = office.ring();
    await().until(() -> carrier.rings(office.owner.phone()));
    carrier.end(office.leg(call, 2), Cause.NO_ANSWER);
    office.awaitPhase(call, CallPhase.AI);
  }

  @Test
  void theAiHasTheCallerWhenNobodyMayBeRung() {
    decide(null, First.PEOPLE, Unanswered.AI, Closed.AI);
    office.phonesRing = false;
    office.awaitPhase(office.ring(), CallPhase.AI);
  }

  @Test
  void outsideTheHoursTheCallerHearsTheBusinessesOwnWords() {
    decide(NEVER, First.PEOPLE, Unanswered.AI, Closed.MESSAGE);
    var call = office.ring();
    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(office.shown(call).outcome()).isEqualTo("closed");
    assertThat(office.shown(call).status()).isEqualTo("missed");
    assertThat(carrier.asked()).anyMatch(asked -> asked.what().equals("say"));
    assertThat(carrier.rings(office.owner.phone())).isFalse();
    await().until(() -> carrier.liveLegs().isEmpty());
  }

  @Test
  void whoWithholdsTheirNumberIsTurnedAwayWhereThatWasDecided() {
    decide(null, First.AI, Unanswered.AI, Closed.AI);
    var leg = carrier.call(E164.WITHHELD, office.business);
    var call = office.calls.withCaller(leg).orElseThrow();
    assertThat(office.shown(call).outcome()).isEqualTo("blocked");
    await().until(() -> carrier.liveLegs().isEmpty());
  }

  @Test
  void whoCallsWhileAllTalkWaitsWithMusicAndThenHasWhoeverIsFree() {
    var first = office.talkWithOwner();
    decide(null, First.PEOPLE, Unanswered.QUEUE, Closed.AI);
    var waiting = arrive("+13125550171");
    var behind = arrive("+13125550172");
    office.awaitPhase(waiting, CallPhase.QUEUED);
    office.awaitPhase(behind, CallPhase.QUEUED);
    assertThat(office.calls.placeInQueue(office.workspace, office.business, waiting)).isEqualTo(1);
    assertThat(office.calls.placeInQueue(office.workspace, office.business, behind)).isEqualTo(2);
    await().until(() -> carrier.asked("play music").contains(office.callerLeg(waiting)));
    assertThat(carrier.rings(office.owner.phone())).isFalse();

    carrier.hangUp(office.caller);
    office.awaitPhase(first, CallPhase.ENDED);
    await().until(() -> carrier.rings(office.owner.phone()));
    assertThat(office.phase(waiting)).isEqualTo(CallPhase.RINGING_HUMAN);
    carrier.pickUp(office.owner.phone());
    office.awaitPhase(waiting, CallPhase.HUMAN);
    await().until(() -> carrier.asked("stop playing").contains(office.callerLeg(waiting)));
    assertThat(office.phase(behind)).isEqualTo(CallPhase.QUEUED);
  }

  @Test
  void whoCallsWhileOthersWaitDoesNotOvertakeThem() {
    office.assignees.add(office.owner.id());
    office.talkWithOwner();
    decide(null, First.PEOPLE, Unanswered.QUEUE, Closed.AI);
    var waiting = arrive("+13125550173");
    office.awaitPhase(waiting, CallPhase.QUEUED);
    office.settle();
    office.assignees.add(office.colleague.id());

    var late = arrive("+13125550174");
    office.awaitPhase(late, CallPhase.QUEUED);
    office.settle();
    assertThat(carrier.rings(office.colleague.phone())).isFalse();
    office.pass(Duration.ofSeconds(16));
    office.awaitPhase(waiting, CallPhase.RINGING_HUMAN);
    await().until(() -> carrier.rings(office.colleague.phone()));
    assertThat(office.phase(late)).isEqualTo(CallPhase.QUEUED);
  }

  @Test
  void aGreetingIsNotCutByTheEndOfTheMusicThatIsToldLate() {
    decide(null, First.PEOPLE, Unanswered.VOICEMAIL, Closed.AI);
    var call = office.ring();
    await().until(() -> carrier.rings(office.owner.phone()));
    await().until(() -> carrier.hearsMusic(office.callerLeg(call)));
    carrier.down(true);
    carrier.pickUp(office.owner.phone());
    await().until(() -> !carrier.tries("stop playing").isEmpty());
    office.service.record(call, new CallEvent.BridgeFailed(2));
    assertThat(office.phase(call)).isEqualTo(CallPhase.VOICEMAIL);
    carrier.down(false);
    office.passUntil(() -> carrier.asked("say").contains(CallSettings.GREETING.in(Language.EN)));
    office.pass(Duration.ofSeconds(1));
    office.settle();
    assertThat(carrier.asked("stop playing")).as("what the greeting itself has ended").hasSize(1);
  }

  private CallId arrive(String from) {
    var leg = carrier.call(new E164(from), office.business);
    return office.calls.withCaller(leg).orElseThrow();
  }

  @Test
  void itIsKnownWhoTalksAndSinceWhenTheOthersAreIdle() {
    var owner = office.owner.id();
    var call = office.talkWithOwner();
    assertThat(occupation(owner)).isEqualTo(new Occupation(true, null));
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    var ended = office.shown(call).endedAt();
    assertThat(occupation(owner)).isEqualTo(new Occupation(false, ended));
    assertThat(office.calls.occupation(WorkspaceId.next(), List.of())).isEmpty();
  }

  private Occupation occupation(UserId user) {
    return office.calls.occupation(office.workspace, List.of(user)).get(user);
  }
}
