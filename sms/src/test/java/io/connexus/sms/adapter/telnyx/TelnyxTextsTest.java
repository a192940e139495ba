package io.connexus.sms.adapter.telnyx;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.connexus.platform.E164;
import io.connexus.sms.application.TextCarrier.Answer;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TelnyxTextsTest {
  private static final E164 FROM = new E164("+15550100200");
  private static final E164 TO = new E164("+15550100101");

  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String body = "{}";
  private volatile boolean silent;

  TelnyxTextsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/v2/messages",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          if (silent) {
            await();
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Retry-After", "9");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  private Answer send(int port) {
    var url = URI.create("http://127.0.0.1:" + port + "/v2");
    var settings =
        new TelnyxSettings(url, "KEYtest", Duration.ofSeconds(2), Duration.ofMillis(500));
    try (var telnyx = new TelnyxClient(settings, JsonMapper.shared())) {
      return new TelnyxTexts(telnyx, null).send(FROM, TO, "Hi");
    }
  }

  private Answer answerTo(int theStatus, String theBody) {
    status = theStatus;
    body = theBody;
    return send(server.getAddress().getPort());
  }

  @Test
  void aYesCarriesTheMessagesId() {
    assertThat(answerTo(200, "{\"data\":{\"id\":\"m-1\"}}")).isEqualTo(new Answer.Accepted("m-1"));
  }

  @Test
  void aRefusalCarriesTheTitleAndNothingElse() {
    assertThat(
            answerTo(
                400,
                "{\"errors\":[{\"code\":\"40310\",\"title\":\"Invalid 'to' address\",\"detail\":\"+15550100101\"}]}"))
        .isEqualTo(new Answer.Refused("Invalid 'to' address"));
    assertThat(answerTo(403, "")).isEqualTo(new Answer.Refused("the carrier refused the text"));
  }

  @Test
  void anOverloadOrAFaultOfTelnyxsOwnMayBeTriedAgain() {
    assertThat(answerTo(429, "{}")).isEqualTo(new Answer.Busy(Duration.ofSeconds(9)));
    assertThat(answerTo(503, "{}")).isEqualTo(new Answer.Busy(Duration.ofSeconds(9)));
  }

  @Test
  void whereNobodyListensItMayBeTriedAgain() {
    int port = server.getAddress().getPort();
    server.stop(0);
    assertThat(send(port)).isEqualTo(new Answer.Busy(Duration.ofSeconds(2)));
  }

  @Test
  void silenceABrokenYesAndAGatewaysErrorLeaveItOpen() {
    assertThat(answerTo(200, "<html>")).isEqualTo(new Answer.Unknown());
    assertThat(answerTo(502, "")).isEqualTo(new Answer.Unknown());
    silent = true;
    assertThat(answerTo(200, "{}")).isEqualTo(new Answer.Unknown());
  }
}
