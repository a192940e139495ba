package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.sandbox.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As little of a phone product as a test needs: it takes webhooks, serves the LLM socket, and sends
 * the two vendors what it is told to. It acts in the test's own words, never by itself.
 */
final class FakeProduct implements AutoCloseable {
  static final String NUMBER = "+15550100200";
  static final String CALLER = "+15550100101";
  static final String AGENT = "agent_3c5d9e17ab42f08861d7c20e94";
  static final String CONNECTION = "2900000000000000001";
  static final String PROFILE = "740572b6-0000-44a1-89b9-6c92163b0001";

  /** A webhook as it came in. */
  record Hook(String path, Map<String, String> headers, byte[] body, JsonNode json) {
    String type() {
      JsonNode telnyx = json.path("data").path("event_type");
      return telnyx.isString() ? telnyx.asString() : json.path("event").asString("");
    }

    JsonNode payload() {
      return json.path("data").path("payload");
    }

    String leg() {
      return payload().path("call_control_id").asString("");
    }
  }

  final Sandbox sandbox;
  final List<Hook> hooks = new CopyOnWriteArrayList<>();
  final List<Llm> sockets = new CopyOnWriteArrayList<>();

  /** What to answer to a webhook; 200 unless a test says otherwise. */
  volatile java.util.function.ToIntFunction<Hook> answers = hook -> 200;

  /** What the LLM server does with a frame, besides keeping it. */
  volatile BiConsumer<Llm, JsonNode> brain = (llm, frame) -> {};

  volatile java.util.function.Consumer<Llm> onOpen = llm -> {};

  private final Tomcat tomcat = new Tomcat();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  FakeProduct() throws LifecycleException {
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir") + "/fake-product");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("bindOnInit", "false"); // so that stopping it frees the port
    var context = tomcat.addContext("", null);
    context.addServletContainerInitializer(new WsSci(), null);
    Tomcat.addServlet(context, "hooks", new Hooks()).addMapping("/");
    if (context instanceof StandardContext quiet) {
      quiet.setClearReferencesRmiTargets(false);
      quiet.setClearReferencesThreadLocals(false);
    }
    context.addServletContainerInitializer(
        (classes, servletContext) -> {
          var container =
              (ServerContainer)
                  servletContext.getAttribute("jakarta.websocket.server.ServerContainer");
          try {
            container.addEndpoint(
                ServerEndpointConfig.Builder.create(LlmEndpoint.class, "/llm/secret/{call}")
                    .configurator(
                        new ServerEndpointConfig.Configurator() {
                          @Override
                          public <T> T getEndpointInstance(Class<T> type) {
                            return type.cast(new LlmEndpoint(FakeProduct.this));
                          }
                        })
                    .build());
          } catch (jakarta.websocket.DeploymentException e) {
            throw new IllegalStateException(e);
          }
        },
        null);
    tomcat.start();
    port = tomcat.getConnector().getLocalPort();
    sandbox = Sandbox.start(SandboxSettings.defaults().withPort(0).withSeed(42));
    sandbox.setUp(
        new SandboxSetup(
            CONNECTION,
            url("/hooks/voice"),
            PROFILE,
            url("/hooks/messages"),
            List.of(NUMBER),
            AGENT,
            "http://localhost:" + port + "/llm/secret",
            url("/hooks/retell"),
            url("/hooks/numbers"),
            null));
    control("PUT", "/pace", Json.object().put("speechRate", 100_000));
  }

  String url(String path) {
    return "http://localhost:" + port + path;
  }

  /** As if the process were killed: every connection breaks, new ones are refused. */
  void goDown() throws LifecycleException {
    tomcat.getConnector().setPort(port);
    tomcat.getConnector().stop();
  }

  void comeBack() throws LifecycleException {
    tomcat.getConnector().start();
  }

  static final class LlmEndpoint extends Endpoint {
    private final FakeProduct product;

    LlmEndpoint(FakeProduct product) {
      this.product = product;
    }

    private volatile Llm llm;

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      Llm opened = new Llm(session, session.getPathParameters().get("call"));
      llm = opened;
      product.sockets.add(opened);
      session.addMessageHandler(
          String.class,
          (MessageHandler.Whole<String>)
              text -> {
                JsonNode frame = Json.MAPPER.readTree(text);
                opened.frames.add(frame);
                product.brain.accept(opened, frame);
              });
      product.onOpen.accept(opened);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
      llm.closedWith = reason.getCloseCode().getCode();
    }
  }

  private final class Hooks extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      Map<String, String> headers = new ConcurrentHashMap<>();
      request
          .getHeaderNames()
          .asIterator()
          .forEachRemaining(
              n -> headers.put(n.toLowerCase(java.util.Locale.ROOT), request.getHeader(n)));
      Hook hook = new Hook(request.getRequestURI(), headers, body, Json.MAPPER.readTree(body));
      hooks.add(hook);
      response.setStatus(answers.applyAsInt(hook));
    }
  }

  // ---- waiting

  Hook awaitHook(String type) {
    return awaitHook(type, hook -> true);
  }

  Hook awaitHook(String type, Predicate<Hook> fits) {
    return await(type)
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> hooks(type).stream().filter(fits).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  Hook awaitHook(String type, String leg) {
    return awaitHook(type, hook -> hook.leg().equals(leg));
  }

  List<Hook> hooks(String type) {
    return hooks.stream().filter(hook -> hook.type().equals(type)).toList();
  }

  Llm awaitSocket() {
    return awaitSocket(1);
  }

  Llm awaitSocket(int number) {
    await("socket " + number)
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> sockets.size() >= number);
    return sockets.get(number - 1);
  }

  // ---- asking

  record Reply(int status, JsonNode json) {
    String code() {
      return json.path("errors").path(0).path("code").asString("");
    }

    JsonNode data() {
      return json.path("data");
    }
  }

  Reply telnyx(String method, String path, ObjectNode body) {
    return http(
        method, sandbox.telnyxBaseUrl() + path, body, SandboxSettings.defaults().telnyxApiKey());
  }

  Reply retell(String method, String path, ObjectNode body) {
    return http(
        method, sandbox.retellBaseUrl() + path, body, SandboxSettings.defaults().retellApiKey());
  }

  Reply control(String method, String path, ObjectNode body) {
    return http(method, sandbox.baseUrl() + "/sandbox" + path, body, null);
  }

  Reply http(String method, String url, ObjectNode body, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.replace("[", "%5B").replace("]", "%5D")))
            .header("Content-Type", "application/json");
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Reply(
          response.statusCode(),
          json && response.body().length > 0
              ? Json.MAPPER.readTree(response.body())
              : Json.object().put("text", new String(response.body(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- the steps of a call

  /** A virtual caller rings; the answer is the sandbox's id of the call. */
  String ring() {
    Reply reply = control("POST", "/calls", Json.object().put("from", CALLER).put("to", NUMBER));
    assertThat(reply.status()).isEqualTo(201);
    return reply.json().path("id").asString();
  }

  String awaitIncoming() {
    return awaitHook(
            "call.initiated",
            hook -> hook.payload().path("direction").asString("").equals("incoming"))
        .leg();
  }

  /** Rings and answers; the answer is the caller's leg. */
  String answeredCall() {
    ring();
    String leg = awaitIncoming();
    command(leg, "answer", Json.object());
    awaitHook("call.answered", leg);
    return leg;
  }

  Reply command(String leg, String name, ObjectNode body) {
    return telnyx("POST", "/calls/" + leg + "/actions/" + name, body);
  }

  String register() {
    Reply reply =
        retell(
            "POST",
            "/v2/register-phone-call",
            Json.object()
                .put("agent_id", AGENT)
                .put("direction", "inbound")
                .put("from_number", CALLER)
                .put("to_number", NUMBER));
    assertThat(reply.status()).isEqualTo(201);
    return reply.json().path("call_id").asString();
  }

  ObjectNode dialBody(String to) {
    return Json.object().put("connection_id", CONNECTION).put("from", NUMBER).put("to", to);
  }

  /** Dials Retell, linked and parked; the answer is the AI leg. */
  String dialAgent(String callId, String callerLeg) {
    ObjectNode body =
        dialBody("sip:" + callId + "@sip.retellai.com;transport=tcp")
            .put("link_to", callerLeg)
            .put("bridge_on_answer", true)
            .put("park_after_unbridge", "self");
    Reply reply = telnyx("POST", "/calls", body);
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
    return reply.data().path("call_control_id").asString();
  }

  record AiCall(String callerLeg, String aiLeg, String retellId, Llm llm) {}

  /** A caller who talks with the AI; nothing was said yet. */
  AiCall aiCall() {
    String leg = answeredCall();
    String retellId = register();
    String aiLeg = dialAgent(retellId, leg);
    awaitHook("call.bridged", leg);
    return new AiCall(leg, aiLeg, retellId, awaitSocket());
  }

  JsonNode onlyCall() {
    JsonNode calls = control("GET", "/calls", null).json();
    return calls.path(calls.size() - 1);
  }

  void say(String text) {
    Reply reply =
        control(
            "POST",
            "/calls/" + onlyCall().path("id").asString() + "/say",
            Json.object().put("text", text));
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(204);
  }

  /** Presses keys on the caller's telephone. */
  void press(String digits) {
    Reply reply =
        control(
            "POST",
            "/calls/" + onlyCall().path("id").asString() + "/dtmf",
            Json.object().put("digits", digits));
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(204);
  }

  /** What the journal says about LLM sockets, oldest first: {@code opens}, {@code receives} … */
  List<JsonNode> socketNotes(String what) {
    return control("GET", "/journal?kind=socket&limit=1000", null)
        .json()
        .valueStream()
        .filter(entry -> entry.path("what").asString("").equals(what))
        .toList();
  }

  void awaitHeard(String text) {
    await("heard " + text)
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(heard()).contains(text));
  }

  List<String> heard() {
    return onlyCall()
        .path("heard")
        .valueStream()
        .map(line -> line.path("text").asString())
        .toList();
  }

  String retellStatus(String callId) {
    return retell("GET", "/v2/get-call/" + callId, null).json().path("call_status").asString();
  }

  String reason(String callId) {
    return await("end of " + callId)
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                retell("GET", "/v2/get-call/" + callId, null)
                    .json()
                    .path("disconnection_reason")
                    .asString(""),
            reason -> !reason.isEmpty());
  }

  @Override
  public void close() throws LifecycleException {
    sandbox.close();
    tomcat.stop();
    tomcat.destroy();
  }
}
