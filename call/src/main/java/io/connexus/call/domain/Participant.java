package io.connexus.call.domain;

import io.connexus.call.domain.CallState.Human;
import io.connexus.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A person in a room beside the caller, or one who is being rung for it.
 *
 * @param invitation the first leg of those that were rung together; who answers first joins
 * @param invitedBy who had them rung; null for the one the room was opened for
 * @param outside whether they are no member; {@code human} then names the member who had them rung
 */
public record Participant(
    Human human,
    int invitation,
    @Nullable UserId invitedBy,
    boolean outside,
    Standing standing,
    boolean muted) {

  /** How far somebody has come. */
  public enum Standing {
    RINGING,
    /** Answered, and on the way in. */
    JOINING,
    JOINED
  }

  static Participant first(Human human) {
    boolean outside = human.person().isOutside();
    return new Participant(human, human.leg(), null, outside, Standing.JOINING, false);
  }

  /** Of a bridge. */
  static Participant talking(Human human) {
    return first(human).now(Standing.JOINED);
  }

  static Participant rung(Human human, int invitation, UserId by, boolean outside) {
    return new Participant(human, invitation, by, outside, Standing.RINGING, false);
  }

  /** The number of their leg. */
  public int leg() {
    return human.leg();
  }

  boolean isRinging() {
    return standing == Standing.RINGING;
  }

  boolean is(UserId user) {
    return !outside && human.person().user().equals(user);
  }

  Participant now(Standing next) {
    return new Participant(human, invitation, invitedBy, outside, next, muted);
  }

  Participant muted(boolean next) {
    return new Participant(human, invitation, invitedBy, outside, standing, next);
  }
}
