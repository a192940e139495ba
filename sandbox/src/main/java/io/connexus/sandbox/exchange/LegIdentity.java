package io.connexus.sandbox.exchange;

import java.time.Instant;
import java.util.List;

/** What a leg is from the first moment to the last. */
public record LegIdentity(
    String callControlId,
    String legId,
    String sessionId,
    String connectionId,
    String from,
    String to,
    boolean incoming,
    Instant startTime,
    List<CustomHeader> customHeaders) {

  /** A header added to the INVITE. */
  public record CustomHeader(String name, String value) {}
}
