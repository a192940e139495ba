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

  /** The smallest UUID version 7 of this millisecond, to ask for what came since. */
  public static UUID earliest(long millis) {
    return new UUID((Math.max(0, millis) << 16) | 0x7000, 0x8000_0000_0000_0000L);
  }

  /**
   * Always the same UUID for the same name: a command derived twice from one event is one command.
   */
  public static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
