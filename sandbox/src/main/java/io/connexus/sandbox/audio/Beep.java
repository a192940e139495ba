package io.connexus.sandbox.audio;

import org.jspecify.annotations.Nullable;

/** What a caller hears before they are recorded. */
final class Beep {
  private static final double HERTZ = 1_000;
  private static final int FRAMES = 400 / Pcm.FRAME_MILLIS;

  private final Tone tone = new Tone(HERTZ);
  private int frames;

  /** The next frame; null when it is over. */
  short @Nullable [] next() {
    return frames++ < FRAMES ? tone.next() : null;
  }
}
