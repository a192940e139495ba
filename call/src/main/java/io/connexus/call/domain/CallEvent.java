package io.connexus.call.domain;

import static java.util.Objects.requireNonNull;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can happen to a call. Each may come late, twice or out of order. */
public sealed interface CallEvent {

  /**
   * The carrier holds a new caller for us.
   *
   * @param fallback whom to ring when the AI cannot help, in logs from before there were routes;
   *     empty since
   * @param route which way the caller goes
   */
  record CallerArrived(
      String carrierId, E164 from, E164 to, @Nullable List<Person> fallback, @Nullable Route route)
      implements CallEvent {
    public CallerArrived {
      fallback = fallback == null ? List.of() : List.copyOf(fallback);
    }

    /** The way that the caller goes. */
    public Route way() {
      return route == null ? Route.toAi(requireNonNull(fallback)) : route;
    }
  }

  /** The carrier holds a caller whose calls are not wanted. */
  record CallerBlocked(String carrierId, E164 from, E164 to) implements CallEvent {}

  /**
   * A member calls somebody: first their own telephone rings, then the other.
   *
   * @param from the business number that is shown
   * @param key what the member's client called this wish; null if it did not care
   * @param told whether the member is told why nobody answers; null, which is no, in logs from
   *     before they were
   */
  record CallPlaced(Person by, E164 from, E164 to, @Nullable String key, @Nullable Boolean told)
      implements CallEvent {}

  /** The carrier has begun to ring a leg that we asked for. */
  record LegDialled(int leg, String carrierId) implements CallEvent {}

  /** Somebody, or something, picked up. */
  record LegAnswered(int leg) implements CallEvent {}

  /** Whoever picked up and was asked for a key has pressed it: it is a person, and they want to. */
  record LegAccepted(int leg) implements CallEvent {}

  /** The leg is now connected with the caller. */
  record LegBridged(int leg) implements CallEvent {}

  /** The leg is over. */
  record LegEnded(int leg, Cause cause) implements CallEvent {}

  /** The carrier would not do it, or could not be asked in time. */
  record BridgeFailed(int leg) implements CallEvent {}

  /** The caller has heard a sentence to its end, or the carrier could not speak it. */
  record AnnouncementOver() implements CallEvent {}

  /** A member has heard why nobody answers, or the carrier could not speak it. */
  record ExplanationOver(int leg) implements CallEvent {}

  /** The AI vendor expects us at this address. */
  record AiPrepared(int session, String address) implements CallEvent {}

  /** The AI vendor cannot take the call. */
  record AiUnavailable(int session) implements CallEvent {}

  /** The AI listens and can talk. */
  record AiConnected(int session) implements CallEvent {}

  /** The AI has said goodbye; its leg is about to end. */
  record AiSaidGoodbye(int session) implements CallEvent {}

  /** The vendor's word on a conversation that is over. */
  record ConversationEnded(int session, String reason, String summary) implements CallEvent {}

  /**
   * A member wants the caller, or ({@code by} null) the caller wants a person. All of {@code to}
   * ring; who answers first has the caller.
   *
   * @param then who rings when nobody of {@code to} answers, one round after another
   */
  record HandoverRequested(@Nullable UserId by, List<Person> to, @Nullable List<List<Person>> then)
      implements CallEvent {
    public HandoverRequested {
      to = List.copyOf(to);
      then = then == null ? List.of() : List.copyOf(then); // null in old logs
    }

    public HandoverRequested(@Nullable UserId by, List<Person> to) {
      this(by, to, List.of());
    }

    List<List<Person>> rounds() {
      return Stream.concat(Stream.of(to), requireNonNull(then).stream()).toList();
    }
  }

  /** The person who talks with the caller passes them on, without a word before. */
  record TransferRequested(UserId by, List<Person> to) implements CallEvent {
    public TransferRequested {
      to = List.copyOf(to);
    }
  }

  /** A member who is being rung does not want the caller. */
  record DeclineRequested(UserId by) implements CallEvent {}

  /** The caller wants a person, and there is none whose phone may ring. */
  record NobodyToRing(int session) implements CallEvent {}

  /**
   * The member wants the AI to go on.
   *
   * @param own true of a member who may not decide about calls that only colleagues talk in; null
   *     of one who may, and in old logs
   */
  record GiveBackRequested(UserId by, @Nullable Boolean own) implements CallEvent {
    public GiveBackRequested(UserId by) {
      this(by, null);
    }
  }

  /**
   * The member wants the call to end.
   *
   * @param own as in {@link GiveBackRequested}
   */
  record HangUpRequested(UserId by, @Nullable Boolean own) implements CallEvent {
    public HangUpRequested(UserId by) {
      this(by, null);
    }
  }

  /**
   * A member wants the caller to hear music instead of the others, or to be back with them.
   *
   * @param held whether they are to be on hold
   */
  record HoldRequested(UserId by, boolean held) implements CallEvent {}

  /** A member wants what they say to be kept from everybody, or heard again. */
  record MuteRequested(UserId by, boolean muted) implements CallEvent {}

  /** A member presses keys for the caller to hear. Which ones is nobody's business later. */
  record KeysRequested(UserId by, int count) implements CallEvent {}

  /**
   * A member wants one more in the call. All of {@code to} ring; who answers first joins.
   *
   * @param outside whether they are no member
   */
  record AddRequested(UserId by, List<Person> to, boolean outside) implements CallEvent {
    public AddRequested {
      to = List.copyOf(to);
    }
  }

  /** A member goes; the others stay with the caller. */
  record LeaveRequested(UserId by) implements CallEvent {}

  /** A member wants somebody else out of the call, or no longer rung for it. */
  record RemoveRequested(UserId by, int leg) implements CallEvent {}

  /** The room that was to be opened with this leg exists, and the leg is in it. */
  record RoomOpened(int leg, String room) implements CallEvent {}

  /** The carrier would not open the room, or could not be asked in time. */
  record RoomFailed(int leg) implements CallEvent {}

  /** The leg is in the room. */
  record LegJoined(int leg, String room) implements CallEvent {}

  /** The carrier would not bring the leg into the room, or could not be asked in time. */
  record JoinFailed(int leg, String room) implements CallEvent {}

  /** The carrier would not do what was wanted last about holding the caller. */
  record HoldFailed(boolean held) implements CallEvent {}

  /** The carrier would not do what was wanted last about muting the leg. */
  record MuteFailed(int leg, boolean muted) implements CallEvent {}

  /** A moment we asked to be woken at. {@code number} is the session or leg it was about. */
  record TimeUp(Deadline deadline, int number) implements CallEvent {}

  /**
   * The conversation is to be recorded; consent has been looked at.
   *
   * @param by null if the workspace records all
   * @param announcement what the caller hears before; null: nothing
   */
  record RecordingRequested(@Nullable UserId by, @Nullable String announcement)
      implements CallEvent {}

  /** The member wants nothing more recorded. */
  record RecordingStopRequested(UserId by) implements CallEvent {}

  /** The carrier could not record, or not say what comes before it. */
  record RecordingFailed(int take) implements CallEvent {}

  /** The carrier has ended a recording: silence, its longest, or as asked. */
  record RecordingOver(int take) implements CallEvent {}

  /**
   * Somebody was looked for who may have the caller in the queue.
   *
   * @param position the caller's place in the line, from 1
   * @param rounds who may be rung; empty if all talk, or the others in the line come first
   */
  record PeopleSought(int position, List<List<Person>> rounds) implements CallEvent {
    public PeopleSought {
      rounds = List.copyOf(rounds);
    }
  }

  /**
   * It was looked at again who may be rung next, now that nobody of a round has answered.
   *
   * @param leg the number of the leg that comes next, by which an old answer is known
   * @param rounds one after another; empty if nobody can be rung any more
   */
  record RoundSought(int leg, List<List<Person>> rounds) implements CallEvent {
    public RoundSought {
      rounds = List.copyOf(rounds);
    }
  }

  /** A telephone that could not be rung can be now, and the caller is for whom it belongs to. */
  record TelephoneWoke(Person person) implements CallEvent {}

  /**
   * The person who talks with the caller passes them on to a member none of whose telephones can
   * ring, but who is told by push and may open the app.
   */
  record SleeperTransferRequested(UserId by, UserId to) implements CallEvent {}

  /** Why a leg ended. */
  enum Cause {
    /** Somebody hung up. */
    HUNG_UP,
    BUSY,
    NO_ANSWER,
    DECLINED,
    /** No telephone has this number, or no softphone this address just now. */
    NOT_FOUND,
    /** The carrier or the network ended it, or it never came to be. */
    FAILED,
    /** The carrier says it is over without saying why. */
    GONE;

    /** Whether it was nobody's doing. */
    boolean isFailure() {
      return this == FAILED || this == NOT_FOUND;
    }
  }

  /** What may take too long. */
  enum Deadline {
    /** Long enough in silence for the caller to be told to wait. */
    AI_SLOW(Duration.ofSeconds(4)),
    /** The AI should be talking by now. */
    AI_READY(Duration.ofSeconds(12)),
    /** The carrier's own ring timeout should have come by now. */
    HUMAN_RING(Duration.ofSeconds(35)),
    /** Whoever picked up and was asked for a key has had time enough to press it. */
    ACCEPT(Duration.ofSeconds(20)),
    /** Whoever a member calls has had time enough. */
    OUTSIDE_RING(Duration.ofSeconds(70)),
    /** Even the longest closing sentence should be over by now. */
    ANNOUNCEMENT(Duration.ofSeconds(60)),
    /** Time to look again for somebody who may have the caller in the queue. */
    QUEUE(Duration.ofSeconds(15)),
    /** The music should have stopped by now. */
    MUSIC_OVER(Duration.ofSeconds(1)),
    /** Even the longest greeting should be over by now. */
    GREETING(Duration.ofSeconds(60)),
    /** The carrier should have ended the voicemail's recording by now. */
    VOICEMAIL(Duration.ofSeconds(135)),
    /** Even of the longest notice the caller should have heard the end. */
    RECORDING_NOTICE(Duration.ofSeconds(60)),
    /** The AI, silenced in the middle of a sentence of its own, should not be heard any more. */
    AI_SILENT(Duration.ofSeconds(4)),
    /** It should be known by now who may be rung next. */
    ROUND_SOUGHT(Duration.ofSeconds(3)),
    /** Whoever was told by a push has had as long to open the app as to get to a telephone. */
    ASLEEP(Duration.ofSeconds(25));

    private final Duration after;

    Deadline(Duration after) {
      this.after = after;
    }

    /** How long after the decision. */
    public Duration after() {
      return after;
    }
  }
}
