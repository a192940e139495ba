package io.connexus.sandbox.audio;

import java.util.Arrays;

/** Remembers the last seconds that a party heard, and tells what they sounded like. */
public final class Ear {
  private static final int SECONDS = 10;
  private static final int WINDOW = 4_096;

  /** Below this level a signal is taken for silence. */
  private static final double HEARD = 60;

  private final short[] ring = new short[SECONDS * Pcm.RATE];
  private long heard;

  public synchronized void hear(short[] frame) {
    for (short sample : frame) {
      ring[(int) (heard++ % ring.length)] = sample;
    }
  }

  /** What was heard at the end: at most ten seconds. */
  public synchronized short[] last() {
    int length = (int) Math.min(heard, ring.length);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = ring[(int) ((heard - length + i) % ring.length)];
    }
    return samples;
  }

  /**
   * The strongest pitches of the last half second.
   *
   * @param hertz the strongest first, at most three, each at least a quarter as strong; none when
   *     it was silent
   * @param level root mean square of the samples, 0 to 32,767
   */
  public record Impression(java.util.List<Double> hertz, double level) {}

  public Impression impression() {
    short[] all = last();
    short[] window = Arrays.copyOfRange(all, Math.max(0, all.length - WINDOW), all.length);
    double level = level(window);
    return new Impression(
        level < HEARD ? java.util.List.of() : Spectrum.peaks(window, WINDOW), level);
  }

  private static double level(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
  }
}
