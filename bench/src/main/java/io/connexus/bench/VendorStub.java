package io.connexus.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Telnyx and Retell, answering at once and always yes. Notes when the product asked for what. The
 * contract is the sandbox's business; this one costs as little as it can.
 */
final class VendorStub implements AutoCloseable {
  private static final String TELNYX = "/telnyx/v2";
  private static final String RETELL = "/retell";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Expected> byLeg = new ConcurrentHashMap<>();
  private final Map<String, Expected> byNumber = new ConcurrentHashMap<>();
  private final AtomicInteger answers = new AtomicInteger();

  VendorStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * A leg the product dialled.
   *
   * @param at when, on this process' clock of nanoseconds
   */
  record Dialled(String leg, String clientState, long at) {}

  /**
   * What the product is going to ask for a caller: each completes when it does.
   *
   * @param dialled the leg to the AI
   * @param rung the legs to people, in their order
   * @param bridged when it had a person connected, each time
   */
  record Expected(
      CompletableFuture<Long> answeredAt,
      CompletableFuture<String> retellCallId,
      CompletableFuture<Dialled> dialled,
      BlockingQueue<Dialled> rung,
      BlockingQueue<Long> bridged) {
    Expected() {
      this(
          new CompletableFuture<>(),
          new CompletableFuture<>(),
          new CompletableFuture<>(),
          new LinkedBlockingQueue<>(),
          new LinkedBlockingQueue<>());
    }

    /** Waits, for ten seconds at most. */
    static <T> T await(CompletableFuture<T> what) throws Exception {
      return what.get(10, TimeUnit.SECONDS);
    }

    /** The next one, for which it waits ten seconds at most. */
    static <T> T await(BlockingQueue<T> queue) throws Exception {
      var next = queue.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new TimeoutException("the product did not ask for it");
      }
      return next;
    }
  }

  Expected expect(Carrier.Caller caller) {
    var expected = new Expected();
    byLeg.put(caller.leg(), expected);
    byNumber.put(caller.number(), expected);
    return expected;
  }

  void forget(Carrier.Caller caller) {
    byLeg.remove(caller.leg());
    byNumber.remove(caller.number());
  }

  URI telnyx() {
    return base().resolve(TELNYX);
  }

  URI retell() {
    return base().resolve(RETELL);
  }

  /** How many {@code answer} commands came in so far. */
  int answers() {
    return answers.get();
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    var path = exchange.getRequestURI().getPath();
    try (exchange) {
      var body = Api.JSON.readTree(exchange.getRequestBody().readAllBytes());
      var answer = path.startsWith(TELNYX) ? telnyx(exchange, path, body, now) : retell(path, body);
      byte[] bytes = Api.JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Object telnyx(HttpExchange exchange, String path, JsonNode body, long now) {
    var parts = path.substring(TELNYX.length() + 1).split("/", -1);
    if (parts[0].equals("calls") && parts.length == 1) {
      return dialled(body, now);
    }
    if (parts[0].equals("calls") && parts.length == 4) {
      if (parts[3].equals("answer")) {
        answered(parts[1], now);
      } else if (parts[3].equals("bridge")) {
        bridged(parts[1], now);
      }
      return Map.of("data", Map.of("result", "ok"));
    }
    if (parts[0].equals("calls")) {
      return Map.of("data", Map.of("is_alive", true, "call_duration", 1));
    }
    if (parts[0].equals("phone_numbers")) {
      return Map.of("data", numbers(exchange.getRequestURI()), "meta", Map.of());
    }
    return Map.of("data", new Object[0], "meta", Map.of()); // deliveries, active calls
  }

  private void answered(String leg, long now) {
    answers.incrementAndGet();
    var expected = byLeg.get(leg);
    if (expected != null) {
      expected.answeredAt.complete(now);
    }
  }

  private void bridged(String leg, long now) {
    var expected = byLeg.get(leg);
    if (expected != null) {
      expected.bridged.add(now);
    }
  }

  private Object dialled(JsonNode body, long now) {
    var leg = "v3:" + UUID.randomUUID();
    var dialled = new Dialled(leg, body.path("client_state").asString(""), now);
    var expected = byLeg.get(body.path("link_to").asString(""));
    if (expected != null && !expected.dialled.complete(dialled)) {
      expected.rung.add(dialled); // the AI was the first
    }
    var session = UUID.randomUUID().toString();
    return Map.of(
        "data", Map.of("call_control_id", leg, "call_leg_id", session, "call_session_id", session));
  }

  /** The account holds every number that is asked for. */
  private static Object numbers(URI asked) {
    var query = URLDecoder.decode(asked.getRawQuery(), StandardCharsets.UTF_8);
    var number = query.substring(query.indexOf('+')).split("&", -1)[0];
    return new Object[] {
      Map.of("id", "1", "phone_number", number, "status", "active", "connection_id", "1")
    };
  }

  private Object retell(String path, @Nullable JsonNode body) {
    var id = "call_" + UUID.randomUUID().toString().replace("-", "");
    if (path.endsWith("/register-phone-call") && body != null) {
      var expected = byNumber.get(body.path("from_number").asString(""));
      if (expected != null) {
        expected.retellCallId.complete(id);
      }
    }
    return Map.of("call_id", id, "agent_id", Product.AGENT, "call_status", "registered");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
