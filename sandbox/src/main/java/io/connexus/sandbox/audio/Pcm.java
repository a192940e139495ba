package io.connexus.sandbox.audio;

/** The shape of sound here: 16 bit samples, 8,000 a second, 160 to a frame of 20 ms. */
public final class Pcm {
  private static final int AUDIBLE = 200;

  public static final int RATE = 8_000;
  public static final int FRAME = 160;
  public static final int FRAME_MILLIS = 20;

  private Pcm() {}

  public static short[] silence() {
    return new short[FRAME];
  }

  /** Adds one frame to another, in place; what is too loud is clipped. */
  public static void mix(short[] into, short[] more) {
    for (int i = 0; i < FRAME; i++) {
      into[i] = (short) Math.clamp(into[i] + more[i], Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }

  /** Whether nobody would hear anything. */
  public static boolean isSilent(short[] frame) {
    for (short sample : frame) {
      if (Math.abs(sample) > AUDIBLE) {
        return false;
      }
    }
    return true;
  }
}
