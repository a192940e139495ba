package io.connexus.realtime;

import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.access.Operations;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** Listens to the clients. Text arrives in parts, so that an endless frame is cut off early. */
final class SocketHandler extends AbstractWebSocketHandler {
  private static final System.Logger LOG = System.getLogger(SocketHandler.class.getName());

  /** A frame of a client is an id or two. */
  static final int LONGEST_FRAME = 4 * 1024;

  /** More calls than any screen shows. */
  static final int MOST_CALLS = 200;

  private final Hub hub;
  private final RoomAccess access;
  private final CallControls controls;
  private final JsonMapper json;

  SocketHandler(Hub hub, RoomAccess access, CallControls controls, JsonMapper json) {
    this.hub = hub;
    this.access = access;
    this.controls = controls;
    this.json = json;
  }

  @Override
  public boolean supportsPartialMessages() {
    return true;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    hub.open(session);
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    var screen = screen(session);
    if (screen == null || screen.outgoing.closing() != null) {
      return;
    }
    screen.heardAt = hub.now();
    screen.partial.append(message.getPayload());
    if (screen.partial.length() > LONGEST_FRAME) {
      screen.outgoing.close(Closing.NOT_A_FRAME);
    } else if (message.isLast()) {
      var text = screen.partial.toString();
      screen.partial.setLength(0);
      take(screen, text);
    }
  }

  private void take(Screen screen, String text) {
    if (!screen.rate.take(hub.now())) {
      screen.outgoing.close(Closing.TOO_MANY);
      return;
    }
    var request = Request.parse(json, text);
    if (request == null) {
      screen.outgoing.close(Closing.NOT_A_FRAME);
      return;
    }
    var least = Operations.FRAMES.get(request.event());
    if (least != null && !screen.actor.role().atLeast(least)) {
      refuse(screen, request.id(), Problem.FORBIDDEN);
      return;
    }
    var ack = Envelope.ack(request.id());
    switch (request) {
      case Request.Join join -> join(screen, join, ack);
      case Request.Leave(_, var call) -> screen.stream.leave(screen.subscription, call, ack);
      case Request.Resume(_, var stream, var after) ->
          screen.stream.resume(screen.subscription, stream, after, ack);
      case Request.Mute(var id, var call, var muted) ->
          control(screen, id, () -> controls.mute(screen.actor, call, muted));
      case Request.Press(var id, var call, var tone) ->
          control(screen, id, () -> controls.press(screen.actor, call, tone));
      case Request.Unknown(var id) -> refuse(screen, id, Problem.INVALID_REQUEST);
    }
  }

  private void join(Screen screen, Request.Join join, String ack) {
    if (screen.stream.joined(screen.subscription) >= MOST_CALLS) {
      refuse(screen, join.id(), Problem.RATE_LIMITED);
    } else if (access.mayJoin(screen.actor, join.call())) {
      screen.stream.join(screen.subscription, join.call(), ack);
    } else {
      refuse(screen, join.id(), Problem.CALL_NOT_FOUND);
    }
  }

  private static void control(Screen screen, @Nullable String id, Runnable deed) {
    try {
      deed.run();
      screen.outgoing.add(Envelope.ack(id));
    } catch (ProblemException e) {
      refuse(screen, id, e.problem());
    } catch (RuntimeException e) { // or the socket would be closed for it
      LOG.log(System.Logger.Level.WARNING, "a frame could not be done", e);
      refuse(screen, id, Problem.INTERNAL);
    }
  }

  private static void refuse(Screen screen, @Nullable String id, Problem problem) {
    screen.outgoing.add(Envelope.error(id, problem));
  }

  @Override
  protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
    var screen = screen(session);
    if (screen != null) {
      screen.outgoing.close(Closing.NOT_A_FRAME);
    }
  }

  @Override
  protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    var screen = screen(session);
    if (screen != null) {
      screen.heardAt = hub.now();
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    var screen = screen(session);
    if (screen != null) {
      hub.closed(screen, status);
    }
  }

  private static @Nullable Screen screen(WebSocketSession session) {
    return session.getAttributes().get(Screen.ATTRIBUTE) instanceof Screen screen ? screen : null;
  }
}
