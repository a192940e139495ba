package io.connexus.realtime;

import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.MutableClock;
import io.connexus.platform.Problem;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.Wire;
import io.connexus.platform.WorkspaceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real socket on a real Tomcat, and clients of it. */
final class TestServer implements AutoCloseable {
  final WorkspaceId workspace = WorkspaceId.next();
  final EventBus bus = new EventBus();
  final MutableClock clock = new MutableClock();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Set<CallId> calls = ConcurrentHashMap.newKeySet();

  /** Whose access has changed, whoever was told. */
  final Set<Actor> changed = ConcurrentHashMap.newKeySet();

  final List<String> controlled = new CopyOnWriteArrayList<>();
  final OnlineMembers online;
  final Realtime realtime;
  private final WebServerApplicationContext server;
  private final HttpClient http = HttpClient.newHttpClient();

  TestServer(RealtimeSettings settings) {
    online = new OnlineMembers(Wire.NONE, clock);
    realtime =
        new Realtime(
            settings,
            actors ->
                actors.stream()
                    .filter(actor -> !changed.contains(actor))
                    .collect(Collectors.toSet()),
            (actor, call) -> actor.workspace().equals(workspace) && calls.contains(call),
            new Controls(),
            online,
            bus,
            JsonMapper.shared(),
            clock,
            meters);
    server =
        (WebServerApplicationContext)
            new SpringApplicationBuilder(Web.class)
                .initializers(context ->
                    ((GenericApplicationContext) context)
                        .registerBean(Realtime.class, () -> realtime))
                .run(
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--spring.threads.virtual.enabled=true",
                    "--spring.main.banner-mode=off",
                    "--logging.level.root=warn");
  }

  /** Takes down what was asked; only calls of the workspace can be controlled. */
  private final class Controls implements CallControls {
    @Override
    public void mute(Actor actor, CallId call, boolean muted) {
      control(call, "mute " + muted);
    }

    @Override
    public void press(Actor actor, CallId call, String tone) {
      if (tone.equals("x")) {
        throw new IllegalStateException("out of order");
      }
      control(call, "press " + tone);
    }

    private void control(CallId call, String what) {
      if (!calls.contains(call)) {
        throw Problem.CALL_STATE.exception();
      }
      controlled.add(what);
    }
  }

  int port() {
    return server.getWebServer().getPort();
  }

  /** A call of the workspace. */
  CallId call() {
    var call = CallId.next();
    calls.add(call);
    return call;
  }

  Actor member() {
    return member(Role.OWNER);
  }

  Actor member(Role role) {
    return new Actor(UserId.next(), workspace, role, UUID.randomUUID());
  }

  void publish(@Nullable CallId room, Object data) {
    bus.publish(new Event(workspace, room == null ? "call-updated" : "transcript", room, data));
  }

  String path(Actor actor) {
    var answer = realtime.ticketController().issue(actor).getBody();
    return java.util.Objects.requireNonNull(answer).url();
  }

  Client connect(Actor actor) {
    return connect(path(actor), Map.of());
  }

  Client connect(String path, Map<String, String> headers) {
    var client = new Client();
    var builder = http.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
    headers.forEach(builder::header);
    client.socket =
        builder.buildAsync(URI.create("ws://127.0.0.1:" + port() + path), client).join();
    return client;
  }

  double sockets() {
    return meters.get("connexus.realtime.sockets").gauge().value();
  }

  @Override
  public void close() {
    realtime.close();
    ((ConfigurableApplicationContext) server).close();
    http.shutdownNow();
  }

  /** Everything it was sent, in order. */
  static final class Client implements WebSocket.Listener {
    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    volatile WebSocket socket;
    private int lastId;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        frames.add(JsonMapper.shared().readTree(partial.toString()));
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(-1);
    }

    /** Sends a frame and returns the id it bears. */
    synchronized String send(String event, String data) {
      var id = "c" + ++lastId;
      raw("{\"event\":\"" + event + "\",\"id\":\"" + id + "\",\"data\":" + data + "}");
      return id;
    }

    synchronized void raw(String text) {
      socket.sendText(text, true).join();
    }

    String join(CallId call) {
      return send("join-call", "{\"callId\":\"" + call + "\"}");
    }

    String resume(String stream, long after) {
      return send("resume", "{\"stream\":\"" + stream + "\",\"after\":" + after + "}");
    }

    List<JsonNode> of(String event) {
      return frames.stream().filter(f -> f.path("event").asString().equals(event)).toList();
    }

    boolean answered(String id) {
      return frames.stream().anyMatch(f -> f.path("id").asString("").equals(id));
    }

    List<Long> seqs() {
      return frames.stream().filter(f -> f.has("seq")).map(f -> f.path("seq").asLong()).toList();
    }

    void drop() {
      socket.abort();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebSocket
  @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
  static class Web {}
}
