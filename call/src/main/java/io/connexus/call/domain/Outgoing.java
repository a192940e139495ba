package io.connexus.call.domain;

import static io.connexus.call.domain.CallLife.concat;
import static io.connexus.call.domain.CallLife.end;
import static io.connexus.call.domain.CallLife.hangUp;
import static io.connexus.call.domain.CallLife.ignored;
import static io.connexus.call.domain.CallLife.moved;
import static io.connexus.call.domain.Handover.answered;
import static java.util.Objects.requireNonNull;

import io.connexus.call.domain.CallCommand.DialHuman;
import io.connexus.call.domain.CallCommand.DialOutside;
import io.connexus.call.domain.CallCommand.Explain;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallCommand.StopRinging;
import io.connexus.call.domain.CallCommand.Transcribe;
import io.connexus.call.domain.CallCommand.Wake;
import io.connexus.call.domain.CallEvent.CallPlaced;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.LegBridged;
import io.connexus.call.domain.CallEvent.TimeUp;
import io.connexus.call.domain.CallState.Announcing;
import io.connexus.call.domain.CallState.CallingMember;
import io.connexus.call.domain.CallState.CallingOutside;
import io.connexus.call.domain.CallState.Human;
import io.connexus.call.domain.CallState.Live;
import io.connexus.call.domain.CallState.WithHuman;
import io.connexus.call.domain.Outcome.Moved;
import java.util.List;

/**
 * How a member's call to somebody begins: the member's own telephone is rung first, then the
 * other's, and once they are connected it is a call like any other.
 */
final class Outgoing {
  private Outgoing() {}

  static Outcome begin(CallPlaced placed) {
    var line = Line.outgoing();
    int leg = line.nextLeg();
    return moved(
        new CallingMember(
            line.dialling(Leg.Kind.HUMAN),
            new Human(placed.by(), leg),
            Boolean.TRUE.equals(placed.told())),
        new DialHuman(leg, placed.by(), null),
        new Wake(Deadline.HUMAN_RING, leg));
  }

  static boolean isOutgoing(Live live) {
    return live instanceof CallingMember || live instanceof CallingOutside;
  }

  static Outcome callingMember(CallingMember now, CallEvent event) {
    return event instanceof TimeUp(var deadline, var leg)
            && deadline == Deadline.HUMAN_RING
            && leg == now.human().leg()
        ? end(now.line(), CallOutcome.CANCELLED, true)
        : ignored("ringing the member who calls");
  }

  /** Needs the name of the member's leg; comes again once it is known. */
  static Outcome memberAnswered(CallingMember now) {
    var memberId = now.line().leg(now.human().leg()).orElseThrow().carrierId();
    return memberId == null
        ? moved(now)
        : moved(
            new CallingOutside(now.line(), now.human(), now.told()),
            new DialOutside(memberId),
            new Wake(Deadline.OUTSIDE_RING, Line.CALLER));
  }

  static Outcome callingOutside(CallingOutside now, CallEvent event) {
    return switch (event) {
      case LegBridged(var leg) when isOnIt(now, leg) -> connected(now);
      case TimeUp(var deadline, var leg)
          when deadline == Deadline.OUTSIDE_RING && leg == Line.CALLER ->
          now.told()
              ? unreached(now, Cause.NO_ANSWER)
              : end(now.line(), CallOutcome.UNANSWERED, true);
      default -> ignored("ringing whom the member calls");
    };
  }

  private static boolean isOnIt(CallingOutside now, int leg) {
    return leg == Line.CALLER || leg == now.human().leg();
  }

  /**
   * The carrier connects whoever is outside as they answer, so their answer is as good as its word
   * that they are connected. Needs the name of their leg; comes again once it is known.
   */
  static Outcome connected(CallingOutside now) {
    return now.line().caller().carrierId() == null
        ? moved(now)
        : moved(
            new WithHuman(
                answered(answered(now.line(), Line.CALLER), now.human().leg())
                    .hasTalked(now.human().person()),
                now.human()),
            new StopRinging(memberId(now)),
            new Transcribe(now.line().callerId()));
  }

  /** How the carrier calls the member's leg: it was known when the other was dialled. */
  private static String memberId(CallingOutside now) {
    return requireNonNull(now.line().leg(now.human().leg()).orElseThrow().carrierId());
  }

  /** Whom the member calls is not there; the member is told why, and then it ends. */
  static Outcome unreached(CallingOutside now, Cause cause) {
    return switch (cause) {
      case NO_ANSWER, HUNG_UP, GONE -> explain(now, CallOutcome.UNANSWERED, Phrase.NO_ANSWER);
      case BUSY -> explain(now, CallOutcome.BUSY, Phrase.BUSY);
      case DECLINED -> explain(now, CallOutcome.DECLINED, Phrase.DECLINED);
      case NOT_FOUND -> explain(now, CallOutcome.NO_SUCH_NUMBER, Phrase.NO_SUCH_NUMBER);
      case FAILED -> explain(now, CallOutcome.FAILED, Phrase.NOT_CONNECTED);
    };
  }

  private static Outcome explain(CallingOutside now, CallOutcome outcome, Phrase phrase) {
    int leg = now.human().leg();
    return new Moved(
        new Announcing(now.line().without(Line.CALLER), outcome, now.human()),
        concat(
            hangUp(now.line(), Line.CALLER),
            List.of(
                new Explain(leg, memberId(now), phrase), new Wake(Deadline.ANNOUNCEMENT, leg))));
  }

  /** The member did not pick up, or hung up before the other did. */
  static Outcome memberGone(Live now, Cause cause) {
    var outcome = cause.isFailure() ? CallOutcome.FAILED : CallOutcome.CANCELLED;
    return end(now.line(), outcome, true);
  }
}
