package io.connexus.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Where identifiers come from. */
public final class Ids {
  private Ids() {}

  /** A UUID version 7 (RFC 9562): ordered by creation time, so indexes stay compact. */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }

  /**
   * Always the same UUID for the same name: a command derived twice from one event is one command.
   */
  public static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
