package io.connexus.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of one server, as terse as a test wants it. */
final class Http {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  private final URI base;
  private final Supplier<Map<String, String>> headers;

  Http(URI base, Map<String, String> headers) {
    this(base, () -> headers);
  }

  private Http(URI base, Supplier<Map<String, String>> headers) {
    this.base = base;
    this.headers = headers;
  }

  /** A client with this bearer token, which is asked for with each request. */
  static Http bearer(URI base, Supplier<String> token) {
    return new Http(base, () -> Map.of("Authorization", "Bearer " + token.get()));
  }

  /** The same client of another server. */
  Http at(URI server) {
    return new Http(server, headers);
  }

  /** The same client that also says this. */
  Http with(Map<String, String> more) {
    return new Http(
        base,
        () -> {
          var all = new HashMap<>(headers.get());
          all.putAll(more);
          return all;
        });
  }

  record Answer(int status, String text, java.net.http.HttpHeaders headers) {
    JsonNode json() {
      return JSON.readTree(text);
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, Object body) {
    return send(request(path).POST(bytes(body)));
  }

  Answer post(String path) {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  Answer put(String path, Object body) {
    return send(request(path).PUT(bytes(body)));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer send(String method, String path, Object body) {
    return send(request(path).method(method, bytes(body)));
  }

  Answer raw(String path, byte[] body, Map<String, String> more) {
    var request = request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    more.forEach(request::setHeader);
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json");
    headers.get().forEach(request::setHeader);
    return request;
  }

  private static HttpRequest.BodyPublisher bytes(Object body) {
    return HttpRequest.BodyPublishers.ofString(
        body instanceof String s ? s : JSON.writeValueAsString(body));
  }

  private static Answer send(HttpRequest.Builder builder) {
    try {
      var request = builder.build();
      var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      Contract.checkAnswer(
          request.method(),
          request.uri().getPath(),
          answer.statusCode(),
          answer.headers().firstValue("Content-Type"),
          answer.body());
      return new Answer(answer.statusCode(), answer.body(), answer.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
