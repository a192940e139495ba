package io.connexus.sandbox.audio;

import org.jspecify.annotations.Nullable;

/** Something that is heard once, a frame at a time. */
@FunctionalInterface
interface Sound {
  /** The next 20 ms; null when it is over. */
  short @Nullable [] next();

  /** These samples again and again. */
  static Sound endless(short[] samples) {
    int[] at = {0};
    return () -> {
      short[] frame = Pcm.silence();
      for (int i = 0; i < frame.length; i++, at[0]++) {
        frame[i] = samples[at[0] % samples.length];
      }
      at[0] %= samples.length;
      return frame;
    };
  }

  /** These samples; the last frame is filled up with silence. */
  static Sound of(short[] samples) {
    int[] at = {0};
    return () -> {
      if (at[0] >= samples.length) {
        return null;
      }
      short[] frame = Pcm.silence();
      System.arraycopy(samples, at[0], frame, 0, Math.min(Pcm.FRAME, samples.length - at[0]));
      at[0] += Pcm.FRAME;
      return frame;
    };
  }
}
