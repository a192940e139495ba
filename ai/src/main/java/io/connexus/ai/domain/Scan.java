package io.connexus.ai.domain;

import java.util.List;

/** Vectors to compare with, kept by column: so the inner loop runs over rows and vectorises. */
final class Scan {
  private final int rows;
  private final float[][] columns;

  /**
   * @param vectors of unit length and one dimension
   */
  Scan(List<float[]> vectors) {
    rows = vectors.size();
    columns = new float[rows == 0 ? 0 : vectors.getFirst().length][rows];
    for (int row = 0; row < rows; row++) {
      var vector = vectors.get(row);
      for (int d = 0; d < columns.length; d++) {
        columns[d][row] = vector[d];
      }
    }
  }

  /** The cosine between {@code vector} and each row. */
  float[] nearness(float[] vector) {
    var out = new float[rows];
    for (int d = 0; d < columns.length; d++) {
      var column = columns[d];
      float x = vector[d];
      for (int row = 0; row < out.length; row++) {
        out[row] += x * column[row];
      }
    }
    return out;
  }
}
