package io.connexus.sandbox.exchange;

/** Listens in on a leg, for a recording: 20 ms at a time, both directions in step. */
@FunctionalInterface
public interface Tap {
  /**
   * Twenty milliseconds passed.
   *
   * @param said what the far end said
   * @param heard what it was given to hear
   */
  void passed(short[] said, short[] heard);
}
