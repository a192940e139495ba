package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.exchange.Dial;
import io.connexus.sandbox.exchange.DialPlan;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.FarEnd;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.LegIdentity.CustomHeader;
import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /calls}: dialling, looking, and commanding legs. */
public final class CallsApi {
  private final Account account;
  private final Exchange exchange;
  private final Function<String, FarEnd> directory;
  private final CallCommands commands;
  private final Clock clock;
  private final CommandMemory memory;

  /**
   * Puts the parts together.
   *
   * @param directory who answers at a number or SIP address
   */
  public CallsApi(
      Account account,
      Exchange exchange,
      Function<String, FarEnd> directory,
      CallCommands commands,
      Clock clock) {
    this.account = account;
    this.exchange = exchange;
    this.directory = directory;
    this.commands = commands;
    this.clock = clock;
    this.memory = new CommandMemory(clock);
  }

  // ---- POST /calls

  Answer dial(Ask ask) {
    ObjectNode body = ask.json();
    checkDial(body);
    return exchange.locked(
        () -> memory.once("dial", body, () -> Answer.ok(data(created(startDial(body))))));
  }

  private void checkDial(ObjectNode body) {
    String connection = Refusals.required(body, "connection_id");
    Refusals.diallable("to", firstTo(body));
    Refusals.required(body, "from");
    if (account.application(connection).isEmpty()) {
      throw Refusals.malformed(
          "connection_id", "The connection_id is not a Call Control application of this account.");
    }
    Refusals.base64(body, "client_state");
    Refusals.between(body, "timeout_secs", 30, 5, 600);
    Refusals.between(body, "time_limit_secs", 14_400, 30, 14_400);
    if (body.has("park_after_unbridge")) {
      Refusals.oneOf(body, "park_after_unbridge", "self", List.of("self"));
    }
    boolean needsLink =
        Json.flag(body, "bridge_on_answer")
            || Json.flag(body, "bridge_intent")
            || body.has("park_after_unbridge");
    if (needsLink && Json.text(body, "link_to") == null) {
      throw Refusals.missing("link_to");
    }
  }

  private static String firstTo(ObjectNode body) {
    JsonNode to = body.path("to");
    String first = to.isArray() ? to.path(0).asString("") : Json.text(body, "to", "");
    if (first.isBlank()) {
      throw Refusals.missing("to");
    }
    return first;
  }

  private Leg startDial(ObjectNode body) {
    Leg linked = linked(body);
    boolean intent = Json.flag(body, "bridge_intent");
    String from =
        intent && linked != null ? linked.identity().from() : Refusals.required(body, "from");
    if (!from.startsWith("sip:") && !intent && !account.owns(from)) {
      throw Refusals.field(
          403,
          "10010",
          "Origination number not permitted",
          "from",
          "The source number is neither of this account nor verified. (D35)");
    }
    boolean parks = body.has("park_after_unbridge");
    DialPlan plan =
        new DialPlan(
            Json.flag(body, "bridge_on_answer") ? linked : null,
            Json.flag(body, "prevent_double_bridge"),
            parks,
            parks);
    return dialTo(firstTo(body), from, body, linked, plan, Json.text(body, "client_state"));
  }

  /** Starts a leg for a dial or a transfer. */
  Leg dialTo(
      String to,
      String from,
      ObjectNode body,
      @Nullable Leg sessionOf,
      DialPlan plan,
      @Nullable String clientState) {
    String connection =
        sessionOf != null && !body.has("connection_id")
            ? sessionOf.identity().connectionId()
            : Refusals.required(body, "connection_id");
    Dial dial =
        new Dial(
            from,
            to,
            connection,
            sessionOf,
            plan,
            Duration.ofSeconds(Json.number(body, "timeout_secs", 30)),
            Duration.ofSeconds(Json.number(body, "time_limit_secs", 14_400)),
            clientState,
            Json.text(body, "webhook_url"),
            headers(body.path("custom_headers")));
    return exchange.dial(dial, directory.apply(to));
  }

  private @Nullable Leg linked(ObjectNode body) {
    String id = Json.text(body, "link_to");
    if (id == null) {
      return null;
    }
    Leg leg = exchange.leg(id).orElseThrow(Refusals::unknownCall);
    if (!leg.isAlive()) {
      throw Refusals.ended();
    }
    return leg;
  }

  private static List<CustomHeader> headers(JsonNode list) {
    List<CustomHeader> headers = new ArrayList<>();
    list.forEach(item ->
        headers.add(new CustomHeader(Json.text(item, "name", ""), Json.text(item, "value", ""))));
    return headers;
  }

  private static ObjectNode created(Leg leg) {
    ObjectNode call = ids(leg);
    call.put("is_alive", false).put("record_type", "call");
    putClientState(leg, call);
    return call;
  }

  private static ObjectNode ids(Leg leg) {
    ObjectNode call = Json.object();
    call.put("call_control_id", leg.id()).put("call_leg_id", leg.identity().legId());
    call.put("call_session_id", leg.identity().sessionId());
    return call;
  }

  private static void putClientState(Leg leg, ObjectNode call) {
    String state = leg.clientState();
    if (state != null) {
      call.put("client_state", state);
    }
  }

  // ---- GET /calls/{id} and the list of live ones

  Answer get(Ask ask) {
    Leg leg = exchange.leg(ask.part("id")).orElseThrow(Refusals::unknownCall);
    return exchange.locked(() -> Answer.ok(data(status(leg))));
  }

  private ObjectNode status(Leg leg) {
    ObjectNode call = ids(leg);
    call.put("is_alive", leg.isAlive()).put("record_type", "call");
    putClientState(leg, call);
    call.put("call_duration", duration(leg));
    call.put("start_time", TelnyxWebhooks.micros(leg.identity().startTime()));
    Instant ended = leg.endedAt();
    if (ended != null) {
      call.put("end_time", TelnyxWebhooks.micros(ended));
    }
    return call;
  }

  private long duration(Leg leg) {
    Instant answered = leg.answeredAt();
    Instant ended = leg.endedAt();
    return answered == null
        ? 0
        : Duration.between(answered, ended == null ? clock.instant() : ended).toSeconds();
  }

  Answer active(Ask ask) {
    String connection = ask.part("connection");
    if (account.application(connection).isEmpty()) {
      throw Refusals.notFound("There is no such connection.");
    }
    List<ObjectNode> alive =
        exchange.locked(() ->
            exchange.legs().stream()
                .filter(leg -> leg.isAlive() && leg.identity().connectionId().equals(connection))
                .map(this::activeCall)
                .toList());
    return Answer.ok(Pages.cursor(alive, ask));
  }

  private ObjectNode activeCall(Leg leg) {
    ObjectNode call = ids(leg).put("record_type", "call").put("call_duration", duration(leg));
    call.put("client_state", leg.clientState() == null ? "" : leg.clientState());
    return call;
  }

  // ---- POST /calls/{id}/actions/{name}

  Answer command(Ask ask) {
    ObjectNode body = ask.json();
    CallCommands.Command command = commands.named(ask.part("action"));
    Leg leg = exchange.leg(ask.part("id")).orElseThrow(Refusals::unknownCall);
    Refusals.base64(body, "client_state");
    return exchange.locked(
        () -> memory.once(leg.id(), body, () -> Answer.ok(data(perform(command, leg, body)))));
  }

  private ObjectNode perform(CallCommands.Command command, Leg leg, ObjectNode body) {
    command.check().accept(body);
    if (!leg.isAlive()) {
      throw Refusals.ended();
    }
    if (command.needsAnswer() && !leg.isAnswered()) {
      throw Refusals.notAnswered();
    }
    String before = leg.clientState();
    String sent = Json.text(body, "client_state");
    leg.clientState(sent == null ? before : sent); // also for the events of this command
    ObjectNode result = Json.object().put("result", "ok");
    try {
      command.work().perform(leg, body, result);
    } catch (Refusal refusal) {
      leg.clientState(before);
      throw refusal;
    }
    return result;
  }

  static Answer found(Optional<ObjectNode> resource) {
    return resource
        .map(found -> Answer.ok(data(found)))
        .orElseThrow(() -> Refusals.notFound("The requested resource or URL could not be found."));
  }

  static ObjectNode data(JsonNode content) {
    ObjectNode envelope = Json.object();
    envelope.set("data", content);
    return envelope;
  }

  public void clear() {
    exchange.run(memory::clear);
  }
}
