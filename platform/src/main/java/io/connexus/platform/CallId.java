package io.connexus.platform;

import java.util.UUID;

/** What the owner sees as one call, however many legs the carrier connects for it. */
public record CallId(UUID value) {
  /** A new id, ordered by time. */
  public static CallId next() {
    return new CallId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
