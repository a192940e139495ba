package io.connexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.connexus.platform.E164;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxSettings;
import io.connexus.user.adapter.telnyx.TelnyxCarrierNumbers;
import io.connexus.user.application.CarrierNumbers.CarrierSilent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TelnyxCarrierNumbersIT {
  private static final E164 NUMBER = new E164("+12125550123");
  private HttpServer telnyx;
  private volatile int status = 200;
  private volatile String body = "";
  private volatile String asked = "";
  private TelnyxClient client;
  private TelnyxCarrierNumbers numbers;

  @BeforeEach
  void start() throws IOException {
    telnyx = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    telnyx.createContext(
        "/v2/phone_numbers",
        exchange -> {
          asked = exchange.getRequestURI().getQuery();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    telnyx.start();
    var base = URI.create("http://localhost:" + telnyx.getAddress().getPort() + "/v2");
    client = new TelnyxClient(new TelnyxSettings(base, "KEY"), new JsonMapper());
    numbers = new TelnyxCarrierNumbers(client);
  }

  @AfterEach
  void stop() {
    client.close();
    telnyx.stop(0);
  }

  @Test
  void anActiveNumberOfTheAccountIsHeld() {
    body = "{\"data\":[{\"id\":\"1\",\"phone_number\":\"+12125550123\",\"status\":\"active\"}]}";

    assertThat(numbers.holds(NUMBER)).isTrue();
    assertThat(asked).contains("filter[phone_number]=+12125550123");
  }

  @Test
  void aNumberThatIsStillBeingBoughtIsNotHeld() {
    body =
        "{\"data\":[{\"id\":\"1\",\"phone_number\":\"+12125550123\",\"status\":\"purchase-pending\"}]}";

    assertThat(numbers.holds(NUMBER)).isFalse();
  }

  @Test
  void aNumberThatIsNotListedIsNotHeld() {
    body = "{\"data\":[]}";

    assertThat(numbers.holds(NUMBER)).isFalse();
  }

  @Test
  void anErrorOfTheCarrierIsSilence() {
    status = 500;
    body = "{}";

    assertThatThrownBy(() -> numbers.holds(NUMBER)).isInstanceOf(CarrierSilent.class);
  }
}
