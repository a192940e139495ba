package io.connexus.gateway;

import static io.connexus.gateway.Edge.json;
import static io.connexus.gateway.Edge.signedIn;
import static io.connexus.gateway.Edge.signedInAs;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
    classes = ToyApp.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.web.resources.add-mappings=false",
      "connexus.gateway.body-limit=10KB",
      "connexus.gateway.webhook-body-limit=20KB",
      "connexus.gateway.webhooks-in-flight=100KB",
      "connexus.gateway.sign-ins-per-minute=3",
      "connexus.gateway.refreshes-per-minute=1000",
      "connexus.gateway.requests-per-second=5"
    })
@ExtendWith(OutputCaptureExtension.class)
class EdgeIT {
  private static final String SMS = "/v1/sms/incoming";
  private static final String AI = "/v1/ai/incoming";
  private static final String LARGE = "x".repeat(10 * 1024);
  private static final String[] BY_TELNYX = {"telnyx-signature-ed25519", "by anybody"};
  private static final String[] BY_RETELL = {"x-retell-signature", "by anybody"};

  private Edge edge;

  @BeforeEach
  void edge(@LocalServerPort int port) {
    edge = new Edge(port);
  }

  // Who is asking

  @Test
  void theActorIsWhoTheTokenSays() {
    var answer = edge.get("/v1/toys/me", "Authorization", "Bearer " + Edge.TOKEN);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("user").asString()).isEqualTo(Edge.USER);
    assertThat(json(answer).get("workspace").asString()).isEqualTo(Edge.WORKSPACE);
    assertThat(json(answer).get("role").asString()).isEqualTo("OWNER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer bad",
        "Basic Z29vZDpnb29k",
        "Bearer good~no-uuid~no-uuid~owner",
        "Bearer good~0190a0a0-0000-7000-8000-000000000001",
        "Bearer good~0190a0a0-0000-7000-8000-000000000001~0190a0a0-0000-7000-8000-000000000002~god",
        "Bearer"
      })
  void withoutAGoodTokenThereIsNothing(String authorization) {
    var answer = edge.get("/v1/toys/me", "Authorization", authorization);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).get("type").asString()).endsWith("/unauthenticated");
  }

  @Test
  void withoutATokenEvenUnknownOperationsAskForOne() {
    assertThat(edge.get("/v1/toys/me").statusCode()).isEqualTo(401);
    assertThat(edge.get("/v1/nothing").statusCode()).isEqualTo(401);
    assertThat(edge.get("/v1").statusCode()).isEqualTo(401);
    assertThat(edge.get("/v1/toys/me").headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void aTokenInTheAddressDoesNotCount() {
    assertThat(edge.get("/v1/toys/me?access_token=" + Edge.TOKEN).statusCode()).isEqualTo(401);
  }

  @Test
  void anExpiredTokenDoesNotKeepAnybodyFromRefreshingIt() {
    assertThat(edge.post("/v1/auth/refresh", "{}", "Authorization", "Bearer bad").statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatIsForTheOperatorIsClosedToMembersToo() {
    assertThat(edge.get("/actuator/env").statusCode()).isEqualTo(404);
    assertThat(edge.get("/actuator/env", signedIn()).statusCode()).isEqualTo(404);
  }

  // Request ids and the log

  @Test
  void aSaneRequestIdIsKept() {
    var answer = edge.get("/v1/toys/me", signedIn("X-Request-Id", "client-42.abc_D"));

    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("client-42.abc_D");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with blanks in it", "<script>alert(1)</script>", "ümlaute-äöü"})
  void anyOtherRequestIdIsReplaced(String offered) {
    var answer = edge.get("/v1/toys/me", signedIn("X-Request-Id", offered));

    assertThat(UUID.fromString(answer.headers().firstValue("X-Request-Id").orElseThrow()).version())
        .isEqualTo(7);
  }

  @Test
  void theLogLineHasTheTemplateOfTheRouteAndNoQuery(CapturedOutput log) {
    edge.get(
        "/v1/toys/" + Edge.USER + "?ticket=tkt-secret", signedIn("X-Request-Id", "log-line-1"));

    assertThat(lineWith(log, "log-line-1"))
        .contains("GET /v1/toys/{id} 200")
        .doesNotContain(Edge.USER, "tkt-secret", "good~");
  }

  @Test
  void theSecretOfTheLlmSocketIsNotLogged(CapturedOutput log) {
    edge.get("/retell/llm/s3cr3t/c1", "X-Request-Id", "log-line-2");
    edge.get("/retell/llm/s3cr3t/too/deep", "X-Request-Id", "log-line-3");
    edge.get("/retell/other/s3cr3t", "X-Request-Id", "log-line-4");

    assertThat(lineWith(log, "log-line-2")).contains("GET /retell/llm/*** 200");
    assertThat(lineWith(log, "log-line-3")).contains("GET /retell/llm/*** 404");
    assertThat(lineWith(log, "log-line-4")).contains(" 404");
    assertThat(log.getAll()).doesNotContain("s3cr3t");
  }

  @Test
  void aRefusalAtTheDoorIsLoggedToo(CapturedOutput log) {
    edge.get("/v1/toys/me", "X-Request-Id", "log-line-5");

    assertThat(lineWith(log, "log-line-5")).contains("GET /v1/toys/me 401");
  }

  // Sizes

  @Test
  void aBodyWithinTheLimitIsRead() {
    var answer = edge.post("/v1/auth/refresh", "x".repeat(10 * 1024));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("length").asInt()).isEqualTo(10 * 1024);
  }

  @Test
  void aBodyThatAnnouncesTooMuchIsRefused() {
    var answer = edge.post("/v1/auth/refresh", "x".repeat(10 * 1024 + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).get("type").asString()).endsWith("/payload-too-large");
  }

  @Test
  void aChunkedBodyIsRefusedOnceItIsTooLarge() {
    byte[] body = ("{\"name\":\"" + "x".repeat(11 * 1024) + "\",\"size\":1}").getBytes();
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    var answer =
        edge.send(
            edge.request("/v1/toys", signedIn("Content-Type", "application/json")).POST(chunked));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).get("type").asString()).endsWith("/payload-too-large");
  }

  @Test
  void aWebhookWithATranscriptMayBeLarger() {
    assertThat(edge.post(AI, "x".repeat(20 * 1024), BY_RETELL).statusCode()).isEqualTo(200);
    assertThat(edge.post(AI, "x".repeat(20 * 1024 + 1), BY_RETELL).statusCode()).isEqualTo(413);
    assertThat(edge.post(SMS, "x".repeat(10 * 1024), BY_TELNYX).statusCode()).isEqualTo(200);
    assertThat(edge.post(SMS, "x".repeat(10 * 1024 + 1), BY_TELNYX).statusCode()).isEqualTo(413);
  }

  @Test
  void nothingIsReadOfAWebhookWithoutASignature() throws IOException {
    try (var unfinished = begun(SMS, BY_RETELL)) {
      unfinished.setSoTimeout(5000);
      assertThat(new String(unfinished.getInputStream().readNBytes(12), UTF_8))
          .isEqualTo("HTTP/1.1 403");
    }
    assertThat(json(edge.post(AI, "{}", BY_TELNYX)).get("type").asString())
        .endsWith("/bad-signature");
  }

  @Test
  void webhooksThatFillTheMemoryAreToldToComeAgainUntilThereIsRoom() {
    var refused = await().until(this::besideAnother, answer -> answer.statusCode() == 503);

    assertThat(json(refused).get("type").asString()).endsWith("/unavailable");
    assertThat(refused.headers().firstValue("Retry-After")).contains("5");
    await().until(() -> edge.post(SMS, LARGE, BY_TELNYX).statusCode() == 200);
  }

  /** What a webhook is told while another has begun; the one that comes later has no room. */
  private HttpResponse<String> besideAnother() throws IOException {
    try (var unfinished = begun(AI, BY_RETELL)) {
      unfinished.getOutputStream().write("x".repeat(19_000).getBytes(UTF_8));
      return edge.post(SMS, LARGE, BY_TELNYX);
    }
  }

  /** A request whose body of 20,000 octets has not come yet. */
  private Socket begun(String path, String... header) throws IOException {
    var socket = new Socket("localhost", edge.port());
    var head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n";
    socket.getOutputStream().write((head + String.join(": ", header) + "\r\n\r\n").getBytes(UTF_8));
    return socket;
  }

  // Rates

  @Test
  void signingInIsLimitedByAddressHoweverItIsSpelled() {
    var answers =
        IntStream.range(0, 5)
            .mapToObj(i -> edge.post(i % 2 == 0 ? "/v1/auth/login" : "/v1/%61uth/login", "{}"))
            .toList();

    assertThat(answers).extracting(a -> a.statusCode()).containsExactly(200, 200, 200, 429, 429);
    var refused = answers.getLast();
    assertThat(json(refused).get("type").asString()).endsWith("/rate-limited");
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 20);
    assertThat(refused.headers().firstValue("RateLimit-Limit")).contains("3");
    assertThat(refused.headers().firstValue("RateLimit-Remaining")).contains("0");
    assertThat(answers.getFirst().headers().firstValue("RateLimit-Remaining")).contains("2");
  }

  @Test
  void aMemberIsLimitedAndOthersAreNot() {
    var busy = UUID.randomUUID();
    var statuses =
        IntStream.range(0, 60)
            .map(i -> edge.get("/v1/toys/me", signedInAs(busy)).statusCode())
            .boxed()
            .toList();

    assertThat(statuses.subList(0, 10)).containsOnly(200);
    assertThat(statuses).contains(429);
    assertThat(edge.get("/v1/toys/me", signedIn()).statusCode()).isEqualTo(200);
  }

  @Test
  void webhooksAreNeverTurnedAway() {
    assertThat(IntStream.range(0, 50).map(i -> edge.post(SMS, "{}", BY_TELNYX).statusCode()))
        .containsOnly(200);
  }

  // Headers and files

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1/toys/me", "/v1/nothing", "/nothing.png", "/actuator/env"})
  void everyAnswerCarriesTheSecurityHeaders(String path) {
    var headers = edge.get(path).headers();

    SecurityHeaders.ALWAYS.forEach(
        (name, value) -> assertThat(headers.allValues(name)).containsExactly(value));
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "script-src 'self';", "frame-ancestors 'none'");
  }

  @Test
  void answersOfTheApiAreNotKept() {
    assertThat(edge.get("/v1/toys/me", signedIn()).headers().allValues("Cache-Control"))
        .containsExactly("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/calls", "/calls/0190a0a0-0000-7000-8000-000000000001", "/settings/faq"})
  void aPageOfTheClientIsTheClient(String path) {
    var answer = edge.get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<title>toy</title>");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/missing.js", "/assets/missing", "/retell/other", "/assets/../v1"})
  void whatIsNoPageOfTheClientIsNotFound(String path) {
    assertThat(edge.get(path, "Accept", "text/html").statusCode()).isIn(404, 400);
  }

  @Test
  void onlyABrowserThatWantsAPageGetsThePage() {
    assertThat(edge.get("/calls", "Accept", "application/json").statusCode()).isEqualTo(404);
  }

  @Test
  void hashedFilesAreKeptForEverAndTheWorkerIsNot() {
    assertThat(edge.get("/assets/app-1a2b.js").headers().firstValue("Cache-Control").orElseThrow())
        .contains("max-age=31536000", "immutable");
    assertThat(edge.get("/sw.js").headers().firstValue("Cache-Control")).contains("no-cache");
  }

  private static String lineWith(CapturedOutput log, String id) {
    return await()
        .until(
            () ->
                log.getAll().lines().filter(l -> l.contains(id) && l.contains(" ms ")).findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }
}
