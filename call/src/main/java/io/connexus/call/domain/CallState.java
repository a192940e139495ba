package io.connexus.call.domain;

import io.connexus.platform.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands. Each state carries only what is true in it; in every live one somebody is
 * responsible for the caller.
 */
public sealed interface CallState {

  /** Nothing has happened yet. */
  record Unborn() implements CallState {}

  /** It is over. The legs are kept so that one that turns up late can be hung up. */
  record Ended(CallOutcome outcome, Line line) implements CallState {}

  /** There is a caller. */
  sealed interface Live extends CallState {
    Line line();

    /** The same state with its line changed. */
    Live with(Line line);
  }

  /**
   * The caller hears ringing; answering and preparing the AI are under way at the same time.
   *
   * @param ai null if the caller is not for the AI at first
   */
  record Ringing(Line line, @Nullable Ai ai) implements Live {
    @Override
    public Ringing with(Line changed) {
      return new Ringing(changed, ai);
    }
  }

  /** The caller has been answered and waits for the AI. */
  record Connecting(Line line, Ai ai) implements Live {
    @Override
    public Connecting with(Line changed) {
      return new Connecting(changed, ai);
    }
  }

  /** The caller talks with the AI. */
  record WithAi(Line line, Ai ai) implements Live {
    @Override
    public WithAi with(Line changed) {
      return new WithAi(changed, ai);
    }
  }

  /**
   * Telephones of one or more people ring, or one of them has answered and is being connected; the
   * AI, if it is still there, is silent and takes over again if nobody answers.
   *
   * @param humans those who may still get the caller; empty for the moment in which it is looked at
   *     who may be rung next
   * @param then who rings when none of them answers, one round after another
   * @param asleep the leg before which it began that somebody who sleeps is waited for; 0 if nobody
   *     is, or not any more
   * @param sleeper the only member who is waited for; null: whomever the caller is for
   */
  record RingingHuman(
      Line line,
      List<Human> humans,
      List<List<Person>> then,
      @Nullable Ai ai,
      int asleep,
      @Nullable UserId sleeper)
      implements Live {
    RingingHuman(Line line, List<Human> humans, List<List<Person>> then, @Nullable Ai ai) {
      this(line, humans, then, ai, 0, null);
    }

    public RingingHuman {
      humans = List.copyOf(humans);
      then = List.copyOf(then);
    }

    @Override
    public RingingHuman with(Line changed) {
      return new RingingHuman(changed, humans, then, ai, asleep, sleeper);
    }

    RingingHuman with(Line changed, List<Human> left) {
      return new RingingHuman(changed, left, then, ai, asleep, sleeper);
    }

    /** Whoever sleeps is not waited for any more. */
    RingingHuman awake() {
      return new RingingHuman(line, humans, then, ai, 0, sleeper);
    }

    RingingHuman with(Line changed, @Nullable Ai changedAi) {
      return new RingingHuman(changed, humans, then, changedAi, asleep, sleeper);
    }

    /** Nobody but this member is waited for. */
    RingingHuman waitingFor(UserId member) {
      return new RingingHuman(line, humans, then, ai, asleep, member);
    }

    /** Whether this member, and nobody else, is waited for to wake. */
    public boolean waitsFor(UserId member) {
      return asleep > 0 && member.equals(sleeper);
    }

    /** Whether this telephone may still get the caller. */
    public boolean rings(Person person) {
      return humans.stream().anyMatch(human -> human.person().isAt(person));
    }

    /** Whether a telephone of this member's may still get the caller. */
    public boolean rings(UserId user) {
      return humans.stream().anyMatch(human -> human.person().is(user));
    }

    boolean rings(int leg) {
      return humans.stream().anyMatch(human -> human.leg() == leg);
    }
  }

  /**
   * A member calls somebody, and their own telephone rings first.
   *
   * @param told whether the member is told why nobody answers
   */
  record CallingMember(Line line, Human human, boolean told) implements Live {
    @Override
    public CallingMember with(Line changed) {
      return new CallingMember(changed, human, told);
    }
  }

  /**
   * The member has answered and hears a tone while the other's telephone rings.
   *
   * @param told whether the member is told why nobody answers
   */
  record CallingOutside(Line line, Human human, boolean told) implements Live {
    @Override
    public CallingOutside with(Line changed) {
      return new CallingOutside(changed, human, told);
    }
  }

  /** The caller talks with a person. */
  record WithHuman(Line line, Human human) implements Live {
    @Override
    public WithHuman with(Line changed) {
      return new WithHuman(changed, human);
    }
  }

  /** The caller still talks with the person while the AI is on its way back. */
  record HandingBack(Line line, Human human, Ai ai) implements Live {
    @Override
    public HandingBack with(Line changed) {
      return new HandingBack(changed, human, ai);
    }
  }

  /**
   * The caller hears a closing sentence, after which we hang up.
   *
   * @param member the member who called and hears it instead, as whom they called is not there;
   *     null if it is for the caller
   */
  record Announcing(Line line, CallOutcome outcome, @Nullable Human member) implements Live {
    Announcing(Line line, CallOutcome outcome) {
      this(line, outcome, null);
    }

    boolean isTo(int leg) {
      return member != null && member.leg() == leg;
    }

    @Override
    public Announcing with(Line changed) {
      return new Announcing(changed, outcome, member);
    }
  }

  /** The caller hears the voicemail's greeting, or what they say after the beep is kept. */
  record Voicemail(Line line) implements Live {
    @Override
    public Voicemail with(Line changed) {
      return new Voicemail(changed);
    }
  }

  /**
   * The caller waits for a person and hears music.
   *
   * @param position the place in the line that they were told; 0 if none
   */
  record Queued(Line line, int position) implements Live {
    @Override
    public Queued with(Line changed) {
      return new Queued(changed, position);
    }
  }

  /**
   * The caller is in a room with one or more people.
   *
   * @param ai who is on the way to have the caller back; null while nobody wants that
   */
  record InRoom(Line line, Room room, @Nullable Ai ai) implements Live {
    @Override
    public InRoom with(Line changed) {
      return new InRoom(changed, room, ai);
    }

    InRoom with(Room changed) {
      return new InRoom(line, changed, ai);
    }
  }

  /**
   * An AI conversation.
   *
   * @param session its number
   * @param address where to dial it; null until it is prepared
   * @param leg the number of its leg; 0 until it is dialled
   * @param connected whether its socket has opened
   * @param failed whether it could not be prepared
   * @param farewell whether it has said goodbye
   * @param secondTry whether it stands in for one that was lost
   */
  record Ai(
      int session,
      @Nullable String address,
      int leg,
      boolean connected,
      boolean failed,
      boolean farewell,
      boolean secondTry) {
    static Ai preparing(int session) {
      return new Ai(session, null, 0, false, false, false, false);
    }

    static Ai preparingAgain(int session) {
      return new Ai(session, null, 0, false, false, false, true);
    }

    Ai prepared(String at) {
      return new Ai(session, at, leg, connected, failed, farewell, secondTry);
    }

    Ai dialled(int legNumber) {
      return new Ai(session, address, legNumber, connected, failed, farewell, secondTry);
    }

    Ai heard() {
      return new Ai(session, address, leg, true, failed, farewell, secondTry);
    }

    Ai lost() {
      return new Ai(session, address, leg, connected, true, farewell, secondTry);
    }

    Ai leaving() {
      return new Ai(session, address, leg, connected, failed, true, secondTry);
    }
  }

  /** A person being rung or talking, and their leg's number. */
  record Human(Person person, int leg) {}
}
