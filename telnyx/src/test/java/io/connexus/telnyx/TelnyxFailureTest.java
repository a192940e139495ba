package io.connexus.telnyx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connexus.telnyx.TelnyxException.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Every way an answer can be wrong or missing. */
class TelnyxFailureTest {
  private static final UUID COMMAND = UUID.randomUUID();

  private final VendorServer telnyx = new VendorServer();
  private final CountDownLatch over = new CountDownLatch(1);
  private final TelnyxClient client =
      new TelnyxClient(telnyx.settings(Duration.ofMillis(400)), JsonMapper.shared());

  @AfterEach
  void close() {
    over.countDown();
    client.close();
    telnyx.close();
  }

  private static TelnyxException failure(ThrowingCallable ask) {
    return catchThrowableOfType(TelnyxException.class, ask);
  }

  private TelnyxException hangup() {
    return failure(() -> client.hangup("v3:A", null, COMMAND));
  }

  @ParameterizedTest
  @CsvSource({
    "422, 90018, ENDED",
    "422, 90015, ENDED",
    "422, 90034, NOT_ANSWERED",
    "422, 90020, NOT_ANSWERED",
    "422, 90017, REFUSED",
    "401, 10009, REFUSED",
    "404, 10005, REFUSED",
    "400, 10015, REFUSED",
    "408, 1, UNAVAILABLE",
    "429, 10011, UNAVAILABLE",
    "422, 10011, REFUSED",
    "500, 10007, UNAVAILABLE",
    "503, 10007, UNAVAILABLE",
  })
  void anErrorIsOfTheKindItsCodeOrStatusSays(int status, String code, Kind kind) {
    telnyx.reply(
        status,
        "{\"errors\":[{\"code\":\"%s\",\"title\":\"A title\",\"detail\":\"+15550100101\"}]}"
            .formatted(code));
    var failure = hangup();
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.title()).isEqualTo("A title");
    assertThat(failure.maybeDone()).isFalse();
    assertThat(failure).hasMessage("telnyx hangup: " + kind + " " + status + "/" + code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{",
        "[]",
        "null",
        "{\"errors\":{\"status\":\"expired\"}}",
        "{\"errors\":[]}",
        "{\"errors\":\"no\"}"
      })
  void anErrorWithoutAReadableBodyStillHasAKind(String body) {
    telnyx.reply(422, body);
    var failure = hangup();
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.code()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 504})
  void aGatewaysErrorLeavesOpenWhetherItWasDone(int status) {
    telnyx.reply(status, "bad gateway");
    var failure = hangup();
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.maybeDone()).isTrue();
  }

  @Test
  void aRedirectIsNotFollowed() {
    telnyx.reply(exchange -> {
      exchange.getResponseHeaders().set("Location", "/v2/elsewhere");
      VendorServer.answer(exchange, 302, "");
    });
    assertThat(hangup().status()).isEqualTo(302);
    assertThat(telnyx.asked).hasSize(1);
  }

  @Test
  void anOverloadSaysHowLongToWait() {
    telnyx.reply(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", "7");
      VendorServer.answer(exchange, 429, "");
    });
    assertThat(hangup().retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void theResetHeaderCountsUnlessItIsAPointInTime() {
    telnyx
        .reply(exchange -> {
          exchange.getResponseHeaders().set("x-ratelimit-reset", "3");
          VendorServer.answer(exchange, 429, "");
        })
        .reply(exchange -> {
          exchange.getResponseHeaders().set("x-ratelimit-reset", "1779233415");
          VendorServer.answer(exchange, 429, "");
        });
    assertThat(hangup().retryAfter()).contains(Duration.ofSeconds(3));
    assertThat(hangup().retryAfter()).isEmpty();
  }

  @Test
  void silenceEndsAtTheTimeoutAndMayHaveBeenDone() {
    telnyx.reply(_ -> over.await());
    var failure = hangup();
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.status()).isZero();
    assertThat(failure.maybeDone()).isTrue();
  }

  @Test
  @Timeout(3)
  void anAnswerThatStopsHalfWayEndsAtTheTimeoutToo() {
    telnyx.reply(exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      over.await();
    });
    assertThat(hangup().maybeDone()).isTrue();
  }

  @Test
  void aConnectionThatBreaksMayHaveBeenDone() {
    telnyx.reply(exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.close();
    });
    var failure = hangup();
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.maybeDone()).isTrue();
  }

  @Test
  void whereNobodyListensNothingWasDone() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var settings = new TelnyxSettings(URI.create("http://127.0.0.1:" + free + "/v2"), "KEYtest");
    try (var nowhere = new TelnyxClient(settings, JsonMapper.shared())) {
      var failure = failure(() -> nowhere.sendMessage("+15550100200", "+15550100101", "Hi", null));
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure.maybeDone()).isFalse();
    }
  }

  @Test
  void anUnknownHostMeansNothingWasDone() {
    var settings = new TelnyxSettings(URI.create("http://telnyx.invalid/v2"), "KEYtest");
    try (var nowhere = new TelnyxClient(settings, JsonMapper.shared())) {
      var failure = failure(() -> nowhere.call("v3:A"));
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure.maybeDone()).isFalse();
    }
  }

  @Test
  void anInterruptedCallerStaysInterrupted() {
    telnyx.reply(_ -> over.await());
    Thread.currentThread().interrupt();
    assertThat(hangup().maybeDone()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aCommandThatWasAcceptedNeedsNoReadableBody() {
    telnyx.reply(200, "").reply(204, "").reply(201, "<html>");
    client.hangup("v3:A", null, COMMAND);
    client.hangup("v3:A", null, COMMAND);
    client.hangup("v3:A", null, COMMAND);
    assertThat(telnyx.asked).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"data\":{}}", "{\"data\":{\"id\":null}}"})
  void aYesThatDoesNotSayToWhatMayHaveBeenDone(String body) {
    telnyx.reply(200, body).reply(200, body);
    var dial = Dial.builder("1", "+15550100200", "+15550100101", COMMAND).build();
    var unknownDial = failure(() -> client.dial(dial));
    assertThat(unknownDial.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(unknownDial.maybeDone()).isTrue();
    assertThat(failure(() -> client.sendMessage("+1", "+2", "Hi", null)).maybeDone()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"data\":{}}", "{\"data\":\"x\"}"})
  void aQuestionWithAnUnreadableAnswerIsNotTakenForNo(String body) {
    telnyx.reply(200, body).reply(200, body).reply(200, body);
    assertThat(failure(() -> client.call("v3:A")).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure(() -> client.activeCalls("1")).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure(() -> client.phoneNumber("+1")).kind()).isEqualTo(Kind.UNAVAILABLE);
  }
}
