package io.connexus.sandbox.exchange;

import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The rooms. Called under the lock of the {@link Exchange}. */
public final class Conferences {
  /** How a leg enters. */
  public record Entry(boolean muted, boolean held, boolean endsForAll) {}

  private final Exchange exchange;
  private final LegEvents events;
  private final Ids ids;
  private final Clock clock;
  private final Map<String, Conference> rooms = new LinkedHashMap<>();

  Conferences(Exchange exchange, LegEvents events, Ids ids, Clock clock) {
    this.exchange = exchange;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** Opens a room with one leg in it. */
  public Conference open(String name, Leg first) {
    Conference room =
        new Conference(ids.uuid(), name, first.identity().connectionId(), clock.instant());
    rooms.put(room.id(), room);
    tell(first, "conference.created", room);
    enter(room, first, new Entry(false, false, false));
    return room;
  }

  /** Brings an answered leg in; it leaves its bridge or the room it was in. */
  public void enter(Conference room, Leg leg, Entry how) {
    exchange.bridges().part(leg);
    leave(leg);
    Conference.Member place = new Conference.Member(ids.uuid(), clock.instant());
    place.muted = how.muted();
    place.held = how.held();
    place.endsForAll = how.endsForAll();
    room.members.put(leg, place);
    leg.conference = room;
    leg.wasBridged = true;
    room.legs().forEach(other -> other.conversation().join(leg));
    exchange.tell(leg, Exchange.name(leg) + " joins the conference " + room.name());
    tell(leg, "conference.participant.joined", room);
    exchange.mixer().add(leg);
  }

  /** Takes a leg out of its room, if it is in one; it is parked then. */
  public void leave(Leg leg) {
    Conference room = leg.conference;
    if (room == null) {
      return;
    }
    Conference.Member place = room.members.remove(leg);
    leg.conference = null;
    exchange.tell(leg, Exchange.name(leg) + " leaves the conference " + room.name());
    tell(leg, "conference.participant.left", room);
    if (place != null && place.endsForAll) {
      end(room, leg, "host_left");
    } else if (room.members.isEmpty()) {
      close(room, leg, "all_left");
    }
  }

  /** Ends a room and hangs up who is in it. */
  public void end(Conference room) {
    room.legs().stream().findFirst().ifPresent(leg -> end(room, leg, "ended_via_api"));
  }

  private void end(Conference room, Leg last, String reason) {
    List<Leg> left = room.legs();
    close(room, last, reason);
    left.forEach(leg -> exchange.end(leg, HangupCause.normal("unknown")));
  }

  private void close(Conference room, Leg last, String reason) {
    if (!room.isAlive()) {
      return;
    }
    room.endReason = reason;
    for (Leg leg : room.legs()) {
      room.members.remove(leg);
      leg.conference = null;
    }
    ObjectNode fields = fields(room).put("reason", reason);
    events.happened(last, "conference.ended", fields);
  }

  public void mute(Conference room, List<Leg> legs, boolean muted) {
    legs.forEach(leg -> room.member(leg).ifPresent(place -> place.muted = muted));
  }

  public void hold(Conference room, List<Leg> legs, boolean held) {
    legs.forEach(leg -> room.member(leg).ifPresent(place -> place.held = held));
  }

  /** By id, or by the name of a live one. */
  public Optional<Conference> find(String idOrName) {
    return Optional.ofNullable(rooms.get(idOrName)).or(() -> live(idOrName));
  }

  public Optional<Conference> live(String name) {
    return rooms.values().stream()
        .filter(room -> room.isAlive() && room.name().equals(name))
        .findFirst();
  }

  public List<Conference> all() {
    return List.copyOf(rooms.values());
  }

  void clear() {
    rooms.clear();
  }

  private void tell(Leg leg, String type, Conference room) {
    events.happened(leg, type, fields(room));
  }

  private static ObjectNode fields(Conference room) {
    return Json.object().put("conference_id", room.id());
  }
}
