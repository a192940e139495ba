package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.exchange.Conference;
import io.connexus.sandbox.exchange.Conferences;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /conferences}. */
public final class ConferencesApi {
  private static final Duration LONGEST = Duration.ofHours(4);

  private final Exchange exchange;
  private final Prompts prompts;
  private final CommandMemory memory;

  public ConferencesApi(Exchange exchange, Prompts prompts, Clock clock) {
    this.exchange = exchange;
    this.prompts = prompts;
    this.memory = new CommandMemory(clock);
  }

  private Conferences rooms() {
    return exchange.conferences();
  }

  Answer create(Ask ask) {
    ObjectNode body = ask.json();
    String name = Refusals.required(body, "name");
    Refusals.required(body, "call_control_id");
    Refusals.base64(body, "client_state");
    return exchange.locked(() ->
        memory.once(
            "conference",
            body,
            () -> {
              Leg leg = answered(body);
              if (rooms().live(name).isPresent()) {
                throw Refusals.of(
                    422, "90033", "Conference name taken", "A live conference has this name.");
              }
              remember(leg, body);
              return Answer.ok(CallsApi.data(view(rooms().open(name, leg))));
            }));
  }

  private Leg answered(ObjectNode body) {
    Leg leg =
        exchange.leg(Refusals.required(body, "call_control_id")).orElseThrow(Refusals::unknownCall);
    if (!leg.isAlive()) {
      throw Refusals.ended();
    }
    if (!leg.isAnswered()) {
      throw Refusals.notAnswered();
    }
    return leg;
  }

  private static void remember(Leg leg, ObjectNode body) {
    String state = Json.text(body, "client_state");
    if (state != null) {
      leg.clientState(state);
    }
  }

  Answer list(Ask ask) {
    return exchange.locked(() ->
        Answer.ok(Pages.cursor(rooms().all().stream().map(ConferencesApi::view).toList(), ask)));
  }

  Answer get(Ask ask) {
    return exchange.locked(() -> Answer.ok(CallsApi.data(view(room(ask)))));
  }

  private Conference room(Ask ask) {
    return rooms()
        .find(ask.part("id"))
        .orElseThrow(() ->
            Refusals.of(404, "90058", "Conference not found", "There is no such conference."));
  }

  Answer participants(Ask ask) {
    return exchange.locked(() -> {
      Conference room = room(ask);
      List<ObjectNode> views = new ArrayList<>();
      room.members().forEach((leg, member) -> views.add(view(room, leg, member)));
      return Answer.ok(Pages.cursor(views, ask));
    });
  }

  Answer command(Ask ask) {
    ObjectNode body = ask.json();
    String action = ask.part("action");
    return exchange.locked(() -> {
      Conference room = room(ask);
      return memory.once(
          room.id(),
          body,
          () -> {
            if (!room.isAlive()) {
              throw Refusals.of(422, "90019", "Conference has ended", "The conference is over.");
            }
            perform(room, action, body);
            return Answer.ok(CallsApi.data(Json.object().put("result", "ok")));
          });
    });
  }

  private void perform(Conference room, String action, ObjectNode body) {
    switch (action) {
      case "join" -> join(room, body);
      case "leave" -> rooms().leave(inside(room, Refusals.required(body, "call_control_id")));
      case "mute" -> rooms().mute(room, chosen(room, body), true);
      case "unmute" -> rooms().mute(room, chosen(room, body), false);
      case "hold" -> rooms().hold(room, chosen(room, body), true);
      case "unhold" -> {
        if (!body.path("call_control_ids").isArray()) {
          throw Refusals.missing("call_control_ids");
        }
        rooms().hold(room, chosen(room, body), false);
      }
      case "speak" -> {
        Prompts.checkSpeak(body);
        String words = Prompts.plain(Refusals.required(body, "payload"));
        announce(room, body, (leg, text) -> leg.announcer().say(text), words);
      }
      case "play" -> {
        Prompts.checkPlayback(body);
        Duration length = prompts.length(body);
        String name = "♪ " + Prompts.nameOf(body, "audio");
        announce(room, body, (leg, text) -> leg.announcer().play(length), name);
      }
      case "stop" -> chosen(room, body).forEach(leg -> leg.announcer().hush());
      case "end" -> rooms().end(room);
      default -> throw Refusals.notFound("There is no command '" + action + "'.");
    }
  }

  private void join(Conference room, ObjectNode body) {
    Leg leg = answered(body);
    if (room.members().containsKey(leg)) {
      throw Refusals.of(422, "90044", "Already in conference", "The call is in it already.");
    }
    remember(leg, body);
    rooms()
        .enter(
            room,
            leg,
            new Conferences.Entry(
                Json.flag(body, "mute"),
                Json.flag(body, "hold"),
                Json.flag(body, "end_conference_on_exit")));
  }

  private Leg inside(Conference room, String callControlId) {
    Leg leg = exchange.leg(callControlId).orElseThrow(Refusals::unknownCall);
    if (!leg.isAlive()) {
      throw Refusals.ended();
    }
    if (!room.members().containsKey(leg)) {
      throw Refusals.malformed("call_control_id", "The call is not in this conference.");
    }
    return leg;
  }

  /** The named legs, or all when none is named. */
  private List<Leg> chosen(Conference room, ObjectNode body) {
    JsonNode named = body.path("call_control_ids");
    if (!named.isArray() || named.isEmpty()) {
      return room.legs();
    }
    List<Leg> legs = new ArrayList<>();
    named.forEach(id -> legs.add(inside(room, id.asString(""))));
    return legs;
  }

  private void announce(
      Conference room, ObjectNode body, BiConsumer<Leg, String> sound, String heard) {
    for (Leg leg : chosen(room, body)) {
      exchange.voices().announce(leg, heard);
      sound.accept(leg, heard);
    }
  }

  private static ObjectNode view(Conference room) {
    ObjectNode view = Json.object().put("record_type", "conference").put("id", room.id());
    view.put("name", room.name()).put("connection_id", room.connectionId());
    view.put("created_at", room.createdAt().toString());
    view.put("updated_at", room.createdAt().toString());
    view.put("expires_at", room.createdAt().plus(LONGEST).toString()).put("region", "US");
    view.put("status", room.isAlive() ? "in_progress" : "completed");
    if (room.endReason() != null) {
      view.put("end_reason", room.endReason());
    }
    return view;
  }

  private static ObjectNode view(Conference room, Leg leg, Conference.Member member) {
    ObjectNode view = Json.object().put("record_type", "participant").put("id", member.id());
    view.put("call_control_id", leg.id()).put("call_leg_id", leg.identity().legId());
    view.putObject("conference").put("id", room.id()).put("name", room.name());
    view.put("status", "joined").put("muted", member.isMuted()).put("on_hold", member.isHeld());
    view.put("end_conference_on_exit", member.endsForAll());
    view.put("soft_end_conference_on_exit", false).putArray("whisper_call_control_ids");
    view.put("created_at", member.since().toString());
    return view.put("updated_at", member.since().toString());
  }

  public void clear() {
    exchange.run(memory::clear);
  }
}
