package io.connexus.sandbox.audio;

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
}
