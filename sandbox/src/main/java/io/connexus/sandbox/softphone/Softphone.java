package io.connexus.sandbox.softphone;

import io.connexus.sandbox.audio.Audio;
import io.connexus.sandbox.audio.Pcm;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.webrtc.BrowserEnd;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client that answers whenever it is rung, unless told not to, for tests and measurements where a
 * browser with the vendor's SDK would be too much. It is in one call at a time.
 */
public final class Softphone implements AutoCloseable {
  private static final long CHECK_MILLIS = 500;

  private final HttpClient http;
  private final URI address;
  private final String token;
  private final Audio sound;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("softphone").factory());
  private final AtomicLong asked = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private volatile @Nullable WebSocket socket;
  private volatile @Nullable BrowserEnd end;
  private volatile @Nullable JsonNode goodbye;
  private volatile boolean picksUp = true;
  private volatile boolean rings;
  private volatile String callId = "";
  private volatile String sessionId = "";
  private CompletableFuture<@Nullable WebSocket> sending = CompletableFuture.completedFuture(null);

  /**
   * A client that is not there yet.
   *
   * @param address of the signalling socket
   * @param token a telephony credential's
   * @param sound is asked for what it says and given what it hears
   */
  public Softphone(HttpClient http, URI address, String token, Audio sound) {
    this.http = http;
    this.address = address;
    this.token = token;
    this.sound = sound;
    var _ = clock.scheduleAtFixedRate(this::tick, 0, Pcm.FRAME_MILLIS, TimeUnit.MILLISECONDS);
    var _ =
        clock.scheduleAtFixedRate(this::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    BrowserEnd present = end;
    if (present != null) {
      present.tick();
    }
  }

  private void check() {
    BrowserEnd present = end;
    if (present != null) {
      present.check();
    }
  }

  /** Logs in and registers; again after a lost socket, it asks for the calls it had. */
  public CompletableFuture<?> connect() {
    return http.newWebSocketBuilder()
        .buildAsync(address, new Reading())
        .thenCompose(opened -> {
          socket = opened;
          ObjectNode login = Json.object().put("login_token", token);
          if (!sessionId.isEmpty()) {
            login.put("reconnection", true).put("sessid", sessionId);
          }
          return ask("login", login);
        })
        .thenCompose(result -> {
          sessionId = Json.text(result, "sessid", "");
          return ask("telnyx_rtc.gatewayState", Json.object());
        });
  }

  /** Loses its network without a word. */
  public void lose() {
    release();
    WebSocket present = socket;
    if (present != null) {
      present.abort();
    }
  }

  /** While false it only rings when it is rung. */
  public void picksUp(boolean now) {
    picksUp = now;
  }

  /** Whether it has been rung and has not answered. */
  public boolean rings() {
    return rings;
  }

  /** Whether sound can flow. */
  public boolean isTalking() {
    BrowserEnd present = end;
    return present != null && present.isConnected();
  }

  /** The carrier's goodbye, once it was said. */
  public @Nullable JsonNode goodbye() {
    return goodbye;
  }

  /** Goes on from another port with new credentials, as after a change of the network. */
  public CompletableFuture<?> restart() {
    BrowserEnd present = end;
    if (present == null) {
      throw new IllegalStateException("There is no call");
    }
    ObjectNode params = Json.object().put("action", "updateMedia").put("sdp", present.restart());
    return ask("telnyx_rtc.modify", inDialog(params))
        .thenAccept(result -> present.connect(Json.text(result, "sdp", "")));
  }

  /**
   * Asks something within the call.
   *
   * @return the result; failed with the error's code and message if it is refused
   */
  public CompletableFuture<JsonNode> ask(String method, ObjectNode params) {
    long id = asked.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode request = Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method);
    request.set("params", params);
    send(request);
    return answer;
  }

  /** Parameters that name the call. */
  public ObjectNode inDialog(ObjectNode params) {
    params.putObject("dialogParams").put("callID", callId);
    return params;
  }

  /** Sends it after those before, whatever became of them. */
  private synchronized void send(ObjectNode message) {
    WebSocket present = socket;
    if (present != null) {
      String text = message.toString();
      sending =
          sending
              .exceptionally(failure -> null)
              .thenCompose(before -> present.sendText(text, true));
    }
  }

  private final class Reading implements WebSocket.Listener {
    private final StringBuilder partial = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        JsonNode message = Json.MAPPER.readTree(partial.toString());
        partial.setLength(0);
        received(message);
      }
      from.request(1);
      return null;
    }
  }

  private void received(JsonNode message) {
    String method = Json.text(message, "method");
    if (method == null) {
      CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asLong());
      if (answer != null && message.has("error")) {
        answer.completeExceptionally(new IllegalStateException(message.path("error").toString()));
      } else if (answer != null) {
        answer.complete(message.path("result"));
      }
      return;
    }
    JsonNode params = message.path("params");
    switch (method) {
      case "telnyx_rtc.invite" -> {
        rings = !picksUp;
        if (picksUp) {
          take("telnyx_rtc.answer", params);
        }
      }
      case "telnyx_rtc.attach" -> take("telnyx_rtc.attach", params);
      case "telnyx_rtc.bye" -> {
        goodbye = params;
        release();
      }
      default -> {}
    }
  }

  private void take(String method, JsonNode params) {
    release();
    callId = Json.text(params, "callID", "");
    BrowserEnd fresh = new BrowserEnd(workers, sound);
    ObjectNode answer = Json.object().put("sdp", fresh.answer(Json.text(params, "sdp", "")));
    end = fresh;
    var _ = ask(method, inDialog(answer));
  }

  /** Ends the call. */
  public void hangUp() {
    if (end != null) {
      var _ = ask("telnyx_rtc.bye", inDialog(Json.object()));
    }
    release();
  }

  private void release() {
    BrowserEnd present = end;
    end = null;
    if (present != null) {
      present.close();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    lose();
    workers.shutdownNow();
  }
}
