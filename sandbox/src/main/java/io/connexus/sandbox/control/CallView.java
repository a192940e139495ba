package io.connexus.sandbox.control;

import io.connexus.sandbox.exchange.Conversation;
import io.connexus.sandbox.exchange.HangupCause;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.Line;
import io.connexus.sandbox.exchange.Role;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.phone.Phones;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How calls and phones look from outside. Made under the exchange's lock. */
final class CallView {
  private CallView() {}

  static ObjectNode of(Conversation call) {
    Leg main = call.main();
    ObjectNode view = Json.object();
    view.put("id", call.id()).put("from", call.from()).put("to", call.to());
    view.put("direction", call.inbound() ? "inbound" : "outbound");
    view.put("state", call.isAlive() ? main.stateWord() : "ended");
    view.put("startedAt", call.startedAt().toString());
    ArrayNode legs = view.putArray("legs");
    call.legs().forEach(leg -> legs.add(leg(leg)));
    view.set("owner", owner(main));
    view.set("heard", lines(main.heard()));
    view.set("said", lines(main.said()));
    ArrayNode timeline = view.putArray("timeline");
    call.timeline()
        .forEach(moment ->
            timeline.addObject().put("at", moment.at().toString()).put("what", moment.what()));
    return view;
  }

  private static ObjectNode leg(Leg leg) {
    ObjectNode view = Json.object();
    view.put("callControlId", leg.id()).put("role", leg.farEnd().role().word());
    view.put("from", leg.identity().from()).put("to", leg.identity().to());
    view.put("state", leg.stateWord());
    Leg peer = leg.peer();
    view.put("bridgedWith", peer == null ? null : peer.id());
    HangupCause cause = leg.hangup();
    view.put("hangupCause", cause == null ? null : cause.cause());
    return view;
  }

  /** Whom the first leg is connected to now. */
  private static ObjectNode owner(Leg main) {
    Leg peer = main.peer();
    if (peer == null) {
      return Json.object().put("kind", "none").putNull("number");
    }
    Role role = peer.farEnd().role() == Role.CALLER ? Role.PHONE : peer.farEnd().role();
    return Json.object().put("kind", role.word()).put("number", Phones.numberOf(peer));
  }

  static ArrayNode lines(List<Line> lines) {
    ArrayNode array = Json.array();
    for (Line line : lines) {
      ObjectNode view = array.addObject().put("at", line.at().toString());
      view.put("speaker", line.speaker()).put("text", line.text());
      if (line.language() != null) {
        view.put("language", line.language());
      }
    }
    return array;
  }

  static ObjectNode phone(String number, ObjectNode script, List<Leg> legs) {
    ObjectNode view = Json.object().put("number", number);
    view.setAll(script);
    Leg current = legs.stream().filter(Leg::isAlive).findFirst().orElse(null);
    view.put("state", current == null ? "idle" : current.stateWord());
    if (!legs.isEmpty()) {
      Leg shown = current == null ? legs.getFirst() : current;
      view.put("callId", shown.conversation().id()).put("callControlId", shown.id());
      view.put("role", shown.farEnd().role().word());
      view.put(
          "with", shown.identity().incoming() ? shown.identity().to() : shown.identity().from());
      view.set("heard", lines(shown.heard()));
      view.set("said", lines(shown.said()));
    }
    return view;
  }
}
