package io.connexus.telnyx;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One request and its answer, with every way it can fail made a {@link TelnyxException}. */
final class Exchange implements AutoCloseable {
  private static final int LONGEST_TITLE = 200;

  private final TelnyxSettings settings;
  private final JsonMapper json;
  private final HttpClient http;
  private final String base;
  private final Supplier<Optional<String>> traceparent;

  Exchange(TelnyxSettings settings, JsonMapper json, Supplier<Optional<String>> traceparent) {
    this.traceparent = traceparent;
    this.settings = settings;
    this.json = json;
    this.base = settings.baseUrl().toString().replaceAll("/+$", "");
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** The answer's JSON; a missing node if a 2xx had no readable body. */
  JsonNode get(String operation, String pathAndQuery) {
    return send(operation, request(pathAndQuery).GET().build());
  }

  /** As {@link #get}; null values are left out of the body. */
  JsonNode post(String operation, String path, Map<String, @Nullable Object> body) {
    var present = new LinkedHashMap<String, Object>();
    body.forEach((name, value) -> {
      if (value != null) {
        present.put(name, value);
      }
    });
    var bytes = BodyPublishers.ofByteArray(json.writeValueAsBytes(present));
    return send(
        operation, request(path).header("Content-Type", "application/json").POST(bytes).build());
  }

  /** As {@link #post} without a body, where the answer is plain text. */
  String postForText(String operation, String path) {
    var request = request(path).setHeader("Accept", "text/plain").POST(BodyPublishers.noBody());
    return new String(body(operation, request.build()), StandardCharsets.UTF_8);
  }

  /** As {@link #get}. */
  JsonNode delete(String operation, String path) {
    return send(operation, request(path).DELETE().build());
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    var request =
        HttpRequest.newBuilder(URI.create(base + pathAndQuery))
            .header("Authorization", "Bearer " + settings.apiKey())
            .header("Accept", "application/json")
            .timeout(settings.requestTimeout());
    traceparent.get().ifPresent(trace -> request.header("traceparent", trace));
    return request;
  }

  private JsonNode send(String operation, HttpRequest request) {
    return read(body(operation, request));
  }

  private byte[] body(String operation, HttpRequest request) {
    var response = await(operation, http.sendAsync(request, BodyHandlers.ofByteArray()));
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    throw TelnyxException.answered(operation, error(response));
  }

  /** The client's own timeout ends with the headers; this one covers the body too. */
  private HttpResponse<byte[]> await(
      String operation, CompletableFuture<HttpResponse<byte[]>> pending) {
    try {
      return pending.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw TelnyxException.silent(operation, true, e);
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw TelnyxException.silent(operation, true, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw TelnyxException.silent(operation, !neverLeft(io), io);
      }
      throw new IllegalStateException("telnyx " + operation, e.getCause());
    }
  }

  private static boolean neverLeft(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof SSLHandshakeException;
  }

  private JsonNode read(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private TelnyxException.Answer error(HttpResponse<byte[]> response) {
    var errors = read(response.body()).path("errors");
    var first = errors.isArray() ? errors.path(0) : errors; // once it is documented as an object
    var title = first.path("title").asString("");
    return new TelnyxException.Answer(
        response.statusCode(),
        first.path("code").asString(""),
        title.substring(0, Math.min(title.length(), LONGEST_TITLE)),
        retryAfter(response));
  }

  /** {@code Retry-After}, else Telnyx's reset header; a number too large for a wait is ignored. */
  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .or(() -> response.headers().firstValue("x-ratelimit-reset"))
        .filter(value -> response.statusCode() >= 400 && value.matches("\\d{1,4}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String queryString(Map<String, String> query) {
    return query.entrySet().stream()
        .map(part -> encode(part.getKey()) + "=" + encode(part.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
