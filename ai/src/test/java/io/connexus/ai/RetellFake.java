package io.connexus.ai;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays Retell's REST API: agents and registrations. */
final class RetellFake implements AutoCloseable {
  record Request(String method, String path, JsonNode body) {}

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final Set<String> agents = ConcurrentHashMap.newKeySet();
  volatile boolean down;

  private final AtomicInteger next = new AtomicInteger();
  private final HttpServer server;

  RetellFake() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var bytes = exchange.getRequestBody().readAllBytes();
          var body = bytes.length == 0 ? null : JsonMapper.shared().readTree(bytes);
          var path = exchange.getRequestURI().getPath();
          requests.add(new Request(exchange.getRequestMethod(), path, body));
          var answer = answer(path, body);
          exchange.sendResponseHeaders(answer == null ? status() : 201, 0);
          exchange.getResponseBody().write((answer == null ? "{}" : answer).getBytes());
          exchange.close();
        });
    server.start();
  }

  private int status() {
    return down ? 500 : 422;
  }

  private String answer(String path, JsonNode body) {
    if (down) {
      return null;
    }
    if (path.equals("/create-agent")) {
      var id = "agent_" + next.incrementAndGet();
      agents.add(id);
      return "{\"agent_id\":\"%s\",\"version\":0}".formatted(id);
    }
    if (path.startsWith("/update-agent/")) {
      var id = path.substring("/update-agent/".length());
      return agents.contains(id) ? "{\"agent_id\":\"%s\"}".formatted(id) : null;
    }
    return agents.contains(body.get("agent_id").asString())
        ? "{\"call_id\":\"call_%d\",\"call_status\":\"registered\"}"
            .formatted(next.incrementAndGet())
        : null;
  }

  List<String> paths() {
    return requests.stream().map(r -> r.method + " " + r.path).toList();
  }

  URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
