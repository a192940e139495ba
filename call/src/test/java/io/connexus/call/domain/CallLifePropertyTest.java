package io.connexus.call.domain;

import static io.connexus.call.domain.World.Beginning.CALLER;
import static io.connexus.call.domain.World.Beginning.CALLER_WITH_RESERVE;
import static io.connexus.call.domain.World.Beginning.CLOSED;
import static io.connexus.call.domain.World.Beginning.MEMBER;
import static io.connexus.call.domain.World.Beginning.PEOPLE_BY_KEY;
import static io.connexus.call.domain.World.Beginning.PEOPLE_THEN_AI;
import static io.connexus.call.domain.World.Beginning.PEOPLE_THEN_VOICEMAIL;
import static io.connexus.call.domain.World.Beginning.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.CallState.Ended;
import io.connexus.call.domain.CallState.Ringing;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.CallState.WithAi;
import io.connexus.call.domain.CallState.WithHuman;
import io.connexus.call.domain.World.Move;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds in every call, however badly carrier, AI and people behave. */
class CallLifePropertyTest {
  record Step(int kind, int pick) {}

  @Provide
  Arbitrary<World> worlds() {
    var step =
        Combinators.combine(
                Arbitraries.integers().between(0, 99), Arbitraries.integers().between(0, 999))
            .as(Step::new);
    return Combinators.combine(
            Arbitraries.of(
                CALLER_WITH_RESERVE,
                CALLER_WITH_RESERVE,
                CALLER,
                PEOPLE_THEN_AI,
                PEOPLE_THEN_VOICEMAIL,
                PEOPLE_BY_KEY,
                PEOPLE_BY_KEY,
                QUEUE,
                CLOSED,
                MEMBER,
                MEMBER),
            step.list().ofMinSize(0).ofMaxSize(100))
        .as(CallLifePropertyTest::played);
  }

  private static World played(World.Beginning beginning, List<Step> steps) {
    var world = new World(beginning);
    steps.forEach(step -> world.step(step.kind(), step.pick()));
    return world;
  }

  @Property(tries = 12000)
  void everyStateIsReachedOften(@ForAll("worlds") World world) {
    world.moves().stream()
        .map(move -> move.after().getClass().getSimpleName())
        .distinct()
        .forEach(Statistics::collect);
    Statistics.coverage(coverage -> {
      for (var state : CallState.Live.class.getPermittedSubclasses()) {
        coverage.check(state.getSimpleName()).count(c -> c >= 50);
      }
    });
  }

  @Property(tries = 3000)
  void nothingLeavesTheEnd(@ForAll("worlds") World world) {
    assertThat(world.moves())
        .filteredOn(move -> move.before() instanceof Ended)
        .allSatisfy(move -> {
          assertThat(move.after()).isInstanceOf(Ended.class);
          assertThat(((Ended) move.after()).outcome()).isEqualTo(((Ended) move.before()).outcome());
          assertThat(move.commands()).hasOnlyElementsOfType(CallCommand.HangUp.class);
        });
  }

  @Property(tries = 3000)
  void whoeverIsOutsideIsPickedUpOrDialledAtMostOnce(@ForAll("worlds") World world) {
    boolean outbound = world.call().outbound();
    assertThat(world.commands())
        .filteredOn(CallCommand.Answer.class::isInstance)
        .hasSize(outbound ? 0 : 1);
    assertThat(world.commands())
        .filteredOn(CallCommand.DialOutside.class::isInstance)
        .hasSizeLessThanOrEqualTo(outbound ? 1 : 0);
  }

  @Property(tries = 3000)
  void eachLegIsDialledOnceUnderItsOwnNumber(@ForAll("worlds") World world) {
    var dialled = world.commands().stream().mapMulti(CallLifePropertyTest::leg).toList();
    assertThat(dialled).doesNotHaveDuplicates().doesNotContain(Line.CALLER);
    var legs = World.line(world.state()).legs();
    assertThat(legs).extracting(Leg::number).containsExactlyElementsOf(upTo(legs.size()));
    assertThat(dialled).hasSize(legs.size() - 1);
  }

  private static void leg(CallCommand command, java.util.function.Consumer<Integer> to) {
    switch (command) {
      case CallCommand.DialAi(var leg, _, _) -> to.accept(leg);
      case CallCommand.DialHuman(var leg, _, _) -> to.accept(leg);
      default -> {}
    }
  }

  private static List<Integer> upTo(int last) {
    return java.util.stream.IntStream.rangeClosed(1, last).boxed().toList();
  }

  @Property(tries = 3000)
  void afterTheEndEveryLegThatLivesHasBeenHungUp(@ForAll("worlds") World world) {
    world.happen(Rehearsal.ended(Line.CALLER, CallEvent.Cause.HUNG_UP));
    world.happen(new CallEvent.ExplanationOver(2)); // a member who called is told first
    assertThat(world.state()).isInstanceOf(Ended.class);
    var left = new HashSet<>(world.aliveLegs());
    left.removeIf(leg -> World.line(world.state()).leg(leg).isEmpty()); // never one of ours
    left.remove(Line.CALLER);
    assertThat(world.hungUp()).containsAll(left);
  }

  @Property(tries = 3000)
  void aLegNamedAfterTheEndIsHungUp(@ForAll("worlds") World world) {
    world.happen(Rehearsal.hangUp());
    for (var leg : World.line(world.state()).legs()) {
      if (leg.carrierId() == null) {
        world.happen(Rehearsal.dialled(leg.number()));
        assertThat(world.hungUp()).contains(leg.number());
      }
    }
  }

  @Property(tries = 3000)
  void anAiBesideARingingPhoneIsSilent(@ForAll("worlds") World world) {
    boolean silent = false;
    for (var move : world.moves()) {
      for (var command : move.commands()) {
        if (command instanceof CallCommand.SilenceAi) {
          silent = true;
        } else if (command instanceof CallCommand.ResumeAi
            || command instanceof CallCommand.PrepareAi) {
          silent = false;
        }
      }
      if (move.after() instanceof RingingHuman ringing && ringing.ai() != null) {
        assertThat(silent).as("after " + move).isTrue();
      }
    }
  }

  @Property(tries = 3000)
  void anAiThatHasTheCallerBackMaySpeak(@ForAll("worlds") World world) {
    for (var move : world.moves()) {
      if (move.before() instanceof RingingHuman && move.after() instanceof WithAi) {
        assertThat(move.commands()).hasAtLeastOneElementOfType(CallCommand.ResumeAi.class);
      } else if (move.after() instanceof WithAi with
          && move.before() instanceof CallState.HandingBack) {
        assertThat(with.ai().session()).isGreaterThan(1);
      }
    }
  }

  @Property(tries = 3000)
  void theLogTellsTheWholeCall(@ForAll("worlds") World world) {
    assertThat(world.replayed()).isEqualTo(world.call());
  }

  @Property(tries = 3000)
  void whatIsIgnoredChangesNothing(@ForAll("worlds") World world) {
    assertThat(world.moves())
        .filteredOn(Move::ignored)
        .allSatisfy(move -> assertThat(move.after()).isEqualTo(move.before()));
  }

  @Property(tries = 3000)
  void aCallThatEverythingFailsEnds(@ForAll("worlds") World world) {
    world.breakDown();
    assertThat(isInGoodHands(world.state()) || world.state() instanceof Ended)
        .as("stuck in " + world.state())
        .isTrue();
  }

  /**
   * The carrier alone knows whether a ringing caller was picked up; without it nothing is known.
   */
  @Property(tries = 3000)
  void noCallerIsLeftInSilenceWhenNothingMoreIsHeard(@ForAll("worlds") World world) {
    if (world.state() instanceof Ringing) {
      return;
    }
    world.goSilent();
    assertThat(isInGoodHands(world.state()) || world.state() instanceof Ended)
        .as("stuck in " + world.state())
        .isTrue();
  }

  @Property(tries = 3000)
  void aRoomIsNeverWithoutSomebodyWhoHasAnswered(@ForAll("worlds") World world) {
    assertThat(world.moves())
        .filteredOn(move -> move.after() instanceof CallState.InRoom)
        .allSatisfy(move -> {
          var in = (CallState.InRoom) move.after();
          assertThat(in.room().present())
              .isNotEmpty()
              .allSatisfy(one -> {
                var leg = in.line().leg(one.leg()).orElseThrow();
                assertThat(leg.answered() && leg.wanted() && !leg.over()).as("%s", leg).isTrue();
              });
          assertThat(in.room().ringing())
              .allSatisfy(one -> {
                var leg = in.line().leg(one.leg()).orElseThrow();
                assertThat(leg.wanted() && !leg.over()).as("%s", leg).isTrue();
              });
          assertThat(in.line().caller().over()).isFalse();
        });
  }

  @Property(tries = 3000)
  void aCallerIsOnHoldOnlyForSomebodyWhoIsThere(@ForAll("worlds") World world) {
    assertThat(world.moves())
        .filteredOn(move -> move.after() instanceof CallState.InRoom in && in.room().held())
        .allSatisfy(move -> {
          var room = ((CallState.InRoom) move.after()).room();
          assertThat(room.present())
              .anySatisfy(one -> assertThat(one.human().person().user()).isEqualTo(room.heldBy()));
        });
  }

  /** What the carrier connects unasked is another matter: it knows nobody's own voicemail. */
  @Property(tries = 6000)
  void noVoicemailOfAMembersOwnTakesTheCaller(@ForAll("worlds") World world) {
    var byKey = new HashSet<Integer>();
    var accepted = new HashSet<Integer>();
    for (var move : world.moves()) {
      switch (move.event()) {
        case CallEvent.LegAccepted(var leg) when !move.ignored() -> accepted.add(leg);
        case CallEvent.LegBridged(var leg) -> accepted.add(leg);
        default -> {}
      }
      for (var command : move.commands()) {
        switch (command) {
          case CallCommand.DialHuman(var leg, var person, _) when person.acceptsByKey() ->
              byKey.add(leg);
          case CallCommand.Bridge(_, var leg, _) when byKey.contains(leg) ->
              assertThat(accepted.contains(leg)).as("%s", world).isTrue();
          case CallCommand.JoinRoom(_, var leg, _, _) when byKey.contains(leg) ->
              assertThat(accepted.contains(leg)).as("%s", world).isTrue();
          default -> {}
        }
      }
    }
    Statistics.collect(
        byKey.isEmpty() ? "nobody by key" : accepted.isEmpty() ? "not pressed" : "pressed");
    Statistics.coverage(coverage -> coverage.check("pressed").count(c -> c >= 100));
  }

  @Property(tries = 3000)
  void whoWaitsWhilePhonesRingHearsSomething(@ForAll("worlds") World world) {
    assertThat(world.moves())
        .filteredOn(move -> move.after() instanceof RingingHuman ringing && ringing.ai() == null)
        .filteredOn(move -> World.line(move.after()).sentences() == 0)
        .filteredOn(move -> !isAnswered((RingingHuman) move.after()))
        .allSatisfy(move -> assertThat(World.line(move.after()).music()).as("%s", move).isTrue());
  }

  @Property(tries = 3000)
  void musicIsForThoseWhoWaitAlone(@ForAll("worlds") World world) {
    boolean plays = false;
    for (var move : world.moves()) {
      for (var command : move.commands()) {
        switch (command) {
          case CallCommand.PlayMusic _, CallCommand.Entertain _ -> plays = true;
          case CallCommand.StopMusic _, CallCommand.Greet _ -> plays = false;
          default -> {}
        }
      }
      if (move.after() instanceof CallState.Live live) {
        assertThat(live.line().music()).as("%s", move).isEqualTo(plays);
        boolean waits =
            live instanceof CallState.Queued
                || (live instanceof RingingHuman ringing && !isAnswered(ringing));
        assertThat(plays && !waits).as("%s", move).isFalse();
      }
    }
  }

  private static boolean isAnswered(RingingHuman ringing) {
    return ringing.humans().stream()
        .anyMatch(human -> ringing.line().leg(human.leg()).orElseThrow().answered());
  }

  private static boolean isInGoodHands(CallState state) {
    return switch (state) {
      case WithAi(_, var ai) -> ai.connected();
      case WithHuman _, CallState.InRoom _ -> true;
      default -> false;
    };
  }

  @Property(tries = 3000)
  void onlyWhoTalksWithAPersonOrTheVoicemailIsRecorded(@ForAll("worlds") World world) {
    boolean records = false;
    for (var move : world.moves()) {
      for (var command : move.commands()) {
        if (command instanceof CallCommand.StartRecording) {
          assertThat(records).as("records already").isFalse();
          records = true;
        } else if (command instanceof CallCommand.StopRecording) {
          assertThat(records).as("records").isTrue();
          records = false;
        }
      }
      switch (move.event()) {
        case CallEvent.RecordingFailed _, CallEvent.RecordingOver _ when !move.ignored() ->
            records = false;
        default -> {}
      }
      if (records) {
        assertThat(move.after())
            .as("after " + move)
            .isInstanceOfAny(
                WithHuman.class,
                CallState.InRoom.class,
                CallState.HandingBack.class,
                CallState.Voicemail.class,
                Ended.class);
      }
    }
  }
}
