package io.connexus.bench;

import java.util.Arrays;

/** Durations as they were measured, each kept. Safe for many threads. */
final class Latencies {
  private long[] nanos = new long[1024];
  private int count;

  synchronized void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = duration;
  }

  synchronized int count() {
    return count;
  }

  /**
   * The duration that this share of all does not exceed (nearest rank).
   *
   * @param share above 0, at most 1
   * @return milliseconds; not a number if there are none
   */
  synchronized double millis(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    var sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * count);
    return sorted[Math.max(rank, 1) - 1] / 1e6;
  }
}
