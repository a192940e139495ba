package io.connexus.sandbox.audio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is heard on hold and in the place of sound files: C, E and G in turn, half a second each.
 */
public final class Melody {
  private static final double[] NOTES = {523.25, 659.25, 783.99};
  private static final int FRAMES_A_NOTE = 25;

  private int frame;
  private Tone tone = new Tone(NOTES[0]);

  public short[] next() {
    if (frame % FRAMES_A_NOTE == 0) {
      tone = new Tone(NOTES[frame / FRAMES_A_NOTE % NOTES.length]);
    }
    frame++;
    return tone.next();
  }

  /** The first of it, or for null all, which has no end. */
  static Sound lasting(@Nullable Duration length) {
    Melody melody = new Melody();
    long frames = length == null ? Long.MAX_VALUE : length.toMillis() / Pcm.FRAME_MILLIS;
    return () -> melody.frame < frames ? melody.next() : null;
  }
}
