package io.connexus.ai.adapter.retell;

import io.connexus.ai.AiSettings;
import io.connexus.ai.application.SessionStore;
import io.connexus.ai.application.SessionStore.Registered;
import jakarta.websocket.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Where Retell asks what to say: {@code /retell/llm/{secret}/{call_id}}. Retell proves nothing
 * about itself, so both the secret and a call id that we registered lately are asked for, before
 * the upgrade.
 *
 * <p>Never closes with 1000: that would hang up on the caller.
 */
public final class LlmSocket extends TextWebSocketHandler implements HandshakeInterceptor {
  /** The path to register it at. */
  public static final String PATH = "/retell/llm/*/*";

  /** An hour's transcript with word times is about half of it. */
  private static final int LONGEST_FRAME = 2_000_000;

  /** Retell forgets an unused registration after five minutes. */
  private static final Duration UNUSED = Duration.ofMinutes(6);

  /** Retell's longest call is two hours. */
  private static final Duration USED = Duration.ofMinutes(130);

  private static final long SEND_TIMEOUT_MS = 2_000;
  private static final String REGISTERED = "registered";
  private static final String OPEN = "open";

  private final byte[] secret;
  private final SessionStore sessions;
  private final Switchboard switchboard;
  private final InstantSource clock;

  public LlmSocket(
      AiSettings settings, SessionStore sessions, Switchboard switchboard, InstantSource clock) {
    this.secret = settings.socketSecret().value().getBytes(StandardCharsets.UTF_8);
    this.sessions = sessions;
    this.switchboard = switchboard;
    this.clock = clock;
  }

  /** A socket and what has arrived of its present frame; used by the socket's thread alone. */
  private static final class Open {
    final LlmSession session;
    final LlmSession.Ear ear;
    final StringBuilder frame = new StringBuilder();

    Open(LlmSession session, LlmSession.Ear ear) {
      this.session = session;
      this.ear = ear;
    }
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    var path = List.of(request.getURI().getPath().split("/"));
    var given = path.get(path.size() - 2).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(secret, given)) {
      response.setStatusCode(HttpStatus.FORBIDDEN);
      return false;
    }
    var now = clock.instant();
    var registered = sessions.expected(path.getLast(), now.minus(UNUSED), now.minus(USED));
    if (registered.isEmpty()) {
      response.setStatusCode(HttpStatus.NOT_FOUND);
      return false;
    }
    attributes.put(REGISTERED, registered.get());
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}

  /** Frames grow with the call; taken in parts, no large buffer waits on every socket. */
  @Override
  public boolean supportsPartialMessages() {
    return true;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession socket) {
    limitSending(socket);
    var session = switchboard.session((Registered) attribute(socket, REGISTERED));
    socket.getAttributes().put(OPEN, new Open(session, session.attach(socket)));
  }

  @Override
  protected void handleTextMessage(WebSocketSession socket, TextMessage part) throws Exception {
    var open = (Open) attribute(socket, OPEN);
    if (open.frame.length() + part.getPayloadLength() > LONGEST_FRAME) {
      socket.close(CloseStatus.TOO_BIG_TO_PROCESS);
      return;
    }
    open.frame.append(part.getPayload());
    if (part.isLast()) {
      var text = open.frame.toString();
      open.frame.setLength(0);
      open.session.received(open.ear, text);
    }
  }

  /** Retell sends none; whoever does is not worth losing a caller for. */
  @Override
  protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {}

  @Override
  public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
    if (socket.getAttributes().get(OPEN) instanceof Open open) {
      open.session.detach(open.ear);
    }
  }

  private static Object attribute(WebSocketSession socket, String name) {
    return Objects.requireNonNull(socket.getAttributes().get(name));
  }

  /** A peer that does not read must not hold up whoever wants to silence the call. */
  private static void limitSending(WebSocketSession socket) {
    if (socket instanceof NativeWebSocketSession wrapper
        && wrapper.getNativeSession() instanceof Session session) {
      session
          .getUserProperties()
          .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_TIMEOUT_MS);
    }
  }
}
