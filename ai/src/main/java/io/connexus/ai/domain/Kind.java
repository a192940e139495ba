package io.connexus.ai.domain;

/**
 * What a reply is, and so what follows it: {@link #HUMAN} rings a person, {@link #FAREWELL} ends
 * the call.
 */
public enum Kind {
  FAQ("faq"),
  SMALL_TALK("small-talk"),
  HUMAN("human"),
  UNKNOWN("unknown"),
  FAREWELL("farewell");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** As the API writes it. */
  public String word() {
    return word;
  }
}
