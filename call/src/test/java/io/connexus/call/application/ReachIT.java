package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.RoutingRules;
import io.connexus.call.domain.RoutingRules.Anonymous;
import io.connexus.call.domain.RoutingRules.Closed;
import io.connexus.call.domain.RoutingRules.First;
import io.connexus.call.domain.RoutingRules.Strategy;
import io.connexus.call.domain.RoutingRules.Unanswered;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.user.Notifications.Kind;
import io.connexus.user.Notifications.Notice;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Only what can ring is rung, and callers hear something meanwhile. */
class ReachIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;
  private final Actor owner =
      new Actor(office.owner.id(), office.workspace, Role.OWNER, UUID.randomUUID());
  private final Actor colleague =
      new Actor(office.colleague.id(), office.workspace, Role.AGENT, UUID.randomUUID());

  @AfterEach
  void close() {
    office.close();
  }

  private void people(Strategy strategy, Unanswered unanswered) {
    office.rules.put(
        office.workspace,
        office.business,
        new RoutingRules(
            null,
            First.PEOPLE,
            strategy,
            15,
            unanswered,
            Closed.AI,
            null,
            null,
            Anonymous.REJECT,
            false));
  }

  /** Connected, and heard of just now; its address. */
  private String softphone(Actor actor) {
    office.softphones.connect(actor);
    office.lateTelephones.ready(actor);
    return office.softphones.addressOf(actor).orElseThrow();
  }

  private boolean isAsked() {
    return office.told.stream().anyMatch(event -> event.name().equals("ready-asked"));
  }

  @Test
  void aCallerHearsMusicWhileTelephonesRingUntilOneIsAnswered() {
    people(Strategy.ALL, Unanswered.AI);
    var call = office.ring();
    await().until(() -> carrier.asked("play music").contains(office.callerLeg(call)));
    assertThat(carrier.rings(office.owner.phone())).isTrue();
    assertThat(carrier.hearsMusic(office.callerLeg(call))).isTrue();
    carrier.pickUp(office.owner.phone());
    office.awaitPhase(call, CallPhase.HUMAN);
    await().until(() -> !carrier.hearsMusic(office.callerLeg(call)));
  }

  @Test
  void noGreetingWaitsBehindTheMusic() {
    people(Strategy.ALL, Unanswered.VOICEMAIL);
    var call = office.ring();
    await().until(() -> carrier.hearsMusic(office.callerLeg(call)));
    carrier.decline(office.owner.phone());
    office.awaitPhase(call, CallPhase.VOICEMAIL);
    await().until(() -> carrier.asked("record").contains(office.callerLeg(call)));
    assertThat(carrier.hearsMusic(office.callerLeg(call))).isFalse();
    assertThat(office.settings.of(office.workspace).greeting())
        .isEqualTo(carrier.asked("say").getLast());
    var done = carrier.asked().stream().map(FakeCarrier.Asked::what).toList();
    assertThat(done.lastIndexOf("stop playing")).isLessThan(done.lastIndexOf("say"));
  }

  @Test
  void anAiThatGoesOnIsNotDrownedOut() {
    var call = office.talkWithAi();
    office.conversations.handoverRequested(call, 1);
    await().until(() -> carrier.rings(office.owner.phone()));
    office.settle();
    assertThat(carrier.hearsMusic(office.callerLeg(call))).as("over its last words").isFalse();
    office.pass(Duration.ofSeconds(5));
    await().until(() -> carrier.hearsMusic(office.callerLeg(call)));
    carrier.decline(office.owner.phone());
    office.awaitPhase(call, CallPhase.AI);
    await().until(() -> !carrier.hearsMusic(office.callerLeg(call)));
  }

  @Test
  void whoCannotBeRungAnyMoreWhenTheirTurnComesIsPassedOver() {
    office.assignees.addAll(List.of(office.owner.id(), office.colleague.id()));
    people(Strategy.IN_TURN, Unanswered.AI);
    var call = office.ring();
    await().until(() -> carrier.rings(office.owner.phone()));
    office.resting.add(office.colleague.id());
    carrier.decline(office.owner.phone());
    office.awaitPhase(call, CallPhase.AI);
    assertThat(carrier.asked("dial")).doesNotContain(office.colleague.phone().value());
  }

  @Test
  void whoseTurnItIsRingsWhereTheyCanBeRungByThen() {
    office.assignees.addAll(List.of(office.owner.id(), office.colleague.id()));
    people(Strategy.IN_TURN, Unanswered.AI);
    office.ring();
    await().until(() -> carrier.rings(office.owner.phone()));
    office.resting.add(office.colleague.id());
    var browser = softphone(colleague);
    carrier.decline(office.owner.phone());
    await().until(() -> carrier.rings(browser));
    assertThat(carrier.asked("dial")).doesNotContain(office.colleague.phone().value());
  }

  @Test
  void aSoftphoneThatSaysNothingWhenItIsAskedIsNotRung() {
    people(Strategy.ALL, Unanswered.AI);
    var browser = softphone(owner);
    office.resting.add(office.owner.id());
    office.pass(Duration.ofSeconds(5));
    office.awaitPhase(office.ring(), CallPhase.AI);
    assertThat(isAsked()).isTrue();
    assertThat(carrier.asked("dial")).doesNotContain(browser);
  }

  @Test
  void aSoftphoneThatAnswersWhenItIsAskedIsRung() {
    people(Strategy.ALL, Unanswered.AI);
    var browser = softphone(owner);
    office.bus.subscribe(event -> {
      if (event.name().equals("ready-asked")) {
        office.lateTelephones.ready(owner);
      }
    });
    office.pass(Duration.ofSeconds(5));
    office.ring();
    await().until(() -> carrier.rings(browser));
    assertThat(isAsked()).isTrue();
  }

  @Test
  void aSoftphoneThatHasJustSpokenIsRungUnasked() {
    people(Strategy.ALL, Unanswered.AI);
    var browser = softphone(owner);
    office.ring();
    await().until(() -> carrier.rings(browser));
    assertThat(isAsked()).isFalse();
  }

  @Test
  void aSoftphoneThatWakesUpWhileItsMemberIsRungRingsToo() {
    people(Strategy.ALL, Unanswered.AI);
    var call = office.ring();
    await().until(() -> carrier.rings(office.owner.phone()));
    var browser = softphone(owner);
    await().until(() -> carrier.rings(browser));
    carrier.pickUp(browser);
    office.awaitPhase(call, CallPhase.HUMAN);
    await().until(() -> !carrier.rings(office.owner.phone()));
  }

  @Test
  void whoSleepsIsToldAndWaitedFor() {
    people(Strategy.IN_TURN, Unanswered.VOICEMAIL);
    var browser = softphone(owner);
    office.pushed.add(owner.session());
    office.resting.add(office.owner.id()); // has no other telephone
    goToSleep();
    var call = office.ring();
    await().until(() -> carrier.hearsMusic(office.callerLeg(call)));
    assertThat(office.notices).extracting(Notice::kind).contains(Kind.PERSON_WANTED);
    assertThat(carrier.asked("dial")).doesNotContain(browser);
    office.lateTelephones.ready(owner);
    await().until(() -> carrier.rings(browser));
    carrier.pickUp(browser);
    office.awaitPhase(call, CallPhase.HUMAN);

    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    goToSleep();
    var missed = office.ring();
    office.awaitPhase(missed, CallPhase.RINGING_HUMAN);
    office.pass(Duration.ofSeconds(26));
    office.awaitPhase(missed, CallPhase.VOICEMAIL);
  }

  @Test
  void aMemberWhoSleepsAndIsPassedACallerIsToldAndWaitedFor() {
    var browser = softphone(colleague);
    office.pushed.add(colleague.session());
    office.resting.add(colleague.user());
    var call = office.talkWithOwner();
    assertThat(office.telephones.isAsleep(office.workspace, colleague.user())).isFalse();
    goToSleep();
    assertThat(office.telephones.isAsleep(office.workspace, colleague.user())).isTrue();
    var passedOn = new CallEvent.SleeperTransferRequested(owner.user(), colleague.user());
    office.service.record(call, passedOn);
    await().until(() -> carrier.hearsMusic(office.callerLeg(call)));
    assertThat(office.notices.getLast().kind()).isEqualTo(Kind.PERSON_WANTED);
    assertThat(office.notices.getLast().to()).isEqualTo(colleague.user());
    assertThat(carrier.asked("dial")).doesNotContain(browser);
    softphone(owner);
    assertThat(office.calls.log(call))
        .as("it is not for them")
        .noneMatch(logged -> logged.event() instanceof CallEvent.TelephoneWoke);
    office.lateTelephones.ready(colleague);
    await().until(() -> carrier.rings(browser));
    carrier.pickUp(browser);
    office.awaitPhase(call, CallPhase.HUMAN);
    assertThat(office.shown(call).handledBy()).isEqualTo(colleague.user());

    office.resting.add(owner.user());
    office.pushed.add(owner.session());
    goToSleep();
    office.service.record(
        call, new CallEvent.SleeperTransferRequested(colleague.user(), owner.user()));
    await().until(() -> carrier.hearsMusic(office.callerLeg(call)));
    office.pass(Duration.ofSeconds(26));
    office.awaitPhase(call, CallPhase.AI);
  }

  @Test
  void aSoftphoneThatFailsAsSoonAsItWakesIsRungAgainWhenItSpeaksAgainButOnce() {
    people(Strategy.IN_TURN, Unanswered.VOICEMAIL);
    var browser = softphone(owner);
    office.pushed.add(owner.session());
    office.resting.add(office.owner.id());
    goToSleep();
    var call = office.ring();
    office.awaitPhase(call, CallPhase.RINGING_HUMAN);
    for (int leg = 2; leg <= 3; leg++) {
      office.lateTelephones.ready(owner);
      await().until(() -> carrier.rings(browser));
      var failing = office.leg(call, leg);
      carrier.end(failing, Cause.FAILED);
      await().until(() -> office.softphones.addressOf(owner).isEmpty());
    }
    office.lateTelephones.ready(owner);
    office.settle();
    assertThat(carrier.asked("dial")).containsExactly(browser, browser);
    assertThat(carrier.rings(browser)).isFalse();
    assertThat(office.phase(call)).isEqualTo(CallPhase.RINGING_HUMAN);
  }

  @Test
  void whoWouldNotBeToldIsNotWaitedFor() {
    people(Strategy.ALL, Unanswered.VOICEMAIL);
    softphone(owner);
    office.resting.add(office.owner.id());
    goToSleep();
    office.awaitPhase(office.ring(), CallPhase.VOICEMAIL);
  }

  @Test
  void aSoftphoneThatWakesUpRingsForCallersOfAllButNotOutOfTurnNorForWhoTakesOver() {
    office.assignees.addAll(List.of(office.owner.id(), office.colleague.id()));
    office.resting.add(office.colleague.id());
    people(Strategy.ALL, Unanswered.AI);
    var call = office.ring();
    await().until(() -> carrier.rings(office.owner.phone()));
    var browser = softphone(colleague);
    await().until(() -> carrier.rings(browser));
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);

    people(Strategy.IN_TURN, Unanswered.AI);
    goToSleep();
    joinsNot(office.ring());

    goToSleep();
    office.rules.put(office.workspace, office.business, RoutingRules.USUAL);
    var withAi = office.talkWithAi();
    office.takeOver(withAi);
    joinsNot(withAi);
  }

  private void goToSleep() {
    office.settle();
    office.pass(Duration.ofSeconds(13));
  }

  private void joinsNot(CallId call) {
    await().until(() -> carrier.rings(office.owner.phone()));
    office.lateTelephones.ready(colleague);
    assertThat(office.calls.log(call))
        .noneMatch(logged -> logged.event() instanceof CallEvent.TelephoneWoke);
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    await().until(() -> carrier.liveLegs().isEmpty());
  }
}
