package io.connexus.sandbox.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an onlooker would call one call: its first leg, and all that were ever joined to it. The
 * carrier knows no such thing; the control API shows it.
 */
public final class Conversation {
  /** One line of the story. */
  public record Moment(Instant at, String what) {}

  private final String id;
  private final String from;
  private final String to;
  private final boolean inbound;
  private final Instant startedAt;
  private final Set<Leg> legs = new LinkedHashSet<>();
  private final List<Moment> timeline = new ArrayList<>();

  Conversation(String id, String from, String to, boolean inbound, Instant startedAt) {
    this.id = id;
    this.from = from;
    this.to = to;
    this.inbound = inbound;
    this.startedAt = startedAt;
  }

  void join(Leg leg) {
    legs.add(leg);
  }

  void tell(Instant at, String what) {
    timeline.add(new Moment(at, what));
  }

  public String id() {
    return id;
  }

  public String from() {
    return from;
  }

  public String to() {
    return to;
  }

  public boolean inbound() {
    return inbound;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /** The leg the conversation began with: the caller's, or the first one dialled. */
  public Leg main() {
    return legs.iterator().next();
  }

  public List<Leg> legs() {
    return List.copyOf(legs);
  }

  public List<Moment> timeline() {
    return List.copyOf(timeline);
  }

  public boolean isAlive() {
    return legs.stream().anyMatch(Leg::isAlive);
  }
}
