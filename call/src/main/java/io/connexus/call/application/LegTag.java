package io.connexus.call.application;

import io.connexus.platform.CallId;
import java.util.Optional;
import java.util.UUID;

/**
 * Which leg of which call; travels with the leg through the carrier and comes back in its events.
 */
public record LegTag(CallId call, int leg) {

  /** The tag as text. */
  public String encode() {
    return call + "/" + leg;
  }

  /** The tag in {@code text}, which may go on with a slash; empty if it is not one of ours. */
  public static Optional<LegTag> parse(String text) {
    var parts = text.split("/", -1);
    try {
      return parts.length < 2
          ? Optional.empty()
          : Optional.of(
              new LegTag(new CallId(UUID.fromString(parts[0])), Integer.parseInt(parts[1])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
