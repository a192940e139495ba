package io.connexus.realtime;

import io.connexus.platform.Actor;
import io.connexus.platform.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
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
  private final Map<String, Issued> redeemed = new ConcurrentHashMap<>();

  Tickets(InstantSource clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  /** A new one. */
  Ticket issue(Actor actor) {
    var now = clock.instant();
    for (var kept : List.of(issued, redeemed)) {
      kept.values().removeIf(other -> !other.expiresAt.isAfter(now));
    }
    var text = Secrets.token();
    var expiresAt = now.plus(life);
    var hash = hash(text);
    issued.put(hash, new Issued(hash, actor, expiresAt));
    return new Ticket(text, expiresAt);
  }

  /** Whose it is, the first time and in time only; they are not in yet. */
  Optional<Issued> redeem(String ticket) {
    var found =
        Optional.ofNullable(issued.remove(hash(ticket)))
            .filter(one -> one.expiresAt.isAfter(clock.instant()));
    found.ifPresent(one -> redeemed.put(one.hash, one));
    return found;
  }

  /** Whether whoever has redeemed this may come in: they were not forgotten on the way. */
  boolean admit(Issued ticket) {
    return redeemed.remove(ticket.hash) != null;
  }

  /** Those of the user open nothing any more. */
  void forget(String user) {
    for (var kept : List.of(issued, redeemed)) {
      kept.values().removeIf(one -> one.actor.user().toString().equals(user));
    }
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
  record Issued(String hash, Actor actor, Instant expiresAt) {}
}
