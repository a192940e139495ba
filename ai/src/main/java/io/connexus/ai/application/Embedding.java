package io.connexus.ai.application;

/** Turns a sentence into a vector, so that sentences of like meaning lie close together. */
public interface Embedding {

  /** Of unit length, always of the same dimension. Thread-safe; a few milliseconds. */
  float[] embed(String sentence);

  /** Names the model: vectors of different models cannot be compared. */
  String model();
}
