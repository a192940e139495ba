package io.connexus.platform;

import java.util.UUID;

/** A person who signs in. */
public record UserId(UUID value) {
  /** A new id, ordered by time. */
  public static UserId next() {
    return new UserId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
