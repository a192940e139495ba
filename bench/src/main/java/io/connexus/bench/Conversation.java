package io.connexus.bench;

import io.connexus.bench.VendorStub.Expected;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A caller and the receptionist, as Retell connects them: a call that went through the webhooks,
 * and a socket on which the product is asked what to say. The whole transcript goes with every
 * question.
 */
final class Conversation implements AutoCloseable {
  private final Carrier carrier;
  private final Carrier.Caller caller;
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final ArrayNode transcript = Api.JSON.createArrayNode();
  private final WebSocket socket;
  private long questions;

  /** A frame and when it was there. */
  private record Frame(JsonNode json, long at) {}

  /**
   * An answer.
   *
   * @param first nanoseconds from the question to its first frame
   * @param whole nanoseconds to its last
   */
  record Answer(String text, long first, long whole) {}

  private Conversation(HttpClient http, URI at, Carrier carrier, Carrier.Caller caller) {
    this.carrier = carrier;
    this.caller = caller;
    this.socket = http.newWebSocketBuilder().buildAsync(at, new Ear()).join();
  }

  /** Rings, is answered, and hears the greeting. */
  static Conversation begin(Product product, HttpClient http) throws Exception {
    var carrier = product.carrier();
    var caller = carrier.caller();
    var expected = product.vendors().expect(caller);
    try {
      carrier.send(carrier.initiated(caller));
      var _ = Expected.await(expected.answeredAt());
      carrier.send(carrier.answered(caller));
      var ai = Expected.await(expected.dialled());
      var at = product.socket(Expected.await(expected.retellCallId()));
      var conversation = new Conversation(http, at, carrier, caller);
      carrier.send(carrier.event("call.answered", ai, caller));
      carrier.send(carrier.event("call.bridged", ai, caller));
      conversation.said("agent", conversation.answer(0, System.nanoTime()).text);
      return conversation;
    } finally {
      product.vendors().forget(caller);
    }
  }

  /** Asks, and waits for the whole answer. */
  Answer ask(String words) throws IOException, InterruptedException {
    said("user", words);
    long id = ++questions;
    var frame = Api.JSON.createObjectNode().put("interaction_type", "response_required");
    frame.put("response_id", id).set("transcript", transcript);
    var text = frame.toString();
    long asked = System.nanoTime();
    var _ = socket.sendText(text, true).join();
    var answer = answer(id, asked);
    said("agent", answer.text);
    return answer;
  }

  private void said(String role, String text) {
    var item = transcript.addObject().put("role", role).put("content", text);
    item.putArray("words");
  }

  private Answer answer(long id, long asked) throws IOException, InterruptedException {
    var text = new StringBuilder();
    long first = 0;
    while (true) {
      var frame = frames.poll(15, TimeUnit.SECONDS);
      if (frame == null) {
        throw new IOException("a question got no answer");
      }
      var json = frame.json;
      if (!json.path("response_type").asString("").equals("response")
          || json.path("response_id").asLong() != id) {
        continue;
      }
      first = first == 0 ? frame.at - asked : first;
      text.append(json.path("content").asString(""));
      if (json.path("content_complete").asBoolean(false)) {
        return new Answer(text.toString(), first, frame.at - asked);
      }
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      long now = System.nanoTime();
      parts.append(part);
      if (last) {
        frames.add(new Frame(Api.JSON.readTree(parts.toString()), now));
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /** The caller hangs up. */
  @Override
  public void close() throws IOException {
    socket.abort();
    carrier.send(carrier.hungUp(caller));
  }
}
