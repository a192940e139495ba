package io.connexus.call.domain;

import org.jspecify.annotations.Nullable;

/**
 * One carrier connection of a call.
 *
 * @param number within the call, from 1; leg 1 is the caller's
 * @param carrierId how the carrier calls it; null until the carrier has told
 * @param asked whether somebody, or something, has picked up and is asked for a key; only with it
 *     is the leg answered
 * @param wanted false once we have decided to be rid of it
 * @param tape whether what is heard on it is recorded
 */
public record Leg(
    int number,
    Kind kind,
    @Nullable String carrierId,
    @Nullable Boolean asked,
    boolean answered,
    boolean wanted,
    boolean over,
    Tape tape) {

  public Leg {
    asked = Boolean.TRUE.equals(asked) ? Boolean.TRUE : null;
    tape = tape == null ? Tape.NEVER : tape; // null in old commands
  }

  /** Who is at the other end. */
  public enum Kind {
    CALLER,
    AI,
    HUMAN
  }

  static Leg dialling(int number, Kind kind) {
    return new Leg(number, kind, null, null, false, true, false, Tape.NEVER);
  }

  Leg known(String id) {
    return new Leg(number, kind, id, asked, answered, wanted, over, tape);
  }

  Leg pickedUp() {
    return new Leg(number, kind, carrierId, true, false, wanted, over, tape);
  }

  Leg picked() {
    return new Leg(number, kind, carrierId, null, true, wanted, over, tape);
  }

  boolean isAsked() {
    return asked != null;
  }

  Leg unwanted() {
    return new Leg(number, kind, carrierId, asked, answered, false, over, tape);
  }

  Leg gone() {
    return new Leg(number, kind, carrierId, asked, answered, wanted, true, tape);
  }

  Leg taped(Tape with) {
    return new Leg(number, kind, carrierId, asked, answered, wanted, over, with);
  }
}
