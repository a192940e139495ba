package io.connexus.bench;

import io.connexus.bench.VendorStub.Expected;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
  private final Product product;
  private final Carrier.Caller caller;
  private final Expected expected;
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final List<Long> words = new ArrayList<>();
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

  private Conversation(
      HttpClient http, URI at, Product product, Carrier.Caller caller, Expected expected) {
    this.product = product;
    this.caller = caller;
    this.expected = expected;
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
      var conversation = new Conversation(http, at, product, caller, expected);
      carrier.send(carrier.event("call.answered", ai, caller));
      carrier.send(carrier.event("call.bridged", ai, caller));
      conversation.said("agent", conversation.answer(0, System.nanoTime()).text);
      return conversation;
    } catch (Exception e) {
      product.vendors().forget(caller);
      throw e;
    }
  }

  Carrier.Caller caller() {
    return caller;
  }

  /** What the product asks the carrier for this caller. */
  Expected expected() {
    return expected;
  }

  /** What the product calls this call; it is in the tag of every leg it dials. */
  String id() throws Exception {
    var tag = Expected.await(expected.dialled()).clientState();
    var text = new String(Base64.getDecoder().decode(tag), StandardCharsets.UTF_8);
    return text.substring(0, text.indexOf('/'));
  }

  /** Asks, and waits for the whole answer. */
  Answer ask(String words) throws IOException, InterruptedException {
    var frame = question(words);
    long asked = System.nanoTime();
    send(frame);
    return answered(asked);
  }

  /** Asks, and goes on without waiting. */
  void begin(String words) {
    send(question(words));
  }

  private String question(String words) {
    said("user", words);
    var frame = Api.JSON.createObjectNode().put("interaction_type", "response_required");
    frame.put("response_id", ++questions).set("transcript", transcript);
    return frame.toString();
  }

  private Answer answered(long asked) throws IOException, InterruptedException {
    var answer = answer(questions, asked);
    said("agent", answer.text);
    return answer;
  }

  /**
   * What the product sends comes in the order in which it was sent: its echo of this comes after
   * all that it had said before it was asked for it.
   */
  void ping(long number) {
    send("{\"interaction_type\": \"ping_pong\", \"timestamp\": " + number + "}");
  }

  private synchronized void send(String frame) {
    var _ = socket.sendText(frame, true).join();
  }

  /** Waits for the echo of {@link #ping}. */
  void untilEcho(long number) throws IOException, InterruptedException {
    while (next().json.path("timestamp").asLong(0) != number) {
      // what was sent before
    }
  }

  /** Waits until the receptionist says something, asked or not. */
  void hear() throws IOException, InterruptedException {
    for (int before = words.size(); words.size() == before; ) {
      var _ = next();
    }
  }

  /** When each frame with words was there, of those that were waited for. */
  List<Long> words() {
    return words;
  }

  private Frame next() throws IOException, InterruptedException {
    var frame = frames.poll(15, TimeUnit.SECONDS);
    if (frame == null) {
      throw new IOException("nothing came from the receptionist");
    }
    if (!frame.json.path("content").asString("").isBlank()) {
      words.add(frame.at);
    }
    return frame;
  }

  private void said(String role, String text) {
    var item = transcript.addObject().put("role", role).put("content", text);
    item.putArray("words");
  }

  private Answer answer(long id, long asked) throws IOException, InterruptedException {
    var text = new StringBuilder();
    long first = 0;
    while (true) {
      var frame = next();
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
    product.vendors().forget(caller);
    socket.abort();
    product.carrier().send(product.carrier().hungUp(caller));
  }
}
