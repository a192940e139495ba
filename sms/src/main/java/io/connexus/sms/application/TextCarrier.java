package io.connexus.sms.application;

import io.connexus.platform.E164;
import java.time.Duration;

/** Who takes texts to handsets. */
public interface TextCarrier {

  /** Hands over one text. Never throws for what the carrier does or fails to do. */
  Answer send(E164 from, E164 to, String text);

  /** What the carrier said. */
  sealed interface Answer {
    /** It has the text, under this id. */
    record Accepted(String messageId) implements Answer {}

    /** It will never take it. {@code reason} is for people. */
    record Refused(String reason) implements Answer {}

    /** It surely has not taken it, but may after {@code pause}. */
    record Busy(Duration pause) implements Answer {}

    /** It may have taken it or not: sending again could send it twice. */
    record Unknown() implements Answer {}
  }
}
