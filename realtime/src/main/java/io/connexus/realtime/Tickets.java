package io.connexus.realtime;

import io.connexus.platform.Actor;
import io.connexus.platform.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tickets that open the socket, once and soon: a URL ends up in logs, so an access token must not
 * be in it. Only hashes are kept, in this process alone.
 */
final class Tickets {
  private final InstantSource clock;
  private final Duration life;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  Tickets(InstantSource clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  /** A new one. */
  Ticket issue(Actor actor) {
    var now = clock.instant();
    issued.values().removeIf(other -> !other.expiresAt.isAfter(now));
    var text = Secrets.token();
    var expiresAt = now.plus(life);
    issued.put(hash(text), new Issued(actor, expiresAt));
    return new Ticket(text, expiresAt);
  }

  /** Whose it is, the first time and in time only. */
  Optional<Actor> redeem(String ticket) {
    return Optional.ofNullable(issued.remove(hash(ticket)))
        .filter(one -> one.expiresAt.isAfter(clock.instant()))
        .map(Issued::actor);
  }

  /** Those of the user open nothing any more. */
  void forget(String user) {
    issued.values().removeIf(one -> one.actor.user().toString().equals(user));
  }

  private static String hash(String ticket) {
    return HexFormat.of().formatHex(Secrets.hash(ticket));
  }

  /** The only place where the ticket itself is. */
  record Ticket(String text, Instant expiresAt) {
    @Override
    public String toString() {
      return "Ticket[***]";
    }
  }

  /** What was given out, as it is remembered. */
  private record Issued(Actor actor, Instant expiresAt) {}
}
