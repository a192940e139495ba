package io.connexus.sandbox.audio;

/** What a caller hears while it rings in North America: 440 and 480 Hz, 2 s on and 4 s off. */
public final class Ringback {
  private static final int ON = 100;
  private static final int PERIOD = 300;

  private final Tone tone = new Tone(440, 480);
  private int frame;

  public short[] next() {
    return frame++ % PERIOD < ON ? tone.next() : Pcm.silence();
  }
}
