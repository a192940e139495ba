package io.connexus.sandbox.retell;

import io.connexus.sandbox.clockwork.Timers.Timer;
import io.connexus.sandbox.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps a session connected to its LLM server: tries to open, keepalive, reconnects, and what each
 * way of closing means. Belongs to one session's thread.
 *
 * @see <a href="https://docs.retellai.com/api-references/llm-websocket">Retell's LLM WebSocket</a>
 */
final class LlmLink implements LlmSocket.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  /** Three tries, three seconds apart. */
  private static final List<Duration> TRIES =
      List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(3));

  /**
   * A socket that broke (1006) is rebuilt up to four times. The waits before each are not
   * documented; these leave a server half a minute to restart [assumed].
   */
  private static final List<Duration> REBUILDS =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(3),
          Duration.ofSeconds(8),
          Duration.ofSeconds(20));

  private static final Duration PING_EVERY = Duration.ofSeconds(2);
  private static final Duration PING_LIMIT = Duration.ofSeconds(5);
  private static final String LOST_CONNECTION = "error_llm_websocket_lost_connection";
  private static final int RECONNECTS_AFTER_SILENCE = 2;
  private static final int BREAKS_MENDED = 4;

  /**
   * An endeavour to get connected.
   *
   * @param waits one before each try
   * @param inVain how the call ends when none succeeds
   */
  private record Search(List<Duration> waits, String inVain) {}

  /** Told what comes through. */
  interface Session {
    void connected(boolean again);

    void frame(ObjectNode frame);

    /** The link is gone for good, for one of Retell's disconnection reasons. */
    void lost(String reason);
  }

  private final AgentCall call;
  private final Surroundings world;
  private final Executor lane;
  private final Session session;

  /** Null while the next try is awaited. */
  private @Nullable LlmSocket socket;

  private Search search = new Search(TRIES, "error_llm_websocket_open");
  private int tries;
  private boolean wasOpen;
  private boolean over;
  private int silences;
  private int breaks;
  private boolean keepalive;
  private Timer ping = Timer.NONE;
  private Timer deadline = Timer.NONE;

  LlmLink(AgentCall call, Surroundings world, Executor lane, Session session) {
    this.call = call;
    this.world = world;
    this.lane = lane;
    this.session = session;
  }

  void open() {
    tryNext();
  }

  private void seek(List<Duration> waits, String inVain) {
    search = new Search(waits, inVain);
    tries = 0;
    tryNext();
  }

  private void tryNext() {
    socket = null;
    if (tries < search.waits().size()) {
      Duration wait = world.tempo().of(search.waits().get(tries++));
      world.timers().after(wait, () -> on(null, this::connect));
    } else {
      lose(search.inVain());
    }
  }

  private void connect() {
    try {
      URI address = LlmAddress.of(call);
      LlmSocket next = new LlmSocket(this, world.journal(), call.id());
      socket = next;
      next.open(world.client(), address, world.tempo().of(PATIENCE));
    } catch (IllegalArgumentException e) {
      world.journal().note("LLM socket of " + call.id() + " cannot be opened: " + e.getMessage());
      lose("error_llm_websocket_open");
    }
  }

  void send(ObjectNode frame) {
    if (socket != null) {
      socket.send(frame);
    }
  }

  void close() {
    over = true;
    stopKeepalive();
    if (socket != null) {
      socket.close(1000);
    }
  }

  // ---- what the socket tells, moved to the session's thread

  private void on(@Nullable LlmSocket from, Runnable task) {
    lane.execute(() -> {
      if (from == socket && !over) {
        task.run();
      }
    });
  }

  @Override
  public void opened(LlmSocket from) {
    on(
        from,
        () -> {
          boolean again = wasOpen;
          wasOpen = true;
          dropLaterOnPurpose(from);
          session.connected(again);
        });
  }

  private void dropLaterOnPurpose(LlmSocket from) {
    long after = world.chaos().now().retell().dropSocketAfterMs();
    if (after > 0) {
      world
          .timers()
          .after(
              Duration.ofMillis(after),
              () ->
                  on(
                      from,
                      () -> {
                        from.cut();
                        broken();
                      }));
    }
  }

  @Override
  public void failedToOpen(LlmSocket from, String why) {
    on(
        from,
        () -> {
          from.cut();
          world.journal().note("LLM socket of " + call.id() + " did not open: " + why);
          tryNext();
        });
  }

  @Override
  public void received(LlmSocket from, String text) {
    on(from, () -> read(text));
  }

  private void read(String text) {
    JsonNode frame;
    try {
      frame = Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      world.journal().note("ignored a frame that is not JSON: " + text);
      return;
    }
    if (!(frame instanceof ObjectNode object)) {
      world.journal().note("ignored a frame that is not an object: " + text);
      return;
    }
    if ("ping_pong".equals(Json.text(object, "response_type"))) {
      pong(object);
    } else {
      session.frame(object);
    }
  }

  @Override
  public void receivedBinary(LlmSocket from) {
    on(
        from,
        () -> {
          from.cut(); // Retell closes with 1007, which the JDK's client is not able to send
          lose("error_llm_websocket_corrupt_payload");
        });
  }

  @Override
  public void closed(LlmSocket from, int code) {
    on(
        from,
        () -> {
          switch (code) {
            case 1000 -> lose("agent_hangup");
            case 1005 -> lose("error_llm_websocket_open");
            case LlmSocket.ABNORMAL -> broken();
            default -> lose("error_llm_websocket_runtime");
          }
        });
  }

  private void broken() {
    stopKeepalive();
    if (breaks++ < BREAKS_MENDED) {
      seek(world.chaos().reconnectDelays(REBUILDS), "error_llm_websocket_runtime");
    } else {
      lose("error_llm_websocket_runtime");
    }
  }

  private void lose(String reason) {
    over = true;
    stopKeepalive();
    session.lost(reason);
  }

  // ---- keepalive

  /** The server asked for it in its config, or for an end of it. */
  void keepAlive(boolean wanted) {
    stopKeepalive();
    keepalive = wanted;
    if (wanted) {
      pingLater();
      waitForPong();
    }
  }

  private void stopKeepalive() {
    keepalive = false;
    ping.cancel();
    deadline.cancel();
  }

  private void pingLater() {
    LlmSocket from = socket;
    ping = world.timers().after(world.tempo().of(PING_EVERY), () -> on(from, this::ping));
  }

  private void ping() {
    ObjectNode frame = Json.object().put("interaction_type", "ping_pong");
    send(frame.put("timestamp", world.clock().millis()));
    pingLater();
  }

  private void waitForPong() {
    LlmSocket from = socket;
    deadline.cancel();
    deadline = world.timers().after(world.tempo().of(PING_LIMIT), () -> on(from, this::silent));
  }

  private void silent() {
    stopKeepalive();
    LlmSocket old = socket;
    if (old != null) {
      old.cut();
    }
    if (silences++ < RECONNECTS_AFTER_SILENCE) {
      seek(TRIES, LOST_CONNECTION);
    } else {
      lose(LOST_CONNECTION);
    }
  }

  private void pong(ObjectNode frame) {
    JsonNode timestamp = frame.path("timestamp");
    if (!timestamp.isIntegralNumber()) {
      world.journal().note("ignored a ping_pong without an integer timestamp");
      return;
    }
    if (keepalive) {
      waitForPong();
    }
    call.roundTrip(Math.max(0, world.clock().millis() - timestamp.asLong()));
  }
}
