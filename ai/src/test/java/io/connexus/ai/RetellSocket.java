package io.connexus.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Retell as the client of our socket. It keeps the transcript and sends the whole of it, as Retell
 * does.
 */
final class RetellSocket {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  final List<JsonNode> received = new CopyOnWriteArrayList<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final List<ObjectNode> transcript = new ArrayList<>();
  private final WebSocket socket;

  /**
   * @throws java.util.concurrent.CompletionException with the refused handshake inside
   */
  RetellSocket(URI uri) {
    socket = CLIENT.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        var frame = JSON.readTree(text.toString());
        text.setLength(0);
        received.add(frame);
        frames.add(frame);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.complete(status);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.complete(1006);
    }
  }

  /** The next frame, which must be of this type. */
  JsonNode next(String type) {
    try {
      var frame = frames.poll(10, TimeUnit.SECONDS);
      assertThat(frame).as("a frame of type " + type).isNotNull();
      assertThat(frame.get("response_type").asString()).isEqualTo(type);
      return frame;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rest of the answer under this id, put together as Retell does. */
  String answer(long id) {
    var text = new StringBuilder();
    while (true) {
      var frame = next("response");
      assertThat(frame.get("response_id").asLong()).isEqualTo(id);
      text.append(frame.get("content").asString());
      if (frame.get("content_complete").asBoolean()) {
        return text.toString();
      }
    }
  }

  /** Frames that are there already. */
  boolean nothingMore() {
    return frames.isEmpty();
  }

  RetellSocket agentSaid(String text) {
    return add("agent", text);
  }

  RetellSocket userSaid(String text) {
    return add("user", text);
  }

  private RetellSocket add(String role, String text) {
    var item = JSON.createObjectNode().put("role", role).put("content", text);
    item.putArray("words");
    transcript.add(item);
    return this;
  }

  /** The last item has grown or changed. */
  RetellSocket nowReads(String text) {
    transcript.getLast().put("content", text);
    return this;
  }

  void ask(long id) {
    send(with("response_required").put("response_id", id));
  }

  void remind(long id) {
    send(with("reminder_required").put("response_id", id));
  }

  void update() {
    send(with("update_only"));
  }

  void ping(long timestamp) {
    send(JSON.createObjectNode().put("interaction_type", "ping_pong").put("timestamp", timestamp));
  }

  /** One turn of a caller: it is asked, answered, and the answer spoken. */
  String turn(long id, String words) {
    userSaid(words).ask(id);
    var answer = answer(id);
    if (!answer.isEmpty()) {
      agentSaid(answer);
    }
    return answer;
  }

  private ObjectNode with(String type) {
    var frame = JSON.createObjectNode().put("interaction_type", type);
    frame.putArray("transcript").addAll(transcript);
    return frame;
  }

  void send(JsonNode frame) {
    sendText(frame.toString());
  }

  synchronized void sendText(String text) {
    socket.sendText(text, true).join();
  }

  synchronized void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** The connection is lost, without a word. */
  void drop() {
    socket.abort();
  }

  void close(int status) {
    socket.sendClose(status, "").join();
  }
}
