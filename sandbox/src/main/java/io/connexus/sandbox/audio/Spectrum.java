package io.connexus.sandbox.audio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds pitches by a Fourier transform under a Hann window. */
final class Spectrum {
  private static final int MOST = 3;
  private static final double WEAKEST = 0.25;

  private Spectrum() {}

  /**
   * The strongest pitches in Hz, the strongest first.
   *
   * @param size a power of two; shorter input is filled up with silence
   */
  static List<Double> peaks(short[] samples, int size) {
    double[] magnitude = magnitudes(samples, size);
    List<Integer> tops =
        IntStream.range(1, magnitude.length - 1)
            .filter(i -> magnitude[i] > magnitude[i - 1] && magnitude[i] >= magnitude[i + 1])
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> magnitude[i]).reversed())
            .toList();
    List<Double> peaks = new ArrayList<>();
    for (int top : tops) {
      if (peaks.size() < MOST && magnitude[top] >= WEAKEST * magnitude[tops.getFirst()]) {
        peaks.add((double) Math.round((double) top * Pcm.RATE / size));
      }
    }
    return peaks;
  }

  /** How strong each pitch is, from 0 Hz to half the rate. */
  static double[] magnitudes(short[] samples, int size) {
    double[] re = new double[size];
    double[] im = new double[size];
    int length = Math.min(samples.length, size);
    for (int i = 0; i < length; i++) {
      re[i] = samples[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / Math.max(1, length - 1)));
    }
    transform(re, im);
    double[] magnitude = new double[size / 2];
    for (int i = 0; i < magnitude.length; i++) {
      magnitude[i] = Math.hypot(re[i], im[i]);
    }
    return magnitude;
  }

  /** Cooley and Tukey, in place. */
  private static void transform(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double swap = re[i];
        re[i] = re[j];
        re[j] = swap;
      }
    }
    for (int span = 2; span <= n; span <<= 1) {
      double angle = -2 * Math.PI / span;
      for (int start = 0; start < n; start += span) {
        for (int k = 0; k < span / 2; k++) {
          double cos = Math.cos(angle * k);
          double sin = Math.sin(angle * k);
          int a = start + k;
          int b = a + span / 2;
          double tr = re[b] * cos - im[b] * sin;
          double ti = re[b] * sin + im[b] * cos;
          re[b] = re[a] - tr;
          im[b] = im[a] - ti;
          re[a] += tr;
          im[a] += ti;
        }
      }
    }
  }
}
