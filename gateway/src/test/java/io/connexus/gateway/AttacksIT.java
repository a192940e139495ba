package io.connexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What no client of good will sends: at the edge itself, and through one that passes it on. */
class AttacksIT {
  private static final String FRIEND = "https://app.example.com";
  private static final String SIGNED = "telnyx-signature-ed25519: by anybody\r\n";
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();
  private static ConfigurableApplicationContext alone;
  private static ConfigurableApplicationContext far;
  private static ConfigurableApplicationContext passing;

  /** The way a request takes. */
  enum Way {
    ALONE,
    PASSED_ON;

    Edge edge() {
      return new Edge(port(this == ALONE ? alone : passing));
    }
  }

  /** An operation that tells what reached it. */
  @RestController
  static class Echo {
    @GetMapping("/v1/toys/echo")
    Map<String, String> echo(HttpServletRequest request) {
      SEEN.add(request.getRequestURI());
      return Map.of(
          "address", request.getRemoteAddr(),
          "scheme", request.getScheme(),
          "forwarded", header(request, "Forwarded") + header(request, "X-Real-IP"),
          "id", header(request, "X-Request-Id"),
          "trace", header(request, "traceparent"));
    }

    private static String header(HttpServletRequest request, String name) {
      var value = request.getHeader(name);
      return value == null ? "" : value;
    }
  }

  @Configuration
  @Import(Remotes.class)
  static class Passes {
    @Bean
    Remote toys() {
      return new Remote(
          "toys",
          List.of("/v1/toys", "/v1/sms", "/v1/auth"),
          URI.create("http://localhost:" + port(far)));
    }

    @Bean
    Remote down() {
      return new Remote(
          "down", List.of("/v1/down", "/v1/realtime"), URI.create("http://localhost:1"));
    }
  }

  private static int port(ConfigurableApplicationContext app) {
    return ((ServletWebServerApplicationContext) app).getWebServer().getPort();
  }

  private static ConfigurableApplicationContext start(String proxies, Class<?>... parts) {
    return new SpringApplicationBuilder(
            Stream.concat(Stream.of(ToyApp.class), Stream.of(parts)).toArray(Class<?>[]::new))
        .run(
            "--server.port=0",
            "--spring.web.resources.add-mappings=false",
            "--server.forward-headers-strategy=native",
            "--server.max-http-request-header-size=16KB",
            "--server.tomcat.connection-timeout=1s",
            "--server.tomcat.keep-alive-timeout=60s",
            "--server.tomcat.remoteip.internal-proxies=" + proxies,
            "--connexus.gateway.body-time=2s",
            "--connexus.gateway.cors-origins=" + FRIEND,
            "--spring.autoconfigure.exclude="
                + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                + "org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration,"
                + "org.springframework.cloud.gateway.server.mvc.GatewayMvcClassPathWarningAutoConfiguration,"
                + "org.springframework.cloud.gateway.server.mvc.filter.FilterAutoConfiguration,"
                + "org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionAutoConfiguration,"
                + "org.springframework.cloud.gateway.server.mvc.handler.GatewayMultipartAutoConfiguration,"
                + "org.springframework.cloud.gateway.server.mvc.predicate.PredicateAutoConfiguration,"
                + "org.springframework.cloud.gateway.server.mvc.config.DefaultFunctionConfiguration");
  }

  @BeforeAll
  static void start() {
    alone = start("10[.]9[.].*", Echo.class);
    far = start("127[.].*", Echo.class);
    passing = start("10[.]9[.].*", Passes.class);
  }

  @AfterAll
  static void stop() {
    Stream.of(passing, far, alone).forEach(ConfigurableApplicationContext::close);
  }

  private static Stream<String> tricks() {
    return Stream.of(
        "//v1/toys/echo",
        "/v1//toys/echo",
        "/v1/toys/echo;x=1",
        "/v1;/toys/echo",
        "/v1/toys/..;/toys/echo",
        "/v1/toys/%2e%2e/toys/echo",
        "/v1/toys/x%2f..%2fecho",
        "/v1/toys%5cecho",
        "/v1\\toys\\echo",
        "/v1/toys/echo%00",
        "/v1/toys/echo%0d%0aX-Evil:%201",
        "/v1/toys/%252e%252e/echo",
        "/actuator/..;/v1/toys/echo",
        "/assets/%2e%2e/v1/toys/echo");
  }

  @ParameterizedTest
  @MethodSource("tricks")
  void aTrickWithThePathReachesNothing(String path) {
    for (var way : Way.values()) {
      SEEN.clear();
      var answer =
          way.edge().raw("GET " + path + " HTTP/1.1\r\nAuthorization: Bearer " + Edge.TOKEN);

      assertThat(status(answer)).as(way + " " + path).isIn(400, 404);
      assertThat(SEEN).as(way + " " + path).isEmpty();
    }
  }

  private static Stream<String> smuggling() {
    var inner = "GET /v1/toys/echo HTTP/1.1\r\nHost: x\r\n\r\n";
    var head = "POST /v1/sms/incoming HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n" + SIGNED;
    return Stream.of(
        head + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello" + inner,
        head + "Content-Length: 5, 6\r\n\r\nhello" + inner,
        head + "Content-Length: +5\r\n\r\nhello" + inner,
        head + "Content-Length: -1\r\n\r\n" + inner,
        head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner,
        head + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + inner,
        head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + inner,
        head + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + inner,
        head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n" + inner,
        head + "Content-Length: 5\r\n folded: x\r\n\r\nhello" + inner);
  }

  /** Whatever comes of the first, there is no second answer, and nothing was reached by it. */
  @ParameterizedTest
  @MethodSource("smuggling")
  void noRequestIsSmuggledBehindAnother(String octets) {
    for (var way : Way.values()) {
      SEEN.clear();
      var answer = send(way, octets);

      assertThat(answer.split("HTTP/1.1 200", -1).length - 1).as(way + answer).isLessThan(2);
      assertThat(status(answer)).as(way + answer).isIn(0, 200, 400, 405);
      assertThat(SEEN).as(way.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aHeaderThatMayBeThereOnceIsNotTakenTwice(Way way) {
    var get = "GET /v1/toys/echo HTTP/1.1\r\n";
    var token = "Authorization: Bearer " + Edge.TOKEN + "\r\n";
    assertThat(status(send(way, get + "Host: x\r\nHost: y\r\n" + token + "\r\n"))).isEqualTo(400);
    assertThat(status(send(way, get + "Host: x\r\n" + token + token + "\r\n"))).isIn(400, 401);
    assertThat(
            status(
                send(
                    way,
                    get
                        + "Host: x\r\n"
                        + token
                        + "X-Connexus-Client: web\r\nX-Connexus-Client: other\r\n\r\n")))
        .isEqualTo(400);
  }

  private static Stream<String> foreign() {
    return Stream.of(
        "https://evil.example",
        "http://app.example.com",
        "https://app.example.com:8443",
        "https://app.example.com.evil.example",
        "https://evil-app.example.com",
        "https://x.app.example.com",
        "https://APP.EXAMPLE.COM.",
        "null",
        "*",
        "https://app.example.com, https://evil.example");
  }

  /** A page elsewhere is told nothing, and what it asks for is not even done. */
  @ParameterizedTest
  @MethodSource("foreign")
  void aPageOfAnotherOriginGetsNothing(String origin) {
    for (var way : Way.values()) {
      SEEN.clear();
      for (var answer :
          List.of(
              way.edge().get("/v1/toys/echo", Edge.signedIn("Origin", origin)),
              way.edge().post("/v1/auth/login", "{}", "Origin", origin),
              preflight(way, origin, "GET", "authorization"))) {
        assertThat(answer.statusCode()).as(way + " " + origin).isEqualTo(403);
        assertThat(allowed(answer)).as(way + " " + origin).isEmpty();
      }
      assertThat(SEEN).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aPageOfAnAllowedOriginMayCallWithItsCookie(Way way) {
    var asked = preflight(way, FRIEND, "PUT", "authorization, content-type");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.headers().allValues("Access-Control-Allow-Origin")).containsExactly(FRIEND);
    assertThat(asked.headers().allValues("Access-Control-Allow-Credentials"))
        .containsExactly("true");
    assertThat(asked.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("PUT");
    assertThat(asked.headers().firstValue("Access-Control-Max-Age")).contains("600");

    var answer = way.edge().get("/v1/toys/echo", Edge.signedIn("Origin", FRIEND));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(FRIEND);
    assertThat(answer.headers().allValues("Access-Control-Allow-Credentials"))
        .containsExactly("true");
    assertThat(answer.headers().allValues("Access-Control-Expose-Headers")).hasSize(1);
    assertThat(answer.headers().allValues("Vary")).contains("Origin").doesNotHaveDuplicates();
    var refused = way.edge().get("/v1/toys/echo", "Origin", FRIEND);
    assertThat(refused.statusCode()).as("still needs a token").isEqualTo(401);
    assertThat(refused.headers().allValues("Access-Control-Allow-Origin")).containsExactly(FRIEND);
  }

  /** All that the contract knows of, or a page could neither call twice for once nor read on. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void aPageOfAnAllowedOriginMaySendAndReadTheHeadersOfTheContract(Way way) {
    var sent = "idempotency-key, if-none-match, if-range, range, x-request-id";
    assertThat(preflight(way, FRIEND, "POST", sent).statusCode()).isEqualTo(200);

    var answer = way.edge().get("/v1/toys/echo", Edge.signedIn("Origin", FRIEND));
    var read = answer.headers().firstValue("Access-Control-Expose-Headers").orElse("");
    assertThat(read.split(", "))
        .containsExactlyInAnyOrder(
            "X-Request-Id",
            "Accept-Ranges",
            "Content-Disposition",
            "Content-Range",
            "ETag",
            "Retry-After",
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "RateLimit-Reset");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatAPreflightMayNotAskForIsNotGranted(Way way) {
    for (var answer :
        List.of(
            preflight(way, FRIEND, "TRACE", "authorization"),
            preflight(way, FRIEND, "PUT", "x-forwarded-for"))) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-methods");
    }
  }

  private static HttpResponse<String> preflight(
      Way way, String origin, String method, String headers) {
    return way.edge()
        .send(
            way.edge()
                .request(
                    "/v1/toys/echo",
                    "Origin",
                    origin,
                    "Access-Control-Request-Method",
                    method,
                    "Access-Control-Request-Headers",
                    headers)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
  }

  private static List<String> allowed(HttpResponse<String> answer) {
    return answer.headers().map().keySet().stream()
        .filter(name -> name.startsWith("access-control-allow"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void hugeThingsAreRefused(Way way) {
    var json = Edge.signedIn("Content-Type", "application/json");
    assertThat(way.edge().post("/v1/toys", "x".repeat(10 * 1024 * 1024), json).statusCode())
        .isEqualTo(413);
    var deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(way.edge().post("/v1/toys", deep, json).statusCode()).isEqualTo(400);
    assertThat(
            way.edge()
                .post("/v1/toys", "{\"name\":\"a\",\"size\":" + "9".repeat(5000) + "}", json)
                .statusCode())
        .isEqualTo(400);
    var get = "GET /v1/toys/echo HTTP/1.1\r\nHost: x\r\n";
    assertThat(status(send(way, get + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n")))
        .isIn(0, 400, 431);
    assertThat(status(send(way, get + "X-Many: x\r\n".repeat(200) + "\r\n"))).isIn(0, 400, 431);
    assertThat(status(send(way, "GET /v1/toys/" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n")))
        .isIn(0, 400, 414);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whereAClientSaysItComesFromIsNotBelieved(Way way) {
    var answer =
        way.edge()
            .get(
                "/v1/toys/echo",
                Edge.signedInAs(
                    UUID.randomUUID(),
                    "X-Forwarded-For",
                    "6.6.6.6",
                    "X-Forwarded-Proto",
                    "https",
                    "X-Real-IP",
                    "6.6.6.6",
                    "Forwarded",
                    "for=6.6.6.6"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Edge.json(answer).get("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(Edge.json(answer).get("scheme").asString()).isEqualTo("http");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    if (way == Way.PASSED_ON) {
      assertThat(Edge.json(answer).get("forwarded").asString()).isEmpty();
    }
  }

  @Test
  void whatIsPassedOnKeepsItsIdItsTraceAndOneOfEachHeader() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var answer =
        Way.PASSED_ON
            .edge()
            .get(
                "/v1/toys/echo",
                Edge.signedIn(
                    "X-Request-Id",
                    "passed-on-1",
                    "traceparent",
                    "00-" + trace + "-00f067aa0ba902b7-01"));

    assertThat(Edge.json(answer).get("id").asString()).isEqualTo("passed-on-1");
    assertThat(Edge.json(answer).get("trace").asString())
        .startsWith("00-" + trace + "-")
        .endsWith("-01")
        .doesNotContain("00f067aa0ba902b7");
    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("passed-on-1");
    assertThat(answer.headers().allValues("Cache-Control")).hasSize(1);
    SecurityHeaders.ALWAYS.forEach(
        (name, value) -> assertThat(answer.headers().allValues(name)).containsExactly(value));
  }

  @Test
  void whoIsDownIsUnavailableForRequestsAndSockets() {
    var answer = Way.PASSED_ON.edge().get("/v1/down/x", Edge.signedIn());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(Edge.json(answer).get("type").asString()).endsWith("/unavailable");
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");

    var socket =
        Way.PASSED_ON
            .edge()
            .raw(
                "GET /v1/realtime?ticket=x HTTP/1.1\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    assertThat(status(socket)).isEqualTo(503);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoSendsSlowlyIsNotWaitedFor(Way way) {
    var began = System.nanoTime();
    send(way, "GET /v1/toys/echo HTTP/1.1\r\nHost: x\r\nX-Never: ends");
    send(
        way,
        "POST /v1/sms/incoming HTTP/1.1\r\nHost: x\r\n"
            + SIGNED
            + "Content-Length: 100\r\n\r\nhalf");
    assertThat(System.nanoTime() - began).isLessThan(8_000_000_000L);
  }

  private static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  /** Sends the octets and returns all that comes until the server closes or falls silent. */
  private static String send(Way way, String octets) {
    try (var socket = new Socket("localhost", way.edge().port())) {
      socket.setSoTimeout(6000);
      var answer = new StringBuilder();
      try {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        for (int octet = socket.getInputStream().read(); octet >= 0; ) {
          answer.append((char) octet);
          octet = socket.getInputStream().read();
        }
      } catch (SocketException _) {
        // closed on us, which is an answer, too
      }
      return answer.toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
