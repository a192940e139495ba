package io.connexus.call.adapter.telnyx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connexus.call.adapter.webhook.Translation;
import io.connexus.call.application.Carrier;
import io.connexus.call.application.CarrierContract;
import io.connexus.call.application.CarrierEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import io.connexus.sandbox.SandboxSetup;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxSettings;
import io.connexus.telnyx.TelnyxSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Telnyx through our client, played by the sandbox; its webhooks come signed over HTTP. */
class TelnyxCarrierIT extends CarrierContract {
  private static final String SOFTPHONES = "1684641123236054299";
  private static final String CONNECTION = "1684641123236054244";
  private static final URI MUSIC = URI.create("https://x.test/music.wav");
  private static final URI RINGBACK = URI.create("https://x.test/ringback.wav");
  private static final SandboxSettings SETTINGS = SandboxSettings.defaults().withPort(0);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<CarrierEvent> EVENTS = new CopyOnWriteArrayList<>();
  private static final Map<String, String> PLAYING = new ConcurrentHashMap<>();
  private static final List<String> REFUSED = new CopyOnWriteArrayList<>();

  private static Sandbox sandbox;
  private static HttpServer ears;
  private static TelnyxClient client;
  private static TelnyxClient nowhere;

  @BeforeAll
  static void start() throws IOException {
    ears = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sandbox = Sandbox.start(SETTINGS);
    ears.createContext("/voice", TelnyxCarrierIT::hear);
    ears.start();
    var webhook = "http://localhost:" + ears.getAddress().getPort() + "/voice";
    sandbox.setUp(
        new SandboxSetup(
            CONNECTION,
            webhook,
            null,
            null,
            List.of(BUSINESS.value()),
            null,
            null,
            null,
            null,
            SOFTPHONES));
    client = client(sandbox.telnyxBaseUrl());
    nowhere = client(URI.create("http://localhost:1/v2"));
  }

  private static TelnyxClient client(URI at) {
    return new TelnyxClient(new TelnyxSettings(at, SETTINGS.telnyxApiKey()), JSON);
  }

  private static void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      var headers = exchange.getRequestHeaders();
      var verdict =
          new TelnyxSignature(sandbox.telnyxPublicKey())
              .verify(
                  body,
                  headers.getFirst("telnyx-timestamp"),
                  headers.getFirst("telnyx-signature-ed25519"),
                  Instant.now());
      if (verdict.accepted()) {
        Translation.of(body).ifPresent(EVENTS::add);
        hearPlaying(JSON.readTree(body).path("data"));
      } else {
        REFUSED.add(verdict.name());
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static void hearPlaying(JsonNode event) {
    var payload = event.path("payload");
    var leg = payload.path("call_control_id").asString("");
    switch (event.path("event_type").asString("")) {
      case "call.playback.started" -> PLAYING.put(leg, payload.path("media_url").asString());
      case "call.playback.ended" -> PLAYING.remove(leg);
      default -> {}
    }
  }

  @AfterAll
  static void stop() {
    client.close();
    nowhere.close();
    sandbox.close();
    ears.stop(0);
  }

  @BeforeEach
  void anEmptyWorldThatTalksFast() {
    control("POST", "/reset", "");
    control("PUT", "/pace", "{\"speechRate\":200}");
    EVENTS.clear();
  }

  @AfterEach
  void everyRequestWasAsTelnyxDescribesItAndEveryWebhookSigned() {
    assertThat(control("GET", "/violations", "")).isEqualTo("[]");
    assertThat(REFUSED).isEmpty();
  }

  private static String control(String method, String path, String body) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/sandbox" + path))
              .header("content-type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8))
              .build();
      var answer = HTTP.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode())
          .as(method + " " + path + ": " + answer.body())
          .isBetween(200, 299);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Carrier carrier() {
    return new TelnyxCarrier(client, CONNECTION, MUSIC, RINGBACK);
  }

  @Override
  protected Carrier unreachable() {
    return new TelnyxCarrier(nowhere, CONNECTION, MUSIC, RINGBACK);
  }

  @Override
  protected void call() {
    control(
        "POST",
        "/calls",
        "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(CALLER.value(), BUSINESS.value()));
  }

  @Override
  protected void pickUp(E164 phone) {
    control("POST", "/phones/" + phone.value() + "/answer", "{}");
  }

  @Override
  protected void decline(E164 phone) {
    control("POST", "/phones/" + phone.value() + "/decline", "{}");
  }

  @Override
  protected void press(E164 phone) {
    control("POST", "/phones/" + phone.value() + "/dtmf", "{\"digits\":\"1\"}");
  }

  /** Another key than the one that was asked for is none; then the patience is over soon. */
  @Override
  protected void pressNothing(E164 phone) {
    control("PUT", "/pace", "{\"timeScale\":20}");
    control("POST", "/phones/" + phone.value() + "/dtmf", "{\"digits\":\"7\"}");
  }

  @Override
  protected void hangUp(E164 phone) {
    control("POST", "/phones/" + phone.value() + "/hangup", "{}");
  }

  @Override
  protected void isNotThere(E164 phone, Cause cause) {
    var behaviour =
        switch (cause) {
          case BUSY -> "busy";
          case DECLINED -> "decline";
          case NOT_FOUND -> "not-found";
          default -> throw new IllegalArgumentException(cause.name());
        };
    control("PUT", "/phones/" + phone.value(), "{\"behaviour\":\"%s\"}".formatted(behaviour));
  }

  @Override
  protected String hears(String leg) {
    return PLAYING.getOrDefault(leg, "");
  }

  @Override
  protected List<CarrierEvent> events() {
    return EVENTS;
  }

  @Test
  void callersAreSpokenToInTheVoiceOfTheirLanguage() {
    carrier().say(answered(), "Un momento, por favor.", Language.ES, UUID.randomUUID());

    assertThat(control("GET", "/calls", ""))
        .contains("\"text\":\"Un momento, por favor.\",\"language\":\"es-MX\"");
    assertThat(control("GET", "/journal", "")).contains("AWS.Polly.Mia");
  }
}
