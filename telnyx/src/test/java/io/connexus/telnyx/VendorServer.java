package io.connexus.telnyx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;

/** Plays Telnyx: answers what it was told to, in order, and remembers what it was asked. */
final class VendorServer implements AutoCloseable {
  record Asked(
      String method, String path, String query, Map<String, String> headers, String body) {}

  /** What it does with one request. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final Queue<Reply> replies = new ArrayDeque<>();
  final List<Asked> asked = new ArrayList<>();

  VendorServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v2/");
  }

  TelnyxSettings settings(Duration timeout) {
    return new TelnyxSettings(baseUrl(), "KEYtest", Duration.ofSeconds(2), timeout);
  }

  VendorServer reply(int status, String body) {
    return reply(exchange -> answer(exchange, status, body));
  }

  VendorServer reply(Reply reply) {
    replies.add(reply);
    return this;
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    Reply reply;
    synchronized (this) {
      var uri = exchange.getRequestURI();
      var query = uri.getQuery() == null ? "" : uri.getQuery();
      asked.add(new Asked(exchange.getRequestMethod(), uri.getRawPath(), query, headers, body));
      reply = replies.isEmpty() ? e -> answer(e, 500, "nothing left to say") : replies.remove();
    }
    try {
      reply.to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
