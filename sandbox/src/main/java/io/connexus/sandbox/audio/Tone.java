package io.connexus.sandbox.audio;

/** Steady tones, which go on from frame to frame without a click. */
public final class Tone {
  /** Loud enough to measure, soft enough that three of them together do not clip. */
  private static final double LOUDNESS = 8_000;

  private final double[] hertz;
  private long sample;

  public Tone(double... hertz) {
    this.hertz = hertz.clone();
  }

  public short[] next() {
    short[] frame = Pcm.silence();
    for (int i = 0; i < frame.length; i++, sample++) {
      double sum = 0;
      for (double each : hertz) {
        sum += Math.sin(2 * Math.PI * each * sample / Pcm.RATE);
      }
      frame[i] = (short) (LOUDNESS * sum / Math.max(1, hertz.length));
    }
    return frame;
  }
}
