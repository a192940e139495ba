package io.connexus.gateway;

import java.util.HashMap;
import java.util.Map;

/**
 * Octets in memory that nobody has vouched for yet: bounded together, and to a quarter for one
 * network, so that a single sender cannot shut the door to the others.
 */
final class BytesInFlight {
  private final long most;
  private final Map<String, Long> held = new HashMap<>();
  private long total;

  BytesInFlight(long most) {
    this.most = most;
  }

  /** Whether there was room for so many more from {@code network}; if not, nothing is taken. */
  synchronized boolean take(String network, int octets) {
    long ofNetwork = held.getOrDefault(network, 0L) + octets;
    if (total + octets > most || ofNetwork > most / 4) {
      return false;
    }
    total += octets;
    held.put(network, ofNetwork);
    return true;
  }

  /** Gives back what was taken. */
  synchronized void giveBack(String network, long octets) {
    total -= octets;
    held.computeIfPresent(network, (_, before) -> before > octets ? before - octets : null);
  }
}
