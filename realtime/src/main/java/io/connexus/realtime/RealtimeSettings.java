package io.connexus.realtime;

import java.time.Duration;
import java.util.List;

/**
 * The bounds of the sockets.
 *
 * @param origins pages of other hosts that may connect, such as {@code https://app.example.com};
 *     the page's own host always may
 * @param ticketLife how long a ticket waits to be used
 * @param hold how long a new socket's frames wait for its resume, so that what was missed comes
 *     first
 * @param ping how often a socket is pinged
 * @param idle a socket that says nothing for this long, not even a pong, is dead
 * @param longest how long one sign-in may hold a socket
 * @param sendTimeout how long one write may take
 * @param queue what may wait for one socket
 * @param kept what a workspace keeps for those who come back
 * @param framesPerSecond what a client may send in the long run
 * @param burst and at once
 */
public record RealtimeSettings(
    List<String> origins,
    Duration ticketLife,
    Duration hold,
    Duration ping,
    Duration idle,
    Duration longest,
    Duration sendTimeout,
    Bound queue,
    Bound kept,
    int framesPerSecond,
    int burst) {

  /** The usual bounds. A queue takes all that is kept, and as much again. */
  public static RealtimeSettings standard(List<String> origins) {
    return new RealtimeSettings(
        origins,
        Duration.ofSeconds(30),
        Duration.ofMillis(500),
        Duration.ofSeconds(20),
        Duration.ofMinutes(1),
        Duration.ofHours(12),
        Duration.ofSeconds(10),
        new Bound(2_000, 4 * 1024 * 1024),
        new Bound(1_000, 2 * 1024 * 1024),
        20,
        100);
  }

  /**
   * How much may gather.
   *
   * @param size in characters of JSON, which is what memory holds
   */
  public record Bound(int frames, long size) {}
}
