package io.connexus.telnyx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rooms in which more than two legs talk. Only an answered leg can be in one; a room ends when it
 * is empty, or after four hours. Blocks and fails as {@link TelnyxClient} does; safe for many
 * threads.
 */
public final class TelnyxConferences {
  private final Exchange exchange;
  private final Lists lists;

  /** Follows the pages of a list. */
  interface Lists {
    List<JsonNode> pages(String operation, String path, Map<String, String> query);
  }

  TelnyxConferences(Exchange exchange, Lists lists) {
    this.exchange = exchange;
    this.lists = lists;
  }

  /**
   * Opens a room with one leg in it. A name that a live room has is refused (90033).
   *
   * @return the room's id
   */
  public String create(String name, String callControlId, UUID commandId) {
    var body = about(callControlId);
    body.put("name", name);
    body.put("command_id", commandId.toString());
    body.put("beep_enabled", "never");
    var id =
        exchange
            .post("create conference", "/conferences", body)
            .path("data")
            .path("id")
            .asString("");
    if (id.isEmpty()) {
      throw TelnyxException.unreadable("create conference", 200);
    }
    return id;
  }

  /** The id of the live room with this name. */
  public Optional<String> named(String name) {
    var query = new LinkedHashMap<String, String>();
    query.put("filter[name]", name);
    query.put("filter[status]", "in_progress");
    return lists.pages("conferences", "/conferences", query).stream()
        .filter(room -> name.equals(room.path("name").asString("")))
        .filter(room -> !"completed".equals(room.path("status").asString("")))
        .map(room -> room.path("id").asString(""))
        .findFirst();
  }

  /**
   * Brings a leg in; one that is in it already is refused (90044).
   *
   * @param hold it hears music and is not heard
   * @param mute it is not heard
   */
  public void join(String room, String callControlId, boolean hold, boolean mute, UUID commandId) {
    var body = about(callControlId);
    body.put("hold", hold);
    body.put("mute", mute);
    body.put("beep_enabled", "never");
    body.put("command_id", commandId.toString());
    command(room, "join", body);
  }

  /** Takes a leg out; it is parked. */
  public void leave(String room, String callControlId, UUID commandId) {
    var body = about(callControlId);
    body.put("beep_enabled", "never");
    body.put("command_id", commandId.toString());
    command(room, "leave", body);
  }

  /** Puts a leg on hold, with the carrier's music, or takes it off. */
  public void hold(String room, String callControlId, boolean held) {
    command(room, held ? "hold" : "unhold", these(callControlId));
  }

  /** Mutes a leg, or unmutes it. */
  public void mute(String room, String callControlId, boolean muted) {
    command(room, muted ? "mute" : "unmute", these(callControlId));
  }

  private void command(String room, String action, Map<String, @Nullable Object> body) {
    exchange.post(
        "conference " + action,
        "/conferences/" + Exchange.encode(room) + "/actions/" + action,
        body);
  }

  private static Map<String, @Nullable Object> about(String callControlId) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("call_control_id", callControlId);
    return body;
  }

  private static Map<String, @Nullable Object> these(String callControlId) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("call_control_ids", List.of(callControlId));
    return body;
  }
}
