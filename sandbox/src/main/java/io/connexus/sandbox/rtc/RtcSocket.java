package io.connexus.sandbox.rtc;

import io.connexus.sandbox.clockwork.Serial;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.LegIdentity.CustomHeader;
import io.connexus.sandbox.journal.Journal;
import io.connexus.sandbox.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signalling socket: JSON-RPC 2.0, one object in a text frame. What is not known is answered
 * with an empty result, as clients send more than they need.
 */
public final class RtcSocket extends TextWebSocketHandler {
  /** Not −32000: that makes the web SDK log in again and again. */
  private static final int LOGIN_INCORRECT = -32001;

  private static final int CALL_DOES_NOT_EXIST = -32002;
  private static final int INVALID_PARAMS = -32602;

  private final Registrar registrar;
  private final Journal journal;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  public RtcSocket(Registrar registrar, Journal journal) {
    this.registrar = registrar;
    this.journal = journal;
  }

  /** One socket, and who is at it once it has logged in. */
  private static final class Line {
    final WebSocketSession socket;
    final Serial out;
    volatile @Nullable Session session;

    Line(WebSocketSession socket, Serial out) {
      this.socket = socket;
      this.out = out;
    }
  }

  /** Loses every socket at once, as a network does. */
  public void drop() {
    for (Line line : lines.values()) {
      try {
        line.socket.close(CloseStatus.SERVICE_RESTARTED);
      } catch (IOException e) {
        journal.note("A WebRTC client's socket could not be closed: " + e.getMessage());
      }
    }
  }

  /** Tells every client to leave, as before a maintenance. */
  public void punt() {
    for (Line line : lines.values()) {
      Session session = line.session;
      if (session != null) {
        session.ask("telnyx_rtc.punt", Json.object());
      }
    }
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession socket) {
    socket.setTextMessageSizeLimit(256 * 1024);
    lines.put(socket.getId(), new Line(socket, new Serial(registrar.timers())));
  }

  @Override
  public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
    Line line = lines.remove(socket.getId());
    Session session = line == null ? null : line.session;
    if (session != null) {
      registrar.left(session);
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession socket, TextMessage frame) {
    Line line = lines.get(socket.getId());
    if (line == null || frame.getPayload().startsWith("#SP")) { // a speed test of Verto's
      return;
    }
    JsonNode message;
    try {
      message = Json.MAPPER.readTree(frame.getPayload());
    } catch (JacksonException e) {
      return;
    }
    String method = Json.text(message, "method");
    if (method == null) {
      return; // the client's acknowledgement of a request of ours
    }
    journal.add("rtc", Json.object().put("method", method));
    JsonNode id = message.path("id");
    try {
      ObjectNode result = answer(line, method, message.path("params"), id);
      if (result != null) {
        reply(line, id, "result", result);
      }
    } catch (Refused refused) {
      ObjectNode error =
          Json.object().put("code", refused.code).put("message", refused.getMessage());
      reply(line, id, "error", error);
    }
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int code;

    Refused(int code, String message) {
      super(message);
      this.code = code;
    }
  }

  private void reply(Line line, JsonNode id, String kind, ObjectNode content) {
    ObjectNode response = Json.object().put("jsonrpc", "2.0");
    response.set("id", id);
    response.set(kind, content);
    send(line, response);
  }

  private void send(Line line, ObjectNode message) {
    String text = message.toString();
    line.out.execute(() -> {
      try {
        if (line.socket.isOpen()) {
          line.socket.sendMessage(new TextMessage(text));
        }
      } catch (IOException e) {
        journal.note("A WebRTC client could not be reached: " + e.getMessage());
      }
    });
  }

  // ---- what a client asks; null when it was answered already

  private @Nullable ObjectNode answer(Line line, String method, JsonNode params, JsonNode id) {
    if (method.equals("login")) {
      return logIn(line, params, id);
    }
    Session session = line.session;
    if (session == null) {
      return Json.object();
    }
    return switch (method) {
      case "telnyx_rtc.gatewayState" -> gatewayState(session);
      case "telnyx_rtc.ping" -> Json.object().put("message", "pong");
      case "telnyx_rtc.invite" -> invite(line, session, params, id);
      case "telnyx_rtc.answer" -> answered(session, params);
      case "telnyx_rtc.attach" -> attached(session, params);
      case "telnyx_rtc.bye" -> bye(session, params);
      case "telnyx_rtc.modify" -> modify(session, params);
      case "telnyx_rtc.info" -> info(session, params);
      default -> Json.object();
    };
  }

  private @Nullable ObjectNode logIn(Line line, JsonNode params, JsonNode id) {
    Subscriber subscriber =
        subscriber(params).orElseThrow(() -> new Refused(LOGIN_INCORRECT, "Login Incorrect"));
    String wanted = Json.text(params, "sessid");
    boolean returning = Json.flag(params, "reconnection");
    Session old =
        wanted == null ? null : registrar.known(subscriber.userName(), wanted).orElse(null);
    if (returning && old != null) {
      old.lost(); // whatever its socket says: a network that changed tells nobody
    }
    String sessionId = old == null || old.isConnected() ? registrar.ids().uuid() : old.id();
    Session session =
        new Session(
            sessionId,
            subscriber,
            "sandbox-" + registrar.ids().uuid(),
            message -> send(line, message));
    line.session = session;
    registrar.arrived(session);
    List<ClientCall> survivors = returning ? registrar.recover(session) : List.of();
    reply(line, id, "result", Json.object().put("message", "logged in").put("sessid", sessionId));
    ObjectNode ready = Json.object();
    ArrayNode reattached = ready.putArray("reattached_sessions");
    survivors.forEach(call -> reattached.add(call.callId()));
    session.ask("telnyx_rtc.clientReady", ready);
    survivors.forEach(ClientCall::resume);
    return null;
  }

  private Optional<Subscriber> subscriber(JsonNode params) {
    String login = Json.text(params, "login");
    if (login != null) {
      return registrar.subscribers().byPassword(login, Json.text(params, "passwd", ""));
    }
    return Optional.ofNullable(Json.text(params, "login_token"))
        .flatMap(registrar.subscribers()::byToken);
  }

  private static ObjectNode gatewayState(Session session) {
    session.register();
    ObjectNode result = Json.object().put("sessid", session.id());
    result.putObject("params").put("state", "REGED");
    return result;
  }

  private @Nullable ObjectNode invite(Line line, Session session, JsonNode params, JsonNode id) {
    JsonNode dialog = params.path("dialogParams");
    String callId = Json.text(dialog, "callID", "");
    String sdp = Json.text(params, "sdp", "");
    if (callId.isEmpty() || session.call(callId).isPresent()) {
      throw new Refused(INVALID_PARAMS, "A call needs an id of its own");
    }
    List<CustomHeader> headers = new ArrayList<>();
    headers.add(new CustomHeader("X-RTC-CALLID", callId));
    headers.add(new CustomHeader("X-RTC-SESSID", session.id()));
    dialog
        .path("custom_headers")
        .forEach(one ->
            headers.add(new CustomHeader(Json.text(one, "name", ""), Json.text(one, "value", ""))));
    // the client takes the result for the beginning: nothing else of the call may come before it
    reply(line, id, "result", done(session, callId, "CALL CREATED"));
    try {
      registrar.dial(
          session,
          new Registrar.Outgoing(
              callId,
              Json.text(dialog, "destination_number", ""),
              Json.text(dialog, "caller_id_number", session.subscriber().userName()),
              Json.text(dialog, "clientState"),
              headers,
              sdp));
    } catch (IllegalArgumentException e) {
      journal.note("A client's description is of no use: " + e.getMessage());
      session.call(callId).ifPresent(ClientCall::refuse);
    }
    return null;
  }

  private static ObjectNode done(Session session, String callId, String message) {
    return Json.object().put("callID", callId).put("message", message).put("sessid", session.id());
  }

  private static ClientCall callOf(Session session, JsonNode params) {
    JsonNode dialog = params.path("dialogParams");
    String callId = Json.text(dialog, "callID", Json.text(dialog, "callId", ""));
    return session
        .call(callId)
        .orElseThrow(() -> new Refused(CALL_DOES_NOT_EXIST, "CALL DOES NOT EXIST"));
  }

  private ObjectNode answered(Session session, JsonNode params) {
    ClientCall call = callOf(session, params);
    accept(call, params);
    registrar.exchange().answer(call.leg());
    return done(session, call.callId(), "CALL ANSWERED");
  }

  private static void accept(ClientCall call, JsonNode params) {
    described(() -> {
      call.sound().accept(Json.text(params, "sdp", ""));
      return call;
    });
  }

  /** Does something with a session description, which may be of no use. */
  private static <T> T described(Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new Refused(INVALID_PARAMS, String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode attached(Session session, JsonNode params) {
    ClientCall call = callOf(session, params);
    accept(call, params);
    return done(session, call.callId(), "CALL ATTACHED");
  }

  private static ObjectNode bye(Session session, JsonNode params) {
    ClientCall call = callOf(session, params);
    call.farewell();
    ObjectNode result = done(session, call.callId(), "CALL ENDED");
    result.set("cause", params.path("cause"));
    result.set("causeCode", params.path("causeCode"));
    return result;
  }

  private ObjectNode modify(Session session, JsonNode params) {
    ClientCall call = callOf(session, params);
    Leg leg = call.leg();
    String action = Json.text(params, "action", "");
    ObjectNode result = Json.object().put("callID", call.callId()).put("action", action);
    result.put("sessid", session.id());
    switch (action) {
      case "hold" -> registrar.exchange().hold(leg, true);
      case "unhold" -> registrar.exchange().hold(leg, false);
      case "toggleHold" -> registrar.exchange().hold(leg, !leg.isHeld());
      case "updateMedia" ->
          result.put("sdp", described(() -> call.sound().restart(Json.text(params, "sdp", ""))));
      default -> throw new Refused(INVALID_PARAMS, "There is no action '" + action + "'");
    }
    return result.put("holdState", leg.isHeld() ? "held" : "active");
  }

  private ObjectNode info(Session session, JsonNode params) {
    ClientCall call = callOf(session, params);
    String digits = Json.text(params, "dtmf", "");
    if (digits.matches("[0-9A-D*#]+") && call.leg().isAnswered()) {
      registrar.exchange().presses(call.leg(), digits);
    }
    return done(session, call.callId(), "SENT");
  }
}
