package io.connexus.call.application;

import io.connexus.call.domain.RecordingKind;
import io.connexus.platform.CallId;
import java.util.Locale;
import java.util.Optional;

/**
 * Which recording of which call; travels through the carrier in the place of the leg's {@link
 * LegTag}, which can be read in it too, and comes back in the events of the leg.
 */
public record RecordingTag(LegTag leg, RecordingKind kind, int take) {

  /** The tag as text. */
  public String encode() {
    return leg.encode() + "/" + kind.name().toLowerCase(Locale.ROOT) + "/" + take;
  }

  /** The call. */
  public CallId call() {
    return leg.call();
  }

  /** The tag in {@code text}; empty if it is not one of a recording of ours. */
  public static Optional<RecordingTag> parse(String text) {
    var parts = text.split("/", -1);
    try {
      return parts.length != 4
          ? Optional.empty()
          : LegTag.parse(text)
              .map(leg ->
                  new RecordingTag(
                      leg,
                      RecordingKind.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                      Integer.parseInt(parts[3])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
