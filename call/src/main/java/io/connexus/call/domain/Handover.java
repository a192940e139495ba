package io.connexus.call.domain;

import static io.connexus.call.domain.Attendant.backTo;
import static io.connexus.call.domain.Attendant.startOver;
import static io.connexus.call.domain.CallLife.hangUp;
import static io.connexus.call.domain.CallLife.ignored;
import static io.connexus.call.domain.CallLife.isPerson;
import static io.connexus.call.domain.CallLife.moved;

import io.connexus.call.domain.CallCommand.Bridge;
import io.connexus.call.domain.CallCommand.DialHuman;
import io.connexus.call.domain.CallCommand.DoubtTelephone;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallCommand.ResumeAi;
import io.connexus.call.domain.CallCommand.Say;
import io.connexus.call.domain.CallCommand.SilenceAi;
import io.connexus.call.domain.CallCommand.Transcribe;
import io.connexus.call.domain.CallCommand.Wake;
import io.connexus.call.domain.CallEvent.AiConnected;
import io.connexus.call.domain.CallEvent.BridgeFailed;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.DeclineRequested;
import io.connexus.call.domain.CallEvent.GiveBackRequested;
import io.connexus.call.domain.CallEvent.HandoverRequested;
import io.connexus.call.domain.CallEvent.LegBridged;
import io.connexus.call.domain.CallEvent.LegJoined;
import io.connexus.call.domain.CallEvent.RoundSought;
import io.connexus.call.domain.CallEvent.SleeperTransferRequested;
import io.connexus.call.domain.CallEvent.TelephoneWoke;
import io.connexus.call.domain.CallEvent.TimeUp;
import io.connexus.call.domain.CallEvent.TransferRequested;
import io.connexus.call.domain.CallState.Ai;
import io.connexus.call.domain.CallState.Connecting;
import io.connexus.call.domain.CallState.Human;
import io.connexus.call.domain.CallState.InRoom;
import io.connexus.call.domain.CallState.Live;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.CallState.WithAi;
import io.connexus.call.domain.CallState.WithHuman;
import io.connexus.call.domain.Outcome.Moved;
import io.connexus.platform.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a caller goes to a person: telephones ring, the AI, if there is one, is silent meanwhile, and
 * has the caller again if nobody answers.
 */
final class Handover {
  private Handover() {}

  /**
   * Silences the AI and rings people.
   *
   * @param rounds the first rings now, the others if nobody of it answers; not empty, but the first
   *     may be: then one that wakes is waited for
   * @param announcement false if the AI has told the caller already
   * @param first what is to be done before
   */
  static Moved ring(
      Line line,
      List<List<Person>> rounds,
      @Nullable Ai ai,
      boolean announcement,
      List<CallCommand> first) {
    boolean announce = announcement && line.sentences() == 0 && !line.music(); // or it would wait
    var commands = new ArrayList<>(first);
    if (ai != null) {
      commands.add(new SilenceAi());
    }
    var next = line;
    var humans = new ArrayList<Human>();
    for (var person : rounds.getFirst()) {
      int leg = next.nextLeg();
      humans.add(new Human(person, leg));
      next = next.dialling(Leg.Kind.HUMAN);
      commands.add(new DialHuman(leg, person, line.callerId()));
    }
    if (announce) {
      commands.add(new Say(line.callerId(), Phrase.CONNECTING_YOU));
      next = next.saying();
    }
    for (var human : humans) {
      commands.add(new Wake(Deadline.HUMAN_RING, human.leg()));
    }
    int asleep = humans.isEmpty() ? next.nextLeg() : 0;
    if (asleep > 0) {
      commands.add(new Wake(Deadline.ASLEEP, asleep));
    }
    var then = rounds.subList(1, rounds.size());
    return new Moved(new RingingHuman(next, humans, then, ai, asleep, null), commands);
  }

  /** Who talks with the caller, alone, leaves them to a member who is to be woken first. */
  static Outcome toSleeper(Live live, SleeperTransferRequested asked) {
    var transfer = new TransferRequested(asked.by(), List.of());
    var outcome =
        switch (live) {
          case WithHuman with -> CallLife.withHuman(with, transfer);
          case InRoom in -> Rooms.inRoom(in, transfer);
          default -> ignored("talking with nobody");
        };
    return outcome instanceof Moved(RingingHuman ringing, var commands)
        ? new Moved(ringing.waitingFor(asked.to()), commands)
        : outcome;
  }

  /** Who answers first has the caller; the others' telephones stop ringing. */
  static Outcome picked(RingingHuman now, int number) {
    var line = now.line();
    var commands = new ArrayList<CallCommand>();
    for (var human : now.humans()) {
      if (human.leg() != number) {
        commands.addAll(hangUp(line, human.leg()));
        line = line.without(human.leg());
      }
    }
    var id = line.leg(number).orElseThrow().carrierId();
    if (id != null) {
      commands.add(new Bridge(line.callerId(), number, id));
    }
    return new Moved(now.with(line, List.of(human(now, number))), commands);
  }

  private static Human human(RingingHuman now, int leg) {
    return now.humans().stream().filter(human -> human.leg() == leg).findFirst().orElseThrow();
  }

  static Outcome ringing(RingingHuman now, CallEvent event) {
    var line = now.line();
    return switch (event) {
      case LegBridged(var number) when now.rings(number) -> talk(now, human(now, number));
      case LegBridged(var number) when now.ai() != null && isPerson(line, number) ->
          backTo(now, now.ai().leg()); // silent, but it has the caller if nobody answers
      case LegJoined(var number, _) when number == Line.CALLER && now.ai() != null ->
          backTo(now, now.ai().leg());
      case LegBridged(var number) when now.ai() != null && number == now.ai().leg() ->
          moved(now.with(line.aiHasTalked()));
      case AiConnected(var session) when now.ai() != null && session == now.ai().session() ->
          moved(now.with(line, now.ai().heard()), new SilenceAi());
      case BridgeFailed(var number) when now.rings(number) -> giveUp(now, List.of(number));
      case TimeUp(var deadline, var number)
          when CallLife.isTimeUp(line, deadline, number) && now.rings(number) ->
          giveUp(now, List.of(number));
      case HandoverRequested asked
          when asked.by() != null && !asked.to().stream().allMatch(now::rings) ->
          ring(without(now), asked.rounds(), now.ai(), true, hangUps(now, legs(now.humans())));
      case RoundSought(var leg, var rounds) when Rounds.isSought(now, leg) ->
          Rounds.begin(now, rounds);
      case TimeUp(var deadline, var leg)
          when deadline == Deadline.ROUND_SOUGHT && Rounds.isSought(now, leg) ->
          Rounds.begin(now, now.then());
      case TimeUp(var deadline, var leg) when deadline == Deadline.ASLEEP && leg == now.asleep() ->
          now.humans().isEmpty() ? giveUp(now.awake(), List.of()) : moved(now.awake());
      case TelephoneWoke(var person) when Rounds.mayJoin(now, person) -> Rounds.join(now, person);
      case DeclineRequested(var by) -> declined(now, by);
      case GiveBackRequested _ when now.ai() != null ->
          resume(now, now.ai(), Phrase.BACK_TO_AI, hangUps(now, legs(now.humans())));
      default -> ignored("ringing a person");
    };
  }

  private static Outcome declined(RingingHuman now, UserId by) {
    var theirs = now.humans().stream().filter(human -> human.person().is(by)).toList();
    if (theirs.isEmpty() && !now.waitsFor(by)) {
      return ignored("not being rung");
    }
    return giveUp(now.waitsFor(by) ? now.awake() : now, legs(theirs));
  }

  /**
   * A telephone that rang is gone. A member who did not want the caller is not waited for; one who
   * woke and whose softphone failed may have just come back, and is rung again when it says so.
   */
  static Outcome ended(RingingHuman now, int leg, Cause cause) {
    var person = human(now, leg).person();
    if (cause == Cause.DECLINED && now.waitsFor(person.user())) {
      return giveUp(now.awake(), List.of(leg));
    }
    if (!cause.isFailure() || now.asleep() == 0 || !person.isSoftphone()) {
      return giveUp(now, List.of(leg));
    }
    var left = now.humans().stream().filter(human -> human.leg() != leg).toList();
    return moved(now.with(now.line().without(leg), left), new DoubtTelephone(person));
  }

  /** These telephones will not get the caller any more; the others ring on. */
  static Outcome giveUp(RingingHuman now, List<Integer> legs) {
    var commands = hangUps(now, legs);
    var line = now.line();
    for (int leg : legs) {
      line = line.without(leg);
    }
    var left = now.humans().stream().filter(human -> !legs.contains(human.leg())).toList();
    if (!left.isEmpty() || now.asleep() > 0) { // others may still wake
      return new Moved(now.with(line, left), commands);
    }
    return now.then().isEmpty()
        ? nobodyAnswered(line, now.ai(), commands)
        : Rounds.seek(now, line, commands);
  }

  private static List<Integer> legs(List<Human> humans) {
    return humans.stream().map(Human::leg).toList();
  }

  private static List<CallCommand> hangUps(RingingHuman now, List<Integer> legs) {
    return legs.stream().flatMap(leg -> hangUp(now.line(), leg).stream()).toList();
  }

  private static Line without(RingingHuman now) {
    var line = now.line();
    for (var human : now.humans()) {
      line = line.without(human.leg());
    }
    return line;
  }

  /** Who talks has answered, even if we were not told, or are told later. */
  static Line answered(Line line, int leg) {
    return line.change(leg, Leg::picked);
  }

  private static Outcome talk(RingingHuman now, Human human) {
    var others = now.humans().stream().filter(other -> !other.equals(human)).toList();
    var commands = new ArrayList<CallCommand>();
    commands.add(new Transcribe(now.line().callerId()));
    commands.addAll(hangUps(now, legs(others)));
    var line = answered(now.line(), human.leg()).hasTalked(human.person());
    for (var other : others) {
      line = line.without(other.leg());
    }
    if (now.ai() != null) {
      commands.addAll(hangUp(line, now.ai().leg()));
      line = line.without(now.ai().leg());
    }
    return new Moved(new WithHuman(line, human), commands);
  }

  static Outcome nobodyAnswered(Line line, @Nullable Ai ai, List<CallCommand> first) {
    if (ai != null) {
      return resume(line, ai, Phrase.NOBODY_FREE, first);
    }
    if (line.waits() > 0) {
      return Queue.begin(line, first);
    }
    if (line.aiTalked() || line.spokeWith() != null) {
      return startOver(line, Ai::preparingAgain, first); // it was lost, or given up for the person
    }
    if (line.sessions() > 0) {
      return VoicemailBox.begin(line, first, null);
    }
    return switch (line.route().unanswered()) {
      case AI -> startOver(line, Ai::preparing, first);
      case QUEUE -> Queue.begin(line, first);
      case VOICEMAIL -> VoicemailBox.begin(line, first, null);
    };
  }

  private static Outcome resume(RingingHuman now, Ai ai, Phrase phrase, List<CallCommand> first) {
    return resume(without(now), ai, phrase, first);
  }

  private static Outcome resume(Line line, Ai ai, Phrase phrase, List<CallCommand> first) {
    var commands = new ArrayList<>(first);
    commands.add(new ResumeAi(phrase));
    boolean bridged = line.aiTalked();
    if (!bridged || !ai.connected()) { // its deadline may have passed while the phone rang
      commands.add(new Wake(Deadline.AI_READY, ai.session()));
    }
    return new Moved(bridged ? new WithAi(line, ai) : new Connecting(line, ai), commands);
  }
}
