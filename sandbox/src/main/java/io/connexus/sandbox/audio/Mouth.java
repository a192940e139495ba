package io.connexus.sandbox.audio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringTokenizer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes words audible: each is a short tone whose pitch its letters decide, as fast as voices speak
 * here. While nobody listens for two seconds, what there is to say is forgotten.
 */
public final class Mouth {
  private static final long STALE_NANOS = 2_000_000_000L;

  private final DoubleSupplier wordsPerSecond;
  private final LongSupplier nanos;
  private final Deque<String> words = new ArrayDeque<>();
  private @Nullable Tone tone;
  private int framesLeft;
  private long listenedAt;

  /** A mouth that speaks so many words a second. */
  public Mouth(DoubleSupplier wordsPerSecond) {
    this(wordsPerSecond, System::nanoTime);
  }

  Mouth(DoubleSupplier wordsPerSecond, LongSupplier nanos) {
    this.wordsPerSecond = wordsPerSecond;
    this.nanos = nanos;
    this.listenedAt = nanos.getAsLong();
  }

  public synchronized void say(String text) {
    forgetUnheard();
    StringTokenizer tokens = new StringTokenizer(text);
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
  }

  public synchronized void hush() {
    words.clear();
    tone = null;
    framesLeft = 0;
  }

  /** The next frame of speech; null when there is nothing to say. */
  public synchronized short @Nullable [] next() {
    forgetUnheard();
    listenedAt = nanos.getAsLong();
    if (framesLeft == 0) {
      String word = words.poll();
      if (word == null) {
        tone = null;
        return null;
      }
      tone = new Tone(pitch(word));
      framesLeft = Math.max(1, (int) (1_000 / wordsPerSecond.getAsDouble() / Pcm.FRAME_MILLIS));
    }
    framesLeft--;
    return tone == null ? null : tone.next();
  }

  private void forgetUnheard() {
    if (nanos.getAsLong() - listenedAt > STALE_NANOS) {
      hush();
    }
  }

  /** Between 200 and 599 Hz, where voices are. */
  static double pitch(String word) {
    return 200 + Math.floorMod(word.hashCode(), 400);
  }
}
