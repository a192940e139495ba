package io.connexus.call.domain;

import static io.connexus.call.domain.Attendant.backTo;
import static io.connexus.call.domain.Attendant.isWaited;
import static io.connexus.call.domain.Attendant.startOver;
import static io.connexus.call.domain.CallLife.concat;
import static io.connexus.call.domain.CallLife.end;
import static io.connexus.call.domain.CallLife.hangUp;
import static io.connexus.call.domain.CallLife.ignored;
import static io.connexus.call.domain.CallLife.moved;
import static io.connexus.call.domain.CallLife.stopTranscribing;
import static java.util.Objects.requireNonNull;

import io.connexus.call.domain.CallCommand.Bridge;
import io.connexus.call.domain.CallCommand.DialAi;
import io.connexus.call.domain.CallCommand.DialHuman;
import io.connexus.call.domain.CallCommand.Hold;
import io.connexus.call.domain.CallCommand.JoinRoom;
import io.connexus.call.domain.CallCommand.LeaveRoom;
import io.connexus.call.domain.CallCommand.Mute;
import io.connexus.call.domain.CallCommand.OpenRoom;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallCommand.PrepareAi;
import io.connexus.call.domain.CallCommand.Say;
import io.connexus.call.domain.CallCommand.Wake;
import io.connexus.call.domain.CallEvent.AddRequested;
import io.connexus.call.domain.CallEvent.AiConnected;
import io.connexus.call.domain.CallEvent.AiPrepared;
import io.connexus.call.domain.CallEvent.AiUnavailable;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.DeclineRequested;
import io.connexus.call.domain.CallEvent.GiveBackRequested;
import io.connexus.call.domain.CallEvent.HandoverRequested;
import io.connexus.call.domain.CallEvent.HoldFailed;
import io.connexus.call.domain.CallEvent.HoldRequested;
import io.connexus.call.domain.CallEvent.JoinFailed;
import io.connexus.call.domain.CallEvent.KeysRequested;
import io.connexus.call.domain.CallEvent.LeaveRequested;
import io.connexus.call.domain.CallEvent.LegBridged;
import io.connexus.call.domain.CallEvent.LegJoined;
import io.connexus.call.domain.CallEvent.MuteFailed;
import io.connexus.call.domain.CallEvent.MuteRequested;
import io.connexus.call.domain.CallEvent.RemoveRequested;
import io.connexus.call.domain.CallEvent.RoomFailed;
import io.connexus.call.domain.CallEvent.RoomOpened;
import io.connexus.call.domain.CallEvent.TimeUp;
import io.connexus.call.domain.CallEvent.TransferRequested;
import io.connexus.call.domain.CallState.Ai;
import io.connexus.call.domain.CallState.Connecting;
import io.connexus.call.domain.CallState.HandingBack;
import io.connexus.call.domain.CallState.Human;
import io.connexus.call.domain.CallState.InRoom;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.CallState.WithAi;
import io.connexus.call.domain.CallState.WithHuman;
import io.connexus.call.domain.Outcome.Moved;
import io.connexus.call.domain.Participant.Standing;
import io.connexus.platform.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two who are connected by a bridge cannot do: hold, mute, a third person. The first such wish
 * opens a room with the person's leg, whose bridge leaves the caller waiting, and brings the caller
 * in after. A room that cannot be opened is a bridge again.
 */
final class Rooms {
  private static final String NOT_IN_IT = "not in the call";

  private Rooms() {}

  // ---- two on a bridge

  static Outcome onBridge(WithHuman now, CallEvent event) {
    var person = now.human().person();
    if (now.line().leg(now.human().leg()).map(Leg::carrierId).isEmpty()) {
      return ignored("talking with a person whose leg has no name yet");
    }
    return switch (event) {
      case HoldRequested(var by, var held) when person.is(by) ->
          held ? open(now, Room.of(now.human()).hold(by)) : ignored("nobody is on hold");
      case MuteRequested(var by, var muted) when person.is(by) ->
          muted ? open(now, Room.of(now.human()).mute(by, true)) : ignored("nobody is muted");
      case AddRequested add when person.is(add.by()) -> {
        var room = new InRoom(now.line(), Room.of(now.human()), null);
        yield ring(room, add.by(), add.to(), add.outside(), List.of(open(room)));
      }
      case KeysRequested(var by, _) when person.is(by) -> moved(now);
      case RoomOpened(var leg, _) when leg == now.human().leg() -> // given up meanwhile
          backTo(now, leg);
      case LegJoined(var leg, _) when leg == Line.CALLER -> backTo(now, now.human().leg());
      case LegBridged(var leg) // an AI that was given up was connected all the same
          when Attendant.cameAfter(now.line(), leg, now.human().leg()) ->
          startOver(
              now.line().without(now.human().leg()),
              Ai::preparing,
              concat(List.of(stopTranscribing(now.line())), hangUp(now.line(), now.human().leg())));
      default -> ignored("talking with a person");
    };
  }

  private static Outcome open(WithHuman now, Room room) {
    var next = new InRoom(now.line(), room, null);
    return moved(next, open(next));
  }

  private static OpenRoom open(InRoom now) {
    return new OpenRoom(now.room().opener(), carrierId(now.line(), now.room().opener()));
  }

  private static Bridge bridge(Line line, int leg) {
    return new Bridge(line.callerId(), leg, carrierId(line, leg));
  }

  private static String carrierId(Line line, int leg) {
    return requireNonNull(line.leg(leg).orElseThrow().carrierId());
  }

  // ---- in the room

  static Outcome inRoom(InRoom now, CallEvent event) {
    var room = now.room();
    return switch (event) {
      case RoomOpened(var leg, var id) when isOpening(room, leg) -> opened(now, id);
      case RoomFailed(var leg) when isOpening(room, leg) -> backToBridge(now);
      case LegJoined(var leg, var id) when id.equals(room.id()) -> joined(now, leg);
      case JoinFailed(var leg, var id) when id.equals(room.id()) -> joinFailed(now, leg);
      case HoldRequested(var by, var held) -> hold(now, by, held);
      case HoldFailed(var held) when room.id() != null && held == room.held() ->
          moved(now.with(room.hold(held ? null : somebody(room))));
      case MuteRequested(var by, var muted) -> mute(now, by, muted);
      case MuteFailed(var leg, var muted) when isMuted(room, leg, muted) ->
          moved(now.with(room.each(one -> one.leg() == leg ? one.muted(!muted) : one)));
      case KeysRequested(var by, _) -> room.has(by) ? moved(now) : ignored(NOT_IN_IT);
      case AddRequested(var by, var to, var outside) ->
          room.has(by) ? ring(now, by, to, outside, List.of()) : ignored(NOT_IN_IT);
      case LeaveRequested(var by) -> leave(now, by);
      case RemoveRequested(var by, var leg) -> remove(now, by, leg);
      case DeclineRequested(var by) -> decline(now, by);
      case TimeUp(var deadline, var leg)
          when CallLife.isTimeUp(now.line(), deadline, leg) && room.rings(leg) ->
          without(now, List.of(leg), false);
      case TransferRequested(var by, var to) -> passOn(now, by, to);
      case HandoverRequested asked
          when asked.by() != null
              && now.ai() == null
              && (isOutsideOnly(room) || isAlone(room, asked.by())) ->
          ring(now, asked.to());
      case HandoverRequested asked
          when asked.by() != null && now.ai() == null && room.expects(asked.by()) ->
          bringAnew(now, asked.by(), asked.to());
      default -> handingBack(now, event);
    };
  }

  /** Whether nobody of the team is left, so that a member may have the caller back. */
  private static boolean isOutsideOnly(Room room) {
    return room.present().stream().allMatch(Participant::outside);
  }

  /** Whether the member has the caller to themselves, at whichever of their telephones. */
  private static boolean isAlone(Room room, UserId member) {
    return room.present().stream().allMatch(one -> one.is(member));
  }

  private static boolean isOpening(Room room, int leg) {
    return room.id() == null && room.opener() == leg;
  }

  private static boolean isMuted(Room room, int leg, boolean muted) {
    return room.at(leg).filter(one -> one.muted() == muted).isPresent();
  }

  private static Outcome opened(InRoom now, String id) {
    var line = now.line();
    var room = now.room().known(id);
    var commands = new ArrayList<CallCommand>();
    commands.add(new JoinRoom(id, Line.CALLER, line.callerId(), room.held()));
    for (var one : room.present()) {
      if (one.leg() != room.opener()) {
        commands.add(new JoinRoom(id, one.leg(), carrierId(line, one.leg()), one.muted()));
      } else if (one.muted()) {
        commands.add(new Mute(id, one.leg(), carrierId(line, one.leg()), true));
      }
    }
    return new Moved(now.with(standing(room, room.opener(), Standing.JOINED)), commands);
  }

  private static Room standing(Room room, int leg, Standing standing) {
    return room.each(one -> one.leg() == leg ? one.now(standing) : one);
  }

  /** Who answers first of those rung together joins; the others' telephones stop ringing. */
  static Outcome picked(InRoom now, int number) {
    var line = now.line();
    var carrierId = line.leg(number).orElseThrow().carrierId();
    if (carrierId == null) {
      return moved(now); // comes again once it is known
    }
    var room = now.room();
    var who = room.at(number).orElseThrow();
    int invitation = who.invitation();
    var others = ringing(room, invitation).stream().filter(leg -> leg != number).toList();
    var commands = hangUps(line, others);
    var id = room.id();
    if (id != null) {
      commands.add(new JoinRoom(id, number, carrierId, who.muted()));
    }
    if (who.outside()) {
      commands.addAll(Recorder.tellWhoComes(line, number));
    }
    var next = standing(room.without(others), number, Standing.JOINING);
    return new Moved(new InRoom(without(line, others), next, now.ai()), commands);
  }

  private static List<Integer> ringing(Room room, int invitation) {
    return legs(room.only(one -> one.isRinging() && one.invitation() == invitation));
  }

  private static Outcome joined(InRoom now, int leg) {
    return now.room().at(leg).filter(one -> one.standing() == Standing.JOINING).isPresent()
        ? moved(now.with(standing(now.room(), leg, Standing.JOINED)))
        : ignored("in the room already, or not expected");
  }

  private static Outcome joinFailed(InRoom now, int leg) {
    if (leg == Line.CALLER) {
      return bridgeAnew(now);
    }
    return now.room().at(leg).isPresent() ? without(now, List.of(leg), true) : ignored(NOT_IN_IT);
  }

  private static Outcome hold(InRoom now, UserId by, boolean held) {
    var room = now.room();
    if (!room.has(by)) {
      return ignored(NOT_IN_IT);
    }
    return room.held() == held
        ? ignored("so already")
        : new Moved(now.with(room.hold(held ? by : null)), holding(now, held));
  }

  private static List<CallCommand> holding(InRoom now, boolean held) {
    var id = now.room().id();
    return id == null ? List.of() : List.of(new Hold(id, now.line().callerId(), held));
  }

  private static @Nullable UserId somebody(Room room) {
    return room.present().stream().map(one -> one.human().person().user()).findFirst().orElse(null);
  }

  private static Outcome mute(InRoom now, UserId by, boolean muted) {
    var room = now.room();
    var changing = room.of(by).stream().filter(one -> one.muted() != muted).toList();
    if (changing.isEmpty()) {
      return ignored(room.has(by) ? "so already" : NOT_IN_IT);
    }
    var id = room.id();
    var commands =
        id == null
            ? List.<CallCommand>of()
            : changing.stream()
                .<CallCommand>map(
                    one -> new Mute(id, one.leg(), carrierId(now.line(), one.leg()), muted))
                .toList();
    return new Moved(now.with(room.mute(by, muted)), commands);
  }

  private static Outcome ring(
      InRoom now, UserId by, List<Person> to, boolean outside, List<CallCommand> first) {
    var news = to.stream().filter(person -> !now.room().has(person)).toList();
    if (news.isEmpty()) {
      return ignored("in the call already");
    }
    int invitation = now.line().nextLeg();
    var line = now.line();
    var all = new ArrayList<>(now.room().participants());
    var dials = new ArrayList<>(first);
    var wakes = new ArrayList<CallCommand>();
    for (var person : news) {
      int leg = line.nextLeg();
      line = line.dialling(Leg.Kind.HUMAN);
      all.add(Participant.rung(new Human(person, leg), invitation, by, outside));
      dials.add(new DialHuman(leg, person, line.callerId()));
      wakes.add(new Wake(Deadline.HUMAN_RING, leg));
    }
    return new Moved(new InRoom(line, now.room().with(all), now.ai()), concat(dials, wakes));
  }

  /** The others keep the caller; if they are still being rung, the caller waits for them. */
  private static Outcome leave(InRoom now, UserId by) {
    var room = now.room();
    if (!room.has(by)) {
      return ignored(NOT_IN_IT);
    }
    var mine = legs(room.of(by));
    return room.without(mine).participants().isEmpty()
        ? ignored("nobody would be left with the caller")
        : without(now, mine, false);
  }

  /** Whoever rings can be called off by all; whoever has answered by who had them rung. */
  private static Outcome remove(InRoom now, UserId by, int leg) {
    var room = now.room();
    var who = room.at(leg).filter(_ -> room.has(by)).orElse(null);
    if (who == null) {
      return ignored(NOT_IN_IT);
    }
    if (who.isRinging()) {
      return without(now, ringing(room, who.invitation()), false);
    }
    boolean may = who.outside() || by.equals(who.invitedBy());
    boolean othersStay = room.present().size() > 1;
    return may && othersStay ? without(now, List.of(leg), false) : ignored("not theirs to remove");
  }

  private static Outcome decline(InRoom now, UserId by) {
    var theirs = legs(now.room().only(one -> one.isRinging() && one.is(by)));
    return theirs.isEmpty() ? ignored("not being rung") : without(now, theirs, false);
  }

  /** With others there the member is replaced; alone with the caller it is as from a bridge. */
  private static Outcome passOn(InRoom now, UserId by, List<Person> to) {
    var room = now.room();
    if (!room.has(by) || now.ai() != null) {
      return ignored(NOT_IN_IT + ", or the AI is to have the caller");
    }
    if (isAlone(room, by)) {
      return ring(now, to);
    }
    return ring(now, by, to, false, List.of()) instanceof Moved(var next, var commands)
            && next instanceof InRoom ringing
            && without(ringing, legs(room.of(by)), false) instanceof Moved(var left, var more)
        ? new Moved(left, concat(commands, more))
        : ignored("in the call already");
  }

  /**
   * The member, who may hear nothing any more, comes in again, as muted as they were; the others
   * stay, and whom the member had put on hold is on hold for one of them.
   */
  private static Outcome bringAnew(InRoom now, UserId member, List<Person> to) {
    var room = now.room();
    if (to.stream().allMatch(room::rings)) {
      return ignored("rings already");
    }
    var others = room.only(one -> !one.isRinging() && !one.outside() && !one.is(member));
    var kept =
        member.equals(room.heldBy()) && !others.isEmpty()
            ? room.hold(others.getFirst().human().person().user())
            : room;
    var theirs = legs(room.only(one -> one.is(member)));
    return without(now.with(kept), theirs, false) instanceof Moved(var next, var gone)
            && next instanceof InRoom left
            && ring(left, member, to, false, gone) instanceof Moved(var rung, var commands)
            && rung instanceof InRoom ringing
        ? new Moved(ringing.with(muted(ringing.room(), member, room.muted(member))), commands)
        : ignored(NOT_IN_IT);
  }

  private static Room muted(Room room, UserId member, boolean muted) {
    return room.each(one -> one.is(member) ? one.muted(muted) : one);
  }

  /** These have the caller instead of all who are in the room. */
  private static Outcome ring(InRoom now, List<Person> to) {
    return Handover.ring(
        without(now.line(), legs(now.room().participants())),
        List.of(to),
        null,
        true,
        concat(farewell(now), hangUps(now)));
  }

  // ---- somebody goes

  static Outcome legEnded(InRoom now, int number, Cause cause) {
    if (now.room().at(number).isPresent()) {
      return without(now, List.of(number), cause.isFailure());
    }
    var ai = now.ai();
    return ai != null && ai.leg() == number
        ? moved(new InRoom(now.line(), now.room(), null))
        : moved(now);
  }

  /**
   * These legs are no longer there. When the last person is gone the caller is, in this order, the
   * coming AI's, theirs who are being rung, a new AI's (if the person was {@code lost}), or through
   * with the call.
   */
  private static Outcome without(InRoom now, List<Integer> legs, boolean lost) {
    var room = now.room().without(legs);
    var commands = hangUps(now.line(), legs);
    var line = without(now.line(), legs);
    if (room.present().isEmpty()) {
      return deserted(new InRoom(line, room, now.ai()), lost, commands);
    }
    if (room.held() && !room.has(requireNonNull(room.heldBy()))) {
      commands.addAll(holding(now, false));
      room = room.hold(null);
    }
    if (room.id() == null && room.at(room.opener()).isEmpty()) {
      room = room.openedBy(room.present().getFirst().leg());
      commands.add(open(new InRoom(line, room, null)));
    }
    return new Moved(new InRoom(talking(line, room), room, now.ai()), commands);
  }

  private static Line talking(Line line, Room room) {
    var spokeWith = line.spokeWith();
    if (spokeWith != null && room.has(spokeWith.user())) {
      return line;
    }
    return room.present().stream()
        .filter(one -> !one.outside())
        .findFirst()
        .map(one -> line.hasTalked(one.human().person()))
        .orElse(line);
  }

  private static Outcome deserted(InRoom now, boolean lost, List<CallCommand> first) {
    var line = now.line();
    var ai = now.ai();
    var ringing = now.room().ringing();
    if (ai != null) {
      var commands = concat(first, concat(farewell(now), hangUps(now)));
      commands.add(new Wake(Deadline.AI_SLOW, ai.session()));
      return new Moved(new Connecting(without(line, legs(ringing)), ai), commands);
    }
    if (!ringing.isEmpty()) {
      var humans = ringing.stream().map(Participant::human).toList();
      return new Moved(
          new RingingHuman(line.saying(), humans, List.of(), null),
          concat(
              concat(first, farewell(now)),
              List.of(new Say(line.callerId(), Phrase.CONNECTING_YOU))));
    }
    if (lost) {
      return startOver(line, Ai::preparing, concat(first, farewell(now)));
    }
    return end(line, CallOutcome.HANDLED_BY_HUMAN, true) instanceof Moved(var next, var commands)
        ? new Moved(next, concat(first, commands))
        : ignored("never");
  }

  /** The caller comes out of the room, and nobody is written down any more. */
  private static List<CallCommand> farewell(InRoom now) {
    var commands = new ArrayList<CallCommand>();
    commands.add(stopTranscribing(now.line()));
    var id = now.room().id();
    if (id != null) {
      commands.add(new LeaveRoom(id, now.line().callerId()));
    }
    return commands;
  }

  /** The room did not come to be, or the caller could not be brought in: as it was before. */
  private static Outcome backToBridge(InRoom now) {
    var room = now.room();
    var keeps =
        room.at(room.opener())
            .or(() -> room.present().stream().filter(one -> !one.outside()).findFirst())
            .orElseGet(() -> room.present().getFirst());
    var others = legs(room.only(one -> one.leg() != keeps.leg()));
    var commands = hangUps(now.line(), others);
    commands.add(bridge(now.line(), keeps.leg()));
    var line = without(now.line(), others);
    var ai = now.ai();
    return new Moved(
        ai == null ? new WithHuman(line, keeps.human()) : new HandingBack(line, keeps.human(), ai),
        commands);
  }

  /** Nobody is bridged until the carrier says so: if it will not, the caller is the AI's. */
  private static Outcome bridgeAnew(InRoom now) {
    return backToBridge(now) instanceof Moved(WithHuman(var line, var human), var commands)
        ? new Moved(
            new RingingHuman(line, List.of(human), List.of(), null),
            concat(commands, List.of(new Wake(Deadline.HUMAN_RING, human.leg()))))
        : backToBridge(now);
  }

  // ---- the AI comes back

  private static Outcome handingBack(InRoom now, CallEvent event) {
    var line = now.line();
    var ai = now.ai();
    if (ai == null) {
      return withoutAi(now, event);
    }
    return switch (event) {
      case AiPrepared(var session, var address) when isWaited(ai, session) -> {
        int leg = line.nextLeg();
        yield moved(
            new InRoom(line.dialling(Leg.Kind.AI), now.room(), ai.prepared(address).dialled(leg)),
            new DialAi(leg, address, line.callerId()));
      }
      case AiConnected(var session) when session == ai.session() ->
          moved(new InRoom(line, now.room(), ai.heard()));
      case LegBridged(var leg) when leg == ai.leg() ->
          new Moved(
              new WithAi(without(line.aiHasTalked(), legs(now.room().participants())), ai),
              concat(List.of(stopTranscribing(line)), hangUps(now)));
      case AiUnavailable(var session) when isWaited(ai, session) ->
          moved(new InRoom(line, now.room(), null));
      case TimeUp(var deadline, var session)
          when deadline == Deadline.AI_READY && session == ai.session() ->
          keep(now, ai);
      case HandoverRequested _ -> keep(now, ai);
      default -> ignored("handing back");
    };
  }

  /** The AI did not come, or is no longer wanted. */
  private static Outcome keep(InRoom now, Ai ai) {
    return new Moved(
        new InRoom(now.line().without(ai.leg()), now.room(), null), hangUp(now.line(), ai.leg()));
  }

  private static Outcome withoutAi(InRoom now, CallEvent event) {
    return switch (event) {
      case GiveBackRequested _ -> {
        var line = now.line().session();
        int session = line.sessions();
        yield moved(
            new InRoom(line, now.room(), Ai.preparing(session)),
            new PrepareAi(session),
            new Wake(Deadline.AI_READY, session));
      }
      case LegBridged(var leg) when isAi(now.line(), leg) -> comeBack(now);
      default -> ignored("talking with people");
    };
  }

  private static boolean isAi(Line line, int number) {
    return line.leg(number).filter(leg -> leg.kind() == Leg.Kind.AI).isPresent();
  }

  /** An AI that was given up was connected all the same, which took the caller out. */
  private static Outcome comeBack(InRoom now) {
    var id = now.room().id();
    return id == null
        ? ignored("not open yet")
        : moved(now, new JoinRoom(id, Line.CALLER, now.line().callerId(), now.room().held()));
  }

  // ---- legs

  private static List<Integer> legs(List<Participant> those) {
    return those.stream().map(Participant::leg).toList();
  }

  private static List<CallCommand> hangUps(InRoom now) {
    return hangUps(now.line(), legs(now.room().participants()));
  }

  private static List<CallCommand> hangUps(Line line, List<Integer> legs) {
    var commands = new ArrayList<CallCommand>();
    legs.forEach(leg -> commands.addAll(hangUp(line, leg)));
    return commands;
  }

  private static Line without(Line line, List<Integer> legs) {
    var next = line;
    for (int leg : legs) {
      next = next.without(leg);
    }
    return next;
  }
}
