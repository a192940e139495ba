package io.connexus.sandbox.exchange;

import io.connexus.sandbox.audio.Audio;

/**
 * Whoever is at the other end of a leg: a virtual telephone, a WebRTC client or Retell. Called
 * under the exchange's lock, so an implementation only takes note and acts later, on a thread of
 * its own.
 */
public interface FarEnd {
  Role role();

  /** The carrier rings this party. */
  default void invited(Leg leg) {}

  /** The leg is answered: by this party when it was rung, for this party when it called. */
  default void answered(Leg leg) {}

  /** Its sound; most parties only have words. */
  default Audio audio() {
    return Audio.NONE;
  }

  /** Something the other side said in full. */
  default void hears(Leg leg, String speaker, String text) {}

  /**
   * The carrier waits for this party to press keys.
   *
   * @param valid those that count
   */
  default void askedForKeys(Leg leg, String valid) {}

  default void hearsDigit(Leg leg, char digit) {}

  /** The leg is over, whoever ended it. */
  default void ended(Leg leg) {}
}
