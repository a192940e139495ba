package io.connexus.call.domain;

import static java.util.Objects.requireNonNull;

import io.connexus.call.domain.CallCommand.Answer;
import io.connexus.call.domain.CallCommand.AskToAccept;
import io.connexus.call.domain.CallCommand.HangUp;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallCommand.PrepareAi;
import io.connexus.call.domain.CallCommand.Read;
import io.connexus.call.domain.CallCommand.Reject;
import io.connexus.call.domain.CallCommand.Say;
import io.connexus.call.domain.CallCommand.StopTranscribing;
import io.connexus.call.domain.CallCommand.Wake;
import io.connexus.call.domain.CallEvent.AddRequested;
import io.connexus.call.domain.CallEvent.AnnouncementOver;
import io.connexus.call.domain.CallEvent.CallPlaced;
import io.connexus.call.domain.CallEvent.CallerArrived;
import io.connexus.call.domain.CallEvent.CallerBlocked;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.ConversationEnded;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallEvent.ExplanationOver;
import io.connexus.call.domain.CallEvent.GiveBackRequested;
import io.connexus.call.domain.CallEvent.HandoverRequested;
import io.connexus.call.domain.CallEvent.HangUpRequested;
import io.connexus.call.domain.CallEvent.LegAccepted;
import io.connexus.call.domain.CallEvent.LegAnswered;
import io.connexus.call.domain.CallEvent.LegDialled;
import io.connexus.call.domain.CallEvent.LegEnded;
import io.connexus.call.domain.CallEvent.RecordingFailed;
import io.connexus.call.domain.CallEvent.RecordingOver;
import io.connexus.call.domain.CallEvent.RecordingRequested;
import io.connexus.call.domain.CallEvent.RecordingStopRequested;
import io.connexus.call.domain.CallEvent.SleeperTransferRequested;
import io.connexus.call.domain.CallEvent.TimeUp;
import io.connexus.call.domain.CallEvent.TransferRequested;
import io.connexus.call.domain.CallState.Ai;
import io.connexus.call.domain.CallState.Announcing;
import io.connexus.call.domain.CallState.CallingMember;
import io.connexus.call.domain.CallState.CallingOutside;
import io.connexus.call.domain.CallState.Connecting;
import io.connexus.call.domain.CallState.Ended;
import io.connexus.call.domain.CallState.HandingBack;
import io.connexus.call.domain.CallState.Human;
import io.connexus.call.domain.CallState.InRoom;
import io.connexus.call.domain.CallState.Live;
import io.connexus.call.domain.CallState.Ringing;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.CallState.Unborn;
import io.connexus.call.domain.CallState.Voicemail;
import io.connexus.call.domain.CallState.WithAi;
import io.connexus.call.domain.CallState.WithHuman;
import io.connexus.call.domain.Outcome.Ignored;
import io.connexus.call.domain.Outcome.Moved;
import io.connexus.platform.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The life cycle of a call: one pure function from a state and an event to the next state and what
 * is to be done. The carrier delivers late, twice and out of order, so every event is possible in
 * every state. Invariants, each with its test: no live caller is ever without somebody responsible;
 * nothing leaves {@link Ended}; every leg that was dialled is hung up in the end.
 */
public final class CallLife {
  private CallLife() {}

  private static final String COLLEAGUES = "only colleagues talk in it";

  /** More connections than any caller needs at a time. */
  static final int MOST_LEGS = 30;

  /** And in all: a long wait in the queue, or what a member who keeps on ringing may spend. */
  static final int MOST_LEGS_EVER = 200;

  /** What {@code event} does to a call in {@code state}. */
  public static Outcome apply(CallState state, CallEvent event) {
    return switch (state) {
      case Unborn _ ->
          switch (event) {
            case CallerArrived arrived -> begin(arrived);
            case CallPlaced placed -> Outgoing.begin(placed);
            case CallerBlocked(var carrierId, _, _) ->
                moved(
                    new Ended(CallOutcome.BLOCKED, Line.of(carrierId, Route.toAi(List.of()))),
                    new Reject(carrierId));
            default -> ignored("no caller yet");
          };
      case Ended ended -> afterTheEnd(ended, event);
      case Live live -> WaitingMusic.guarded(live, Recorder.guarded(alive(live, event)));
    };
  }

  private static Outcome begin(CallerArrived arrived) {
    var line = Line.of(arrived.carrierId(), arrived.way());
    var answer = new Answer(line.caller());
    return line.route().first() == Route.First.AI
        ? moved(new Ringing(line.session(), Ai.preparing(1)), answer, new PrepareAi(1))
        : moved(new Ringing(line, null), answer);
  }

  /**
   * A leg that turns up after the end is hung up; the vendor's closing word is kept; all else is
   * late.
   */
  private static Outcome afterTheEnd(Ended ended, CallEvent event) {
    return switch (event) {
      case LegDialled(var number, var id) when unknown(ended.line(), number) ->
          moved(
              new Ended(ended.outcome(), ended.line().change(number, leg -> leg.known(id))),
              new HangUp(number, id));
      case ConversationEnded _ -> moved(ended);
      default -> ignored("call is over");
    };
  }

  /** What holds in every live state comes first, then what the state makes of it. */
  private static Outcome alive(Live live, CallEvent event) {
    return switch (event) {
      case CallerArrived _, CallPlaced _, CallerBlocked _ -> ignored("arrived already");
      case LegDialled(var number, var id) -> dialled(live, number, id);
      case LegEnded(var number, var cause) -> legEnded(live, number, cause);
      case HangUpRequested(var by, var own) when own != null && isColleagues(live, by) ->
          ignored(COLLEAGUES);
      case GiveBackRequested(var by, var own) when own != null && isColleagues(live, by) ->
          ignored(COLLEAGUES);
      case HangUpRequested _ ->
          end(live.line(), outcomeNow(live, live.line(), whenHungUp(live)), true);
      case ConversationEnded _ -> moved(live);
      case AnnouncementOver _ -> said(live);
      case RecordingRequested wish -> Recorder.asked(live, wish);
      case RecordingStopRequested _ -> Recorder.stopAsked(live);
      case RecordingFailed(var take) when !(live instanceof Voicemail) -> Recorder.lost(live, take);
      case RecordingOver(var take) when !(live instanceof Voicemail) -> Recorder.lost(live, take);
      case TimeUp(var deadline, var take) when deadline == Deadline.RECORDING_NOTICE ->
          Recorder.noticeTooLong(live, take);
      case TimeUp(var deadline, var session) when deadline == Deadline.AI_SILENT ->
          WaitingMusic.aiIsSilent(live, session);
      case HandoverRequested asked when asked.by() != null && asked.to().isEmpty() ->
          ignored("nobody to ring");
      case TransferRequested(_, var to) when to.isEmpty() -> ignored("nobody to ring");
      case AddRequested(_, var to, _) when to.isEmpty() -> ignored("nobody to ring");
      case HandoverRequested asked when tooMany(live.line(), asked.to()) ->
          ignored("too many legs");
      case TransferRequested(_, var to) when tooMany(live.line(), to) -> ignored("too many legs");
      case AddRequested(_, var to, _) when tooMany(live.line(), to) -> ignored("too many legs");
      case LegAnswered(var number)
          when live.line().leg(number).filter(leg -> !leg.answered() && !leg.isAsked()).isEmpty() ->
          ignored("no such leg, or answered already");
      case LegAnswered(var number) when acceptsByKey(live, number) -> pickedUp(live, number);
      case LegAccepted(var number) when live.line().leg(number).filter(Leg::isAsked).isEmpty() ->
          ignored("not asked");
      case LegAccepted(var number) ->
          answered(live.with(live.line().change(number, Leg::picked)), number);
      case LegAnswered(var number) ->
          answered(live.with(live.line().change(number, Leg::picked)), number);
      case SleeperTransferRequested asked -> Handover.toSleeper(live, asked);
      default ->
          switch (live) {
            case Ringing ringing -> Attendant.ringing(ringing, event);
            case CallingMember calling -> Outgoing.callingMember(calling, event);
            case CallingOutside calling -> Outgoing.callingOutside(calling, event);
            case Connecting connecting -> Attendant.connecting(connecting, event);
            case WithAi withAi -> Attendant.withAi(withAi, event);
            case RingingHuman ringing -> Handover.ringing(ringing, event);
            case WithHuman withHuman -> withHuman(withHuman, event);
            case HandingBack handing -> Attendant.handingBack(handing, event);
            case Announcing announcing -> announcing(announcing, event);
            case Voicemail box -> VoicemailBox.apply(box, event);
            case CallState.Queued queued -> Queue.apply(queued, event);
            case InRoom inRoom -> Rooms.inRoom(inRoom, event);
          };
    };
  }

  /** Whether members talk with whoever is outside, or call them, and this one is not among them. */
  private static boolean isColleagues(Live live, UserId member) {
    var people =
        switch (live) {
          case CallingMember calling -> List.of(calling.human().person());
          case CallingOutside calling -> List.of(calling.human().person());
          case Announcing(_, _, var told) when told != null -> List.of(told.person());
          case WithHuman with -> List.of(with.human().person());
          case HandingBack handing -> List.of(handing.human().person());
          case InRoom in ->
              in.room().present().stream()
                  .filter(one -> !one.outside())
                  .map(one -> one.human().person())
                  .toList();
          default -> List.<Person>of();
        };
    return people.stream().anyMatch(person -> !person.isOutside())
        && people.stream().noneMatch(person -> person.is(member));
  }

  static boolean tooMany(Line line, List<Person> more) {
    long now = line.legs().stream().filter(leg -> leg.wanted() && !leg.over()).count();
    return now + more.size() > MOST_LEGS || line.legs().size() + more.size() > MOST_LEGS_EVER;
  }

  private static Outcome dialled(Live live, int number, String id) {
    if (!unknown(live.line(), number)) {
      return ignored("leg known already");
    }
    var next = live.with(live.line().change(number, leg -> leg.known(id)));
    var leg = next.line().leg(number).orElseThrow();
    if (!leg.wanted() || leg.over()) { // over: we were told it had failed, and it has not
      return moved(next, new HangUp(number, id));
    }
    if (leg.isAsked()) {
      return moved(next, new AskToAccept(number, id));
    }
    return leg.answered() ? answered(next, number) : moved(next);
  }

  /** Whether a telephone that rings is one where picking up is not enough. */
  private static boolean acceptsByKey(Live live, int number) {
    var ringing =
        switch (live) {
          case RingingHuman now -> now.humans().stream();
          case InRoom now -> now.room().ringing().stream().map(Participant::human);
          default -> Stream.<Human>empty();
        };
    return ringing.anyMatch(human -> human.leg() == number && human.person().acceptsByKey());
  }

  /** The other telephones ring on. */
  private static Outcome pickedUp(Live live, int number) {
    var next = live.with(live.line().change(number, Leg::pickedUp));
    var id = next.line().leg(number).orElseThrow().carrierId();
    var patience = new Wake(Deadline.ACCEPT, number);
    return id == null ? moved(next, patience) : moved(next, new AskToAccept(number, id), patience);
  }

  /** Whether this deadline ends what is hoped of a leg that rings or is asked for a key. */
  static boolean isTimeUp(Line line, Deadline deadline, int number) {
    boolean asked = line.leg(number).filter(Leg::isAsked).isPresent();
    return deadline == (asked ? Deadline.ACCEPT : Deadline.HUMAN_RING);
  }

  private static Outcome answered(Live live, int number) {
    return switch (live) {
      case Ringing(var line, var ai) when number == Line.CALLER ->
          ai == null ? withoutAi(line) : Attendant.welcome(line, ai);
      case RingingHuman ringing when ringing.rings(number) -> Handover.picked(ringing, number);
      case CallingMember calling when number == calling.human().leg() ->
          Outgoing.memberAnswered(calling);
      case CallingOutside calling when number == Line.CALLER -> Outgoing.connected(calling);
      case InRoom inRoom when inRoom.room().rings(number) -> Rooms.picked(inRoom, number);
      default -> moved(live);
    };
  }

  /** The caller has been picked up and is not for the AI, at least not at first. */
  private static Outcome withoutAi(Line line) {
    return switch (line.route().first()) {
      case AI, VOICEMAIL -> VoicemailBox.begin(line, List.of(), line.route().message());
      case MESSAGE -> closed(line);
      case PEOPLE ->
          line.route().rounds().isEmpty()
              ? Handover.nobodyAnswered(line, null, List.of())
              : Handover.ring(line, line.route().rounds(), null, true, List.of());
    };
  }

  private static Outcome closed(Line line) {
    var message = line.route().message();
    return new Moved(
        new Announcing(line.saying(), CallOutcome.CLOSED),
        List.of(
            message == null
                ? new Say(line.callerId(), Phrase.CLOSED)
                : new Read(line.callerId(), message),
            new Wake(Deadline.ANNOUNCEMENT, Line.CALLER)));
  }

  static boolean isPerson(Line line, int number) {
    return line.leg(number).filter(leg -> leg.kind() == Leg.Kind.HUMAN).isPresent();
  }

  static Outcome withHuman(WithHuman now, CallEvent event) {
    return switch (event) {
      case GiveBackRequested _ -> {
        var line = now.line().session();
        int session = line.sessions();
        yield moved(
            new HandingBack(line, now.human(), Ai.preparing(session)),
            new PrepareAi(session),
            new Wake(Deadline.AI_READY, session));
      }
      case TransferRequested(var by, var to) when now.human().person().is(by) -> passOn(now, to);
      case HandoverRequested asked when asked.by() != null && mayTake(now, asked.by()) ->
          passOn(now, asked.to());
      default -> Rooms.onBridge(now, event);
    };
  }

  /** From nobody of the team, or from their own telephone, which may have no sound any more. */
  private static boolean mayTake(WithHuman now, UserId member) {
    var person = now.human().person();
    return person.isOutside() || person.is(member);
  }

  /** The person leaves at once; if nobody answers, the caller is the AI's. */
  private static Outcome passOn(WithHuman now, List<Person> to) {
    int leg = now.human().leg();
    var first = concat(List.of(stopTranscribing(now.line())), hangUp(now.line(), leg));
    return Handover.ring(now.line().without(leg), List.of(to), null, true, first);
  }

  /**
   * The caller has heard one of our sentences. In the end it must be the last one: an apology is
   * queued behind what was being said when all else failed.
   */
  private static Outcome said(Live live) {
    if (live.line().sentences() == 0) {
      return ignored("nothing is being said");
    }
    var line = live.line().said();
    return live instanceof Announcing announcing && line.sentences() == 0
        ? end(line, announcing.outcome(), true)
        : Recorder.heard(live.with(line));
  }

  private static Outcome announcing(Announcing now, CallEvent event) {
    return switch (event) {
      case TimeUp(var deadline, _) when deadline == Deadline.ANNOUNCEMENT ->
          end(now.line(), now.outcome(), true);
      case ExplanationOver(var leg) when now.isTo(leg) -> end(now.line(), now.outcome(), true);
      default -> ignored("saying goodbye");
    };
  }

  private static Outcome legEnded(Live live, int number, Cause cause) {
    var leg = live.line().leg(number);
    if (leg.isEmpty() || leg.get().over()) {
      return ignored("leg is over or unknown");
    }
    var line = live.line().change(number, Leg::gone);
    if (!leg.get().wanted()) {
      return moved(live.with(line)); // as we asked
    }
    if (number == Line.CALLER && live instanceof CallingOutside calling && calling.told()) {
      return Outgoing.unreached(calling.with(line), cause);
    }
    if (number == Line.CALLER) {
      var otherwise = cause.isFailure() ? CallOutcome.FAILED : nobodySpoke(live);
      return end(line, outcomeNow(live, line, otherwise), false);
    }
    return switch (live) {
      case Connecting(_, var ai) when number == ai.leg() ->
          ai.farewell() ? end(line, CallOutcome.HANDLED_BY_AI, true) : Attendant.rescue(line);
      case WithAi(_, var ai) when number == ai.leg() -> Attendant.lost(line, ai);
      case RingingHuman ringing when ringing.rings(number) ->
          Handover.ended(ringing.with(line), number, cause);
      case RingingHuman ringing when ringing.ai() != null && number == ringing.ai().leg() ->
          moved(ringing.with(line, (Ai) null));
      case CallingMember calling when number == calling.human().leg() ->
          Outgoing.memberGone(calling.with(line), cause);
      case CallingOutside calling when number == calling.human().leg() ->
          Outgoing.memberGone(calling.with(line), cause);
      case WithHuman(_, var human) when number == human.leg() ->
          cause.isFailure() || Attendant.tookTheCaller(line, number)
              ? Attendant.startOver(line, Ai::preparing, List.of(stopTranscribing(line)))
              : end(line, CallOutcome.HANDLED_BY_HUMAN, true);
      case HandingBack(_, var human, var ai) when number == human.leg() ->
          moved(
              new Connecting(line, ai),
              stopTranscribing(line),
              new Wake(Deadline.AI_SLOW, ai.session()));
      case HandingBack(_, var human, var ai) when number == ai.leg() ->
          moved(new WithHuman(line, human));
      case InRoom inRoom -> Rooms.legEnded(inRoom.with(line), number, cause);
      case Announcing announcing when announcing.isTo(number) ->
          end(line, announcing.outcome(), true);
      default -> moved(live.with(line));
    };
  }

  /** Not even the voicemail can be had. */
  static Outcome apologise(Line line, List<CallCommand> first) {
    var outcome = outcomeSoFar(line, CallOutcome.UNREACHABLE);
    return new Moved(
        new Announcing(line.saying(), outcome),
        concat(
            first,
            List.of(
                new Say(line.callerId(), Phrase.UNREACHABLE),
                new Wake(Deadline.ANNOUNCEMENT, Line.CALLER))));
  }

  /**
   * Ends the call and hangs up what is still there. A leg we cannot name yet is hung up when it
   * turns up.
   */
  static Outcome end(Line line, CallOutcome outcome, boolean callerToo) {
    var commands = new ArrayList<CallCommand>();
    for (var leg : line.legs()) {
      if (leg.number() != Line.CALLER || callerToo) {
        commands.addAll(hangUp(line, leg.number()));
      }
    }
    return new Moved(new Ended(outcome, line), commands);
  }

  private static CallOutcome nobodySpoke(Live live) {
    return Outgoing.isOutgoing(live) ? CallOutcome.UNANSWERED : CallOutcome.ABANDONED;
  }

  private static CallOutcome whenHungUp(Live live) {
    return Outgoing.isOutgoing(live) ? CallOutcome.CANCELLED : CallOutcome.ABANDONED;
  }

  private static CallOutcome outcomeNow(Live live, Line line, CallOutcome otherwise) {
    return switch (live) {
      case Announcing announcing -> announcing.outcome();
      case Voicemail box when VoicemailBox.isRecording(box) -> CallOutcome.VOICEMAIL;
      default -> outcomeSoFar(line, otherwise);
    };
  }

  private static CallOutcome outcomeSoFar(Line line, CallOutcome otherwise) {
    if (line.spokeWith() != null) {
      return CallOutcome.HANDLED_BY_HUMAN;
    }
    return line.aiTalked() ? CallOutcome.HANDLED_BY_AI : otherwise;
  }

  private static boolean unknown(Line line, int number) {
    return line.leg(number).filter(leg -> leg.carrierId() == null).isPresent();
  }

  static CallCommand stopTranscribing(Line line) {
    return new StopTranscribing(line.callerId());
  }

  static List<CallCommand> hangUp(Line line, int number) {
    return line.leg(number)
        .filter(leg -> leg.carrierId() != null && !leg.over() && leg.wanted())
        .<List<CallCommand>>map(leg -> List.of(new HangUp(number, requireNonNull(leg.carrierId()))))
        .orElse(List.of());
  }

  static List<CallCommand> concat(List<CallCommand> first, List<CallCommand> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  static Moved moved(CallState state, CallCommand... commands) {
    return new Moved(state, List.of(commands));
  }

  static Ignored ignored(String why) {
    return new Ignored(why);
  }
}
