package io.connexus.sandbox.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something said and heard; the text grows while it is being spoken. */
public final class Line {
  private final Instant at;
  private final String utterance;
  private final String speaker;
  private final @Nullable String language;
  private final StringBuilder text = new StringBuilder();

  Line(Instant at, String utterance, String speaker, @Nullable String language) {
    this.at = at;
    this.utterance = utterance;
    this.speaker = speaker;
    this.language = language;
  }

  void append(String more) {
    if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
      text.append(' ');
    }
    text.append(more.strip());
  }

  boolean belongsTo(String otherUtterance) {
    return utterance.equals(otherUtterance);
  }

  public Instant at() {
    return at;
  }

  public String speaker() {
    return speaker;
  }

  /** That of the voice, as it was asked for, such as {@code es-MX}. */
  public @Nullable String language() {
    return language;
  }

  public String text() {
    return text.toString();
  }
}
