package io.connexus.call.domain;

import static io.connexus.call.domain.CallLife.concat;
import static io.connexus.call.domain.CallLife.end;
import static io.connexus.call.domain.CallLife.hangUp;
import static io.connexus.call.domain.CallLife.ignored;
import static io.connexus.call.domain.CallLife.isPerson;
import static io.connexus.call.domain.CallLife.moved;
import static io.connexus.call.domain.CallLife.stopTranscribing;
import static java.util.Objects.requireNonNull;

import io.connexus.call.domain.CallCommand.Bridge;
import io.connexus.call.domain.CallCommand.DialAi;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallCommand.PrepareAi;
import io.connexus.call.domain.CallCommand.ResumeAi;
import io.connexus.call.domain.CallCommand.Say;
import io.connexus.call.domain.CallCommand.Wake;
import io.connexus.call.domain.CallEvent.AiConnected;
import io.connexus.call.domain.CallEvent.AiPrepared;
import io.connexus.call.domain.CallEvent.AiSaidGoodbye;
import io.connexus.call.domain.CallEvent.AiUnavailable;
import io.connexus.call.domain.CallEvent.BridgeFailed;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.HandoverRequested;
import io.connexus.call.domain.CallEvent.LegBridged;
import io.connexus.call.domain.CallEvent.LegJoined;
import io.connexus.call.domain.CallEvent.NobodyToRing;
import io.connexus.call.domain.CallEvent.TimeUp;
import io.connexus.call.domain.CallState.Ai;
import io.connexus.call.domain.CallState.Connecting;
import io.connexus.call.domain.CallState.HandingBack;
import io.connexus.call.domain.CallState.Live;
import io.connexus.call.domain.CallState.Ringing;
import io.connexus.call.domain.CallState.WithAi;
import io.connexus.call.domain.CallState.WithHuman;
import io.connexus.call.domain.Outcome.Moved;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The AI's comings and goings: it is prepared, dialled, connected; lost, and tried once more; given
 * a caller back. Where it cannot be had, a person is rung, or else the caller may leave a message.
 */
final class Attendant {
  private Attendant() {}

  /** The caller has been picked up: on to the AI, or to a person if the AI has failed meanwhile. */
  static Outcome welcome(Line line, Ai ai) {
    if (ai.failed()) {
      return rescue(line);
    }
    var deadlines =
        List.<CallCommand>of(
            new Wake(Deadline.AI_SLOW, ai.session()), new Wake(Deadline.AI_READY, ai.session()));
    return ai.address() == null
        ? new Moved(new Connecting(line, ai), deadlines)
        : dialAi(line, ai, deadlines);
  }

  private static Outcome dialAi(Line line, Ai ai, List<CallCommand> deadlines) {
    int leg = line.nextLeg();
    return new Moved(
        new Connecting(line.dialling(Leg.Kind.AI), ai.dialled(leg)),
        concat(List.of(dial(line, ai, leg)), deadlines));
  }

  private static DialAi dial(Line line, Ai ai, int leg) {
    return new DialAi(leg, requireNonNull(ai.address()), line.callerId());
  }

  static Outcome ringing(Ringing now, CallEvent event) {
    var ai = now.ai();
    return switch (event) {
      case AiPrepared(var session, var address) when ai != null && isWaited(ai, session) ->
          moved(new Ringing(now.line(), ai.prepared(address)));
      case AiUnavailable(var session) when ai != null && isWaited(ai, session) ->
          moved(new Ringing(now.line(), ai.lost()));
      default -> ignored("still ringing");
    };
  }

  static Outcome connecting(Connecting now, CallEvent event) {
    var ai = now.ai();
    return switch (event) {
      case AiPrepared(var session, var address) when isWaited(ai, session) ->
          dialAi(now.line(), ai.prepared(address), List.of());
      case AiUnavailable(var session) when isWaited(ai, session) -> rescue(now.line());
      case AiConnected(var session) when session == ai.session() ->
          moved(new Connecting(now.line(), ai.heard()));
      case AiSaidGoodbye(var session) when session == ai.session() ->
          moved(new Connecting(now.line(), ai.leaving()));
      case LegBridged(var leg) when leg == ai.leg() ->
          moved(new WithAi(now.line().aiHasTalked(), ai));
      case TimeUp(var deadline, var session)
          when deadline == Deadline.AI_SLOW && session == ai.session() ->
          moved(
              new Connecting(now.line().saying(), ai),
              new Say(
                  now.line().callerId(), session == 1 ? Phrase.ONE_MOMENT : Phrase.STILL_THERE));
      case TimeUp(var deadline, var session)
          when deadline == Deadline.AI_READY && session == ai.session() ->
          rescue(now.line().without(ai.leg()), hangUp(now.line(), ai.leg()));
      case HandoverRequested asked ->
          Handover.ring(
              now.line(), asked.rounds(), ai.leg() == 0 ? null : ai, asked.by() != null, List.of());
      case NobodyToRing(var session) when session == ai.session() ->
          moved(now, new ResumeAi(Phrase.NOBODY_FREE));
      default -> ignored("still connecting");
    };
  }

  static Outcome withAi(WithAi now, CallEvent event) {
    var ai = now.ai();
    return switch (event) {
      case AiConnected(var session) when session == ai.session() ->
          moved(new WithAi(now.line(), ai.heard()));
      case AiSaidGoodbye(var session) when session == ai.session() ->
          moved(new WithAi(now.line(), ai.leaving()));
      case HandoverRequested asked ->
          Handover.ring(now.line(), asked.rounds(), ai, asked.by() != null, List.of());
      case NobodyToRing(var session) when session == ai.session() ->
          moved(now, new ResumeAi(Phrase.NOBODY_FREE));
      case LegBridged(var number) when isPerson(now.line(), number) -> backTo(now, ai.leg());
      case LegJoined(var number, _) when number == Line.CALLER -> backTo(now, ai.leg());
      case BridgeFailed(var number) when number == ai.leg() ->
          rescue(now.line().without(ai.leg()), hangUp(now.line(), ai.leg()));
      case TimeUp(var deadline, var session)
          when deadline == Deadline.AI_READY && session == ai.session() && !ai.connected() ->
          rescue(now.line().without(ai.leg()), hangUp(now.line(), ai.leg()));
      default -> ignored("talking with the AI");
    };
  }

  /**
   * Somebody was connected, or the caller came into a room, just as we gave that up: the caller
   * must hear again whom they have.
   */
  static Outcome backTo(Live now, int leg) {
    var id = now.line().leg(leg).map(Leg::carrierId);
    return id.isPresent()
        ? moved(now, new Bridge(now.line().callerId(), leg, id.get()))
        : ignored("a leg without a name yet");
  }

  /** The caller, who has nobody just now, gets a new AI conversation. */
  static Outcome startOver(Line before, IntFunction<Ai> next, List<CallCommand> first) {
    var line = before.session();
    int session = line.sessions();
    return new Moved(
        new Connecting(line, next.apply(session)),
        concat(
            first,
            List.of(
                new PrepareAi(session),
                new Wake(Deadline.AI_SLOW, session),
                new Wake(Deadline.AI_READY, session))));
  }

  static Outcome handingBack(HandingBack now, CallEvent event) {
    var line = now.line();
    var ai = now.ai();
    return switch (event) {
      case AiPrepared(var session, var address) when isWaited(ai, session) -> {
        int leg = line.nextLeg();
        var dialled = ai.prepared(address).dialled(leg);
        yield moved(
            new HandingBack(line.dialling(Leg.Kind.AI), now.human(), dialled),
            dial(line, dialled, leg));
      }
      case AiConnected(var session) when session == ai.session() ->
          moved(new HandingBack(line, now.human(), ai.heard()));
      case LegBridged(var leg) when leg == ai.leg() ->
          new Moved(
              new WithAi(line.aiHasTalked().without(now.human().leg()), ai),
              concat(List.of(stopTranscribing(line)), hangUp(line, now.human().leg())));
      case AiUnavailable(var session) when isWaited(ai, session) ->
          moved(new WithHuman(line, now.human()));
      case TimeUp(var deadline, var session)
          when deadline == Deadline.AI_READY && session == ai.session() ->
          stayWithHuman(now);
      case HandoverRequested _ -> stayWithHuman(now);
      case LegJoined(var leg, _) when leg == Line.CALLER -> backTo(now, now.human().leg());
      default -> ignored("handing back");
    };
  }

  /** The AI did not come, or is no longer wanted: the person keeps the caller. */
  private static Outcome stayWithHuman(HandingBack now) {
    int leg = now.ai().leg();
    return new Moved(new WithHuman(now.line().without(leg), now.human()), hangUp(now.line(), leg));
  }

  /** An AI that was talking is tried once more; one that was lost before is not. */
  static Outcome lost(Line line, Ai ai) {
    if (ai.farewell()) {
      return end(line, CallOutcome.HANDLED_BY_AI, true);
    }
    return ai.connected() && !ai.secondTry()
        ? startOver(line, Ai::preparingAgain, List.of())
        : rescue(line);
  }

  /** The AI cannot be had: ring the person in reserve, or else the caller may leave a message. */
  static Outcome rescue(Line line) {
    return rescue(line, List.of());
  }

  private static Outcome rescue(Line line, List<CallCommand> first) {
    boolean rungBefore = line.legs().stream().anyMatch(leg -> leg.kind() == Leg.Kind.HUMAN);
    boolean triedTwice = line.sessions() > 2; // whoever sleeps and was waited for has no leg
    return line.route().rounds().isEmpty() || rungBefore || triedTwice
        ? VoicemailBox.begin(line, first, null)
        : Handover.ring(line, line.route().rounds(), null, true, first);
  }

  /**
   * Whether an AI that was given up just now may have been connected all the same. The person's leg
   * ends then, as nobody is on it any more, and not because they hung up.
   */
  static boolean tookTheCaller(Line line, int person) {
    return line.legs().stream()
        .anyMatch(leg ->
            cameAfter(line, leg.number(), person)
                && leg.answered()
                && !leg.wanted()
                && !leg.over());
  }

  /** Whether this leg is that of an AI which was to have the caller after the person. */
  static boolean cameAfter(Line line, int leg, int person) {
    return leg > person && line.leg(leg).filter(one -> one.kind() == Leg.Kind.AI).isPresent();
  }

  static boolean isWaited(Ai ai, int session) {
    return session == ai.session() && ai.address() == null && !ai.failed();
  }
}
