package io.connexus.sandbox.audio;

import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Words that no voice can say: each is a short tone whose pitch its letters decide. */
final class TonesOfWords implements Sound {
  private final StringTokenizer words;
  private final int framesOfWord;
  private Tone tone = new Tone();
  private int framesLeft;

  TonesOfWords(String text, double wordsPerSecond) {
    this.words = new StringTokenizer(text);
    this.framesOfWord = Math.max(1, (int) (1_000 / wordsPerSecond / Pcm.FRAME_MILLIS));
  }

  @Override
  public short @Nullable [] next() {
    if (framesLeft == 0) {
      if (!words.hasMoreTokens()) {
        return null;
      }
      tone = new Tone(pitch(words.nextToken()));
      framesLeft = framesOfWord;
    }
    framesLeft--;
    return tone.next();
  }

  /** Between 200 and 599 Hz, where voices are. */
  static double pitch(String word) {
    return 200 + Math.floorMod(word.hashCode(), 400);
  }
}
