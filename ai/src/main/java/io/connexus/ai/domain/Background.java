package io.connexus.ai.domain;

import java.util.Arrays;
import java.util.List;

/** What people ask in general: the yardstick for "close". */
public final class Background {
  private static final float COMMON = 0.5f;
  private static final int NEAREST = 3;

  private final float[] mean;
  private final Scan scan;

  /**
   * @param vectors of unlike sentences, unit length
   */
  public Background(List<float[]> vectors) {
    mean = new float[vectors.getFirst().length];
    for (var vector : vectors) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += COMMON * vector[d] / vectors.size();
      }
    }
    scan = new Scan(vectors.stream().map(this::centred).toList());
  }

  /** The vector with half of what all sentences share taken out, of unit length again. */
  float[] centred(float[] vector) {
    var out = new float[vector.length];
    double sum = 0;
    for (int d = 0; d < out.length; d++) {
      out[d] = vector[d] - mean[d];
      sum += (double) out[d] * out[d];
    }
    float scale = (float) (1 / Math.sqrt(sum));
    for (int d = 0; d < out.length; d++) {
      out[d] *= scale;
    }
    return out;
  }

  /** How close the nearest few background sentences are, on average. */
  double nearness(float[] centred) {
    var near = scan.nearness(centred);
    Arrays.sort(near);
    int from = Math.max(0, near.length - NEAREST);
    double sum = 0;
    for (int i = from; i < near.length; i++) {
      sum += near[i];
    }
    return sum / (near.length - from);
  }
}
