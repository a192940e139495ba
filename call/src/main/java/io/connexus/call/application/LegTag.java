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

  /** The tag in {@code text}; empty if it is not one of ours. */
  public static Optional<LegTag> parse(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0
          ? Optional.empty()
          : Optional.of(
              new LegTag(
                  new CallId(UUID.fromString(text.substring(0, slash))),
                  Integer.parseInt(text.substring(slash + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
