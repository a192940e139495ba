package io.connexus.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A local server plays Retell: it answers from a list and remembers what it was sent. */
class RetellClientTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final CallRegistration REGISTRATION =
      new CallRegistration(
          "agent_1", "latest", "inbound", "+15550100123", "+15550100100", Map.of("call", "c1"));
  private static final String REGISTERED =
      """
      {"call_type":"phone_call","call_id":"call_7f","agent_id":"agent_1","call_status":"registered","newer":{"a":1}}
      """;

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private record Request(
      String method, String path, String authorization, String trace, JsonNode body) {}

  private record Answer(int status, String body) {}

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private HttpServer server;
  private RetellClient retell;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var body = exchange.getRequestBody().readAllBytes();
          requests.add(
              new Request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getRawPath(),
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  exchange.getRequestHeaders().getFirst("traceparent"),
                  body.length == 0 ? JSON.nullNode() : JSON.readTree(body)));
          var answer = answers.isEmpty() ? new Answer(500, "") : answers.pop();
          if (answer.status == 0) {
            await(never);
          }
          var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    retell =
        new RetellClient(
            new RetellSettings(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/"),
                new Secret("key_secret"),
                Duration.ofSeconds(1),
                Duration.ofMillis(1500)),
            JSON,
            () -> Optional.of(TRACE));
  }

  @AfterEach
  void stop() {
    never.countDown();
    retell.close();
    server.stop(0);
  }

  @Test
  void registersACallWithItsLabelsAndMetadata() {
    answers.add(new Answer(201, REGISTERED));

    assertThat(retell.registerPhoneCall(REGISTRATION).id()).isEqualTo("call_7f");

    var sent = requests.getFirst();
    assertThat(sent.method + " " + sent.path).isEqualTo("POST /v2/register-phone-call");
    assertThat(sent.authorization).isEqualTo("Bearer key_secret");
    assertThat(sent.trace).isEqualTo(TRACE);
    assertThat(sent.body)
        .isEqualTo(
            JSON.readTree(
                """
                {"agent_id":"agent_1","agent_version":"latest","direction":"inbound",
                 "from_number":"+15550100123","to_number":"+15550100100","metadata":{"call":"c1"}}
                """));
  }

  @Test
  void registersAgainOnceWhenRetellThrottlesOrStumbles() {
    answers.add(new Answer(429, "{\"status\":\"error\"}"));
    answers.add(new Answer(201, REGISTERED));
    assertThat(retell.registerPhoneCall(REGISTRATION).id()).isEqualTo("call_7f");

    answers.add(new Answer(0, ""));
    answers.add(new Answer(201, REGISTERED));
    assertThat(retell.registerPhoneCall(REGISTRATION).id()).isEqualTo("call_7f");
  }

  @Test
  void givesUpAfterTheSecondTry() {
    answers.add(new Answer(500, ""));
    answers.add(new Answer(503, ""));

    var e =
        catchThrowableOfType(RetellException.class, () -> retell.registerPhoneCall(REGISTRATION));

    assertThat(e.status()).isEqualTo(503);
    assertThat(e.retryable()).isTrue();
    assertThat(requests).hasSize(2);
  }

  @Test
  void aSlowAnswerIsNoAnswer() {
    answers.add(new Answer(0, ""));

    var e = catchThrowableOfType(RetellException.class, () -> retell.getCall("call_7f"));

    assertThat(e.status()).isZero();
    assertThat(e.retryable()).isTrue();
  }

  @Test
  void aRefusalIsFinalAndItsBodyIsNeverEchoed() {
    answers.add(new Answer(422, "{\"message\":\"unknown agent for +15550100123\"}"));

    var e =
        catchThrowableOfType(RetellException.class, () -> retell.registerPhoneCall(REGISTRATION));

    assertThat(e.unknownAsset()).isTrue();
    assertThat(e.retryable()).isFalse();
    assertThat(e).hasMessageNotContaining("555");
    assertThat(requests).hasSize(1);
  }

  @Test
  void anUnreadableAnswerIsFinalToo() {
    for (var body : List.of("<html>", "[]", "null", "{\"call_id\":{}}", "")) {
      answers.add(new Answer(200, body));
      assertThatThrownBy(() -> retell.registerPhoneCall(REGISTRATION))
          .as(body)
          .isInstanceOf(RetellException.class)
          .hasMessageContaining("unreadable");
    }
    answers.add(new Answer(200, "{}"));
    assertThatThrownBy(() -> retell.registerPhoneCall(REGISTRATION))
        .isInstanceOf(RetellException.class);
  }

  @Test
  void anIdCannotLeaveItsPlaceInThePath() {
    answers.add(new Answer(200, "{\"call_id\":\"call_7f\"}"));

    retell.getCall("call_7f/../x");

    assertThat(requests.getFirst().path).isEqualTo("/v2/get-call/call_7f%2F..%2Fx");
  }

  @Test
  void createsAndChangesAnAgentThatAsksOurSocket() {
    var draft =
        new AgentDraft(
            "Front desk",
            AgentDraft.customLlm("wss://x.example/retell/llm/s"),
            "voice",
            "en-US",
            "https://x.example/v1/ai/incoming",
            List.of("call_ended"),
            10_000,
            2,
            60_000,
            List.of());
    answers.add(new Answer(201, "{\"agent_id\":\"agent_9\",\"version\":0}"));
    answers.add(new Answer(200, "{\"agent_id\":\"agent_9\",\"version\":0}"));

    assertThat(retell.createAgent(draft).id()).isEqualTo("agent_9");
    retell.updateAgent("agent_9", draft);

    assertThat(requests.get(1).method + requests.get(1).path)
        .isEqualTo("PATCH/update-agent/agent_9");
    assertThat(requests.get(0).body.at("/response_engine/llm_websocket_url").asString())
        .isEqualTo("wss://x.example/retell/llm/s");
    assertThat(draft.toString()).doesNotContain("wss");
  }

  @Test
  void aSecretPrintsAsStars() {
    assertThat(new RetellSettings(URI.create("http://x"), new Secret("key_secret")).toString())
        .doesNotContain("key_secret");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
