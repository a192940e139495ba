package io.connexus.sandbox.audio;

import java.util.concurrent.CompletableFuture;

/** Reads texts aloud, one after another. Never makes the asking thread wait. */
interface Reader {
  /** Somebody listens: soon there may be something to read. */
  void prepare();

  /**
   * How a text sounds.
   *
   * @param wordsPerSecond the pace: the sound takes no longer than the words do at it
   * @return done once it can be heard
   */
  CompletableFuture<Sound> read(String text, double wordsPerSecond);
}
