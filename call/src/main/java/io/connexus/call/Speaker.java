package io.connexus.call;

/** Who is talking. */
public enum Speaker {
  CALLER,
  AI,
  HUMAN
}
