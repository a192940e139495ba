package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.application.PlaceCall.Result;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Person;
import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Contacts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Softphones, several telephones at once, and calls that members place. */
class OutgoingIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;
  private final Actor owner =
      new Actor(office.owner.id(), office.workspace, Role.OWNER, UUID.randomUUID());
  private final Person phone = Person.at(office.owner.id(), office.owner.phone());

  OutgoingIT() {
    office.signIns.add(owner.session());
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Call place(E164 to, @Nullable String key) {
    return ((Result.Placed) office.placeCall.run(office.workspace, phone, null, to, key)).call();
  }

  private CallId talking() {
    var call = place(office.caller, null).id();
    await().until(() -> carrier.rings(office.owner.phone()));
    carrier.pickUp(office.owner.phone());
    await().until(() -> carrier.rings(office.caller));
    carrier.pickUp(office.caller);
    office.awaitPhase(call, CallPhase.HUMAN);
    return call;
  }

  @Test
  void aMemberCallsSomebodyAndTheirGoodbyeEndsIt() {
    var call = place(office.caller, null).id();
    assertThat(office.phase(call)).isEqualTo(CallPhase.CALLING_MEMBER);
    await().until(() -> carrier.rings(office.owner.phone()));
    assertThat(carrier.rings(office.caller)).isFalse();

    carrier.pickUp(office.owner.phone());
    await().until(() -> carrier.rings(office.caller));
    office.awaitPhase(call, CallPhase.CALLING);
    carrier.pickUp(office.caller);
    office.awaitPhase(call, CallPhase.HUMAN);
    assertThat(carrier.areTalking(office.leg(call, 1), office.leg(call, 2))).isTrue();
    var shown = office.shown(call);
    assertThat(shown.direction()).isEqualTo("outbound");
    assertThat(shown.from()).isEqualTo(office.business);
    assertThat(shown.to()).isEqualTo(office.caller);
    assertThat(shown.handledBy()).isEqualTo(office.owner.id());

    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(office.shown(call).outcome()).isEqualTo("handled-by-human");
    await().until(() -> carrier.liveLegs().isEmpty());
    assertThat(office.notices).isEmpty();
  }

  @Test
  void theyTalkThoughTheCarriersWordOfTheirConnectionIsLost() {
    var call = place(office.caller, null).id();
    await().until(() -> carrier.rings(office.owner.phone()));
    carrier.pickUp(office.owner.phone());
    await().until(() -> carrier.rings(office.caller));
    office.awaitPhase(call, CallPhase.CALLING);
    office.hold();
    carrier.pickUp(office.caller);
    office.held().stream().filter(CarrierEvent.Answered.class::isInstance).forEach(office::deliver);

    office.awaitPhase(call, CallPhase.HUMAN);
    office.pass(Duration.ofMinutes(2));
    office.settle();
    assertThat(office.phase(call)).isEqualTo(CallPhase.HUMAN);
    assertThat(carrier.areTalking(office.leg(call, 1), office.leg(call, 2))).isTrue();
  }

  @Test
  void theMemberHearsItRingFromTheirAnswerToTheOthers() {
    var call = place(office.caller, null).id();
    await().until(() -> carrier.rings(office.owner.phone()));
    assertThat(carrier.asked("play ringback")).isEmpty();
    carrier.pickUp(office.owner.phone());
    await().until(() -> carrier.rings(office.caller));
    var member = office.leg(call, 2);
    assertThat(carrier.hearsRinging(member)).isTrue();

    carrier.pickUp(office.caller);
    office.awaitPhase(call, CallPhase.HUMAN);
    await().until(() -> !carrier.hearsRinging(member));
    office.settle();
    assertThat(carrier.asked("play ringback")).containsExactly(member);
    assertThat(carrier.asked("stop playing")).containsExactly(member);
  }

  @Test
  void aToneThatComesLateIsNotHeardInTheTalk() {
    var call = place(office.caller, null).id();
    await().until(() -> carrier.rings(office.owner.phone()));
    carrier.playsNothing(true);
    carrier.losesAnswers(true); // so that the dialling, which is done, comes once more
    carrier.pickUp(office.owner.phone());
    await().until(() -> carrier.rings(office.caller));
    carrier.pickUp(office.caller);
    office.awaitPhase(call, CallPhase.HUMAN);
    carrier.playsNothing(false);
    carrier.losesAnswers(false);
    office.passUntil(() -> carrier.tries("dial").size() > 2);
    office.settle();
    assertThat(carrier.asked("play ringback")).isEmpty();
    assertThat(carrier.asked("dial")).hasSize(2);
  }

  @Test
  void whoeverCannotBeLetHearItRingIsConnectedAllTheSame() {
    carrier.playsNothing(true);
    talking();
  }

  @ParameterizedTest
  @CsvSource({
    "NO_ANSWER, unanswered, Nobody answers.",
    "BUSY, busy, The line is busy.",
    "NOT_FOUND, no-such-number, No telephone has this number."
  })
  void somebodyWhoIsNotThereEndsItInWordsAndIsNoMissedCall(
      Cause cause, String outcome, String words) {
    var call = calling();
    var member = office.leg(call, 2);
    carrier.end(office.leg(call, 1), cause);
    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(office.shown(call).outcome()).isEqualTo(outcome);
    assertThat(office.shown(call).status()).isEqualTo("missed");
    assertThat(office.shown(call).answeredAt()).isNull();
    await().until(() -> carrier.liveLegs().isEmpty());
    assertThat(carrier.asked("say")).containsExactly(words);
    assertThat(carrier.hearsRinging(member)).isFalse();
    assertThat(carrier.asked("transcribe")).isEmpty();
    assertThat(office.notices).isEmpty();
  }

  @Test
  void aMemberWhoIsToldWhyHangsUpMeanwhileAndItStaysBusy() {
    var call = calling();
    office.hold();
    carrier.end(office.leg(call, 1), Cause.BUSY);
    office.held().forEach(office::deliver);
    await().until(() -> carrier.asked("say").contains("The line is busy."));
    assertThat(office.phase(call)).isEqualTo(CallPhase.ANNOUNCEMENT);
    var shown = office.shown(call);
    assertThat(shown.status()).isEqualTo("ringing");
    assertThat(shown.handledBy()).isEqualTo(office.owner.id());
    assertThat(office.calls.occupation(office.workspace, List.of(office.owner.id())))
        .containsEntry(office.owner.id(), new Calls.Occupation(true, null));

    office.service.record(call, new CallEvent.HangUpRequested(office.owner.id()));
    await().until(() -> carrier.liveLegs().isEmpty());
    assertThat(office.shown(call).outcome()).isEqualTo("busy");
    assertThat(office.shown(call).answeredAt()).isNull();
  }

  @Test
  void aMemberWhoCannotBeToldWhyIsNotKeptInSilence() {
    var call = calling();
    carrier.speaks(false);
    carrier.end(office.leg(call, 1), Cause.BUSY);
    office.awaitPhase(call, CallPhase.ENDED);
    await().until(() -> carrier.liveLegs().isEmpty());
  }

  /** A member hears it ring. */
  private CallId calling() {
    var call = place(office.caller, null).id();
    await().until(() -> carrier.rings(office.owner.phone()));
    carrier.pickUp(office.owner.phone());
    await().until(() -> carrier.rings(office.caller));
    return call;
  }

  @Test
  void whoeverWasCalledCanBeGivenToTheAi() {
    var call = talking();
    office.service.record(call, new CallEvent.GiveBackRequested(office.owner.id()));
    office.awaitPhase(call, CallPhase.AI);
    assertThat(carrier.areTalking(office.leg(call, 1), office.leg(call, 3))).isTrue();
    await().until(() -> !carrier.isAlive(office.leg(call, 2)));
  }

  @Test
  void theLogTellsWhatTheTableShows() {
    var call = talking();
    var before = office.shown(call);
    office.calls.rebuild();
    assertThat(office.shown(call)).isEqualTo(before);
    assertThat(office.calls.withCaller(office.leg(call, 1))).contains(call);
  }

  @Test
  void theSameWishIsTheSameCallHoweverOftenAndFast() throws Exception {
    List<Callable<CallId>> wishes =
        List.of(
            () -> place(office.caller, "k").id(),
            () -> place(office.caller, "k").id(),
            () -> place(office.caller, "k").id(),
            () -> place(office.caller, "k").id());
    var placed = new HashSet<CallId>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var future : threads.invokeAll(wishes)) {
        placed.add(future.get());
      }
    }
    assertThat(placed).hasSize(1);
    assertThat(place(office.caller, "another").id()).isNotIn(placed);
    office.settle();
    assertThat(carrier.asked("dial")).hasSize(2);
  }

  @Test
  void numbersThatCostExtraOrRingUsAreRefused() {
    for (var number :
        List.of("+19005550199", office.business.value(), office.owner.phone().value())) {
      assertThat(office.placeCall.run(office.workspace, phone, null, new E164(number), null))
          .as(number)
          .isInstanceOf(Result.Refused.class);
    }
    assertThat(
            office.placeCall.run(
                office.workspace, phone, new E164("+12025550199"), office.caller, null))
        .isInstanceOf(Result.NoSender.class);
  }

  @Test
  void aCountryIsCalledThatTheBusinessIsInOrHasAllowed() {
    var london = new E164("+442079460018");
    var kingston = new E164("+18765550123");
    var toronto = new E164("+14165550123");
    assertThat(refusal(london))
        .contains("Calls to United Kingdom are not allowed")
        .contains("Settings");
    assertThat(refusal(kingston)).as("shares +1").contains("Jamaica");
    assertThat(refusal(new E164("+881612345678")))
        .as("a satellite telephone")
        .contains("no country");
    place(toronto, null);

    office.settings.save(office.workspace, allowing(Set.of("GB")));
    place(london, null);
    assertThat(refusal(toronto)).contains("Canada");
    office.settings.save(office.workspace, allowing(null));
    assertThat(office.countries.allowed(office.workspace)).containsExactly("CA", "US");
    assertThat(refusal(london)).isNotEmpty();
  }

  private static CallSettings allowing(@Nullable Set<String> countries) {
    return new CallSettings(
        RecordingPolicy.ANNOUNCE, false, null, null, null, Language.EN, countries);
  }

  private String refusal(E164 to) {
    var result = office.placeCall.run(office.workspace, phone, null, to, null);
    return result instanceof Result.Abroad(var why) ? why.en() : "";
  }

  @Test
  void aWorkspaceCannotRingMoreThanTenAtOnce() {
    for (int i = 0; i < 10; i++) {
      place(office.caller, null);
    }
    assertThat(office.placeCall.run(office.workspace, phone, null, office.caller, null))
        .isInstanceOf(Result.TooMany.class);
  }

  @Test
  void aWorkspaceCannotRingMoreInADayThanTheOperatorAllows() {
    for (int i = 0; i < Office.MOST_OUTSIDE_A_DAY; i++) {
      var call = place(office.caller, null);
      office.service.record(call.id(), new CallEvent.HangUpRequested(office.owner.id()));
      office.awaitPhase(call.id(), CallPhase.ENDED);
    }
    assertThat(office.placeCall.run(office.workspace, phone, null, office.caller, null))
        .isInstanceOf(Result.TooMany.class);
    office.pass(Duration.ofHours(23));
    assertThat(office.placeCall.run(office.workspace, phone, null, office.caller, null))
        .isInstanceOf(Result.TooMany.class);
    office.pass(Duration.ofHours(1));
    place(office.caller, null);
  }

  @Test
  void aWishThatIsRefusedUsesNothingUp() {
    var call = office.talkWithOwner();
    var guest = Person.outside(office.colleague.id(), "+13125550190");
    var notInIt = new CallEvent.AddRequested(office.colleague.id(), List.of(guest), true);
    for (int i = 0; i < Office.MOST_OUTSIDE_A_DAY; i++) {
      assertThat(office.limit.within(office.workspace, () -> office.service.record(call, notInIt)))
          .containsInstanceOf(CallService.Recorded.Ignored.class);
    }
    assertThat(office.limit.isReached(office.workspace)).isFalse();
  }

  @Test
  void whoeverIsPassedOnOrAddedCountsAmongThoseOutside() {
    var desk = Person.at(office.owner.id(), new E164("+13125550187"));
    for (int i = 0; i < OutsideLimit.MOST_AT_ONCE - 1; i++) {
      office.placeCall.run(office.workspace, desk, null, office.caller, null);
    }
    assertThat(office.limit.isReached(office.workspace)).isFalse();
    var call = office.talkWithOwner();
    assertThat(office.limit.isReached(office.workspace)).as("their own phone").isFalse();
    var friend = Person.at(office.owner.id(), new E164("+13125550188"));
    office.service.record(
        call, new CallEvent.TransferRequested(office.owner.id(), List.of(friend)));
    assertThat(office.limit.isReached(office.workspace)).isTrue();
    assertThat(office.placeCall.run(office.workspace, phone, null, office.caller, null))
        .isInstanceOf(Result.TooMany.class);
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(office.limit.isReached(office.workspace)).isFalse();
  }

  @Test
  void ofManyWhoWantTheLastPlaceAtOnceOneHasIt() {
    var desk = Person.at(office.owner.id(), new E164("+13125550187"));
    for (int i = 0; i < OutsideLimit.MOST_AT_ONCE - 1; i++) {
      office.placeCall.run(office.workspace, desk, null, office.caller, null);
    }
    var call = office.talkWithOwner();
    var owner = office.owner.id();
    long added =
        IntStream.range(0, 6)
            .parallel()
            .filter(i -> {
              var guest = Person.outside(owner, "+1312555019" + i);
              var wish = new CallEvent.AddRequested(owner, List.of(guest), true);
              return office
                  .limit
                  .within(office.workspace, () -> office.service.record(call, wish))
                  .isPresent();
            })
            .count();
    assertThat(added).isEqualTo(1);
    assertThat(office.limit.isReached(office.workspace)).isTrue();
  }

  @Test
  void everythingOfAMemberRingsAndTheRestStopsWhenOneIsAnswered() {
    var registration = office.softphones.connect(owner).orElseThrow();
    assertThat(registration.toString()).doesNotContain(registration.token());
    assertThat(office.softphones.addressOf(owner)).as("not ready yet").isEmpty();
    assertThat(office.softphones.ready(owner)).isPresent();
    var softphone = office.softphones.addressOf(owner).orElseThrow();

    var call = office.talkWithAi();
    office.conversations.handoverRequested(call, 1);
    await().until(() -> carrier.rings(softphone) && carrier.rings(office.owner.phone().value()));
    carrier.pickUp(softphone);
    office.awaitPhase(call, CallPhase.HUMAN);
    await().until(() -> !carrier.rings(office.owner.phone().value()));
    assertThat(office.shown(call).handledBy()).isEqualTo(office.owner.id());
  }

  @Test
  void aSoftphoneThatIsSilentForTooLongIsNotRung() {
    office.softphones.connect(owner);
    office.softphones.ready(owner);
    office.clock.advance(Duration.ofSeconds(26));
    assertThat(office.softphones.addressOf(owner)).isEmpty();
  }

  @Test
  void aSignInHasOneCredentialWhichEndsWithIt() {
    office.softphones.connect(owner);
    office.softphones.connect(owner);
    assertThat(office.lines.credentials()).hasSize(1);
    office.softphones.sweep();
    assertThat(office.lines.credentials()).hasSize(1);

    office.signIns.clear();
    office.softphones.sweep();
    assertThat(office.lines.credentials()).isEmpty();
    assertThat(office.softphones.ready(owner)).isEmpty();
  }

  @Test
  void aBlockedContactIsTurnedAwayAndNobodyIsToldButTheHistoryKnows() {
    var nuisance = new Contacts.Name(UUID.randomUUID(), "N", false, true);
    office.contacts =
        new Contacts() {
          @Override
          public Map<E164, Name> namesOf(WorkspaceId workspace, Collection<E164> numbers) {
            return Map.of(office.caller, nuisance);
          }

          @Override
          public Set<E164> numbersOf(WorkspaceId workspace, String word, int most) {
            return Set.of();
          }
        };
    var leg = carrier.call(office.caller, office.business);
    var call = office.calls.withCaller(leg).orElseThrow();
    await().until(() -> !carrier.isAlive(leg));
    assertThat(office.shown(call).outcome()).isEqualTo("blocked");
    assertThat(office.shown(call).answeredAt()).isNull();
    assertThat(carrier.asked("reject")).containsExactly(leg);
    assertThat(carrier.asked("answer")).isEmpty();
    office.settle();
    assertThat(office.notices).isEmpty();
  }

  @Test
  void aMemberWhoDeclinesIsNotRungAnyMoreAndTheAiGoesOn() {
    var call = office.talkWithAi();
    office.conversations.handoverRequested(call, 1);
    await().until(() -> carrier.rings(office.owner.phone()));
    office.service.record(call, new CallEvent.DeclineRequested(office.owner.id()));
    office.awaitPhase(call, CallPhase.AI);
    await().until(() -> !carrier.rings(office.owner.phone()));
  }
}
