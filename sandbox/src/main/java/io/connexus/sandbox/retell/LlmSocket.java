package io.connexus.sandbox.retell;

import io.connexus.sandbox.journal.Journal;
import io.connexus.sandbox.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One connection to the client's LLM server. Retell is the WebSocket client; it sends no key. */
final class LlmSocket implements WebSocket.Listener {
  static final int ABNORMAL = 1006;

  /** Told what the server does; from the HTTP client's threads, in order. */
  interface Listener {
    void opened(LlmSocket socket);

    void failedToOpen(LlmSocket socket, String why);

    void received(LlmSocket socket, String text);

    void receivedBinary(LlmSocket socket);

    void closed(LlmSocket socket, int code);
  }

  private final Listener listener;
  private final Journal journal;
  private final String callId;
  private final StringBuilder partial = new StringBuilder();
  private @Nullable WebSocket socket;
  private CompletableFuture<Boolean> sending = CompletableFuture.completedFuture(true);
  private boolean over;

  LlmSocket(Listener listener, Journal journal, String callId) {
    this.listener = listener;
    this.journal = journal;
    this.callId = callId;
  }

  void open(HttpClient client, URI address, Duration patience) {
    note("opens", Json.object().put("url", address.toString()));
    var _ =
        client
            .newWebSocketBuilder()
            .connectTimeout(patience)
            .buildAsync(address, this)
            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((opened, failure) -> {
              if (failure != null) {
                listener.failedToOpen(this, String.valueOf(failure.getMessage()));
              }
            });
  }

  @Override
  public void onOpen(WebSocket opened) {
    synchronized (this) {
      if (over) {
        opened.abort();
        return;
      }
      socket = opened;
    }
    listener.opened(this);
    opened.request(1);
  }

  /** Sends a frame after those before it; a socket that is gone swallows it. */
  synchronized void send(ObjectNode frame) {
    WebSocket open = socket;
    if (open == null || over) {
      return;
    }
    String text = frame.toString();
    if (!"ping_pong".equals(frame.path("interaction_type").asString(""))) {
      note("sends", Json.object().put("frame", text));
    }
    queue(() -> open.sendText(text, true));
  }

  /** The HTTP client takes one frame at a time; a failed one does not hold up the next. */
  private void queue(Supplier<CompletableFuture<WebSocket>> frame) {
    sending =
        sending
            .exceptionally(failure -> false)
            .thenCompose(before -> frame.get().thenApply(sent -> true));
  }

  /** Says goodbye. */
  synchronized void close(int code) {
    WebSocket open = socket;
    if (!over && open != null) {
      queue(() -> open.sendClose(code, ""));
    }
    over = true;
  }

  /** Drops the connection as a broken network would. */
  synchronized void cut() {
    over = true;
    if (socket != null) {
      socket.abort();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      String text = partial.toString();
      partial.setLength(0);
      if (!text.contains("\"ping_pong\"")) {
        note("receives", Json.object().put("frame", text));
      }
      listener.received(this, text);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    note("receives", Json.object().put("frame", "(binary)"));
    listener.receivedBinary(this);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    note("closed", Json.object().put("code", code));
    listener.closed(this, code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    note("broke", Json.object().put("why", String.valueOf(error)));
    listener.closed(this, ABNORMAL);
  }

  private void note(String what, ObjectNode more) {
    ObjectNode entry = Json.object().put("callId", callId).put("what", what);
    entry.setAll(more);
    journal.add("socket", entry);
  }
}
