package io.connexus.call.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.call.application.CallFilter;
import io.connexus.call.application.CatchUp;
import io.connexus.call.application.Office;
import io.connexus.call.application.Watchdog;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.outbox.Inbox;
import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import io.connexus.sandbox.SandboxSetup;
import io.connexus.telnyx.MissedDeliveries;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxEvent;
import io.connexus.telnyx.TelnyxSettings;
import io.connexus.telnyx.TelnyxSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the carrier told while we were down. */
class MissedDeliveriesIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NOWHERE = "http://localhost:1/down";

  @Test
  void aCallerWhoRangWhileWeWereDownBecomesACallAndOnlyOne() throws Exception {
    try (var office = new Office(DATABASE);
        var sandbox = Sandbox.start(SandboxSettings.defaults().withPort(0));
        var telnyx = client(sandbox)) {
      office.carrier.down(true);
      sandbox.setUp(
          new SandboxSetup(
              "1684641123236054244",
              NOWHERE,
              "4001915e-1fd3-4e0f-9b2b-6a1f5c0d7e11",
              NOWHERE,
              List.of(office.business.value()),
              null,
              null,
              null,
              null,
              null));
      post(sandbox, "/sandbox/chaos", "{\"retryDelaysMs\":[1,1]}");
      var fromTo =
          "{\"from\":\"%s\",\"to\":\"%s\""
              .formatted(office.caller.value(), office.business.value());
      post(sandbox, "/sandbox/calls", fromTo + "}");
      post(sandbox, "/sandbox/messages", fromTo + ",\"text\":\"Hello?\"}");
      var longAgo = Instant.EPOCH;
      await().until(() -> telnyx.webhookDeliveries("failed", longAgo).size() == 2);

      var texts = new ArrayList<byte[]>();
      var missed =
          new MissedDeliveries(
              telnyx,
              Map.of("call.", webhook(office, sandbox)::fetched, "message.", texts::add),
              office.clock);
      missed.fetch(Duration.ofDays(1));
      missed.fetch(Duration.ofDays(1));

      assertThat(office.views.page(office.workspace, CallFilter.ALL, null, 10))
          .singleElement()
          .satisfies(call -> assertThat(call.call().from()).isEqualTo(office.caller));
      assertThat(kept("call.initiated")).isEqualTo(1);
      assertThat(kept("message.received")).as("a text is for others to take").isZero();
      assertThat(texts)
          .hasSize(2) // once for each fetch
          .allSatisfy(
              text -> assertThat(TelnyxEvent.parse(text).type()).isEqualTo("message.received"));
    }
  }

  @Test
  void whatIsClearedAwayIsSoWhileTheCarrierCannotBeAsked() throws Exception {
    var swept = new CountDownLatch(2);
    try (var office = new Office(DATABASE);
        var nobody =
            new TelnyxClient(new TelnyxSettings(URI.create("http://127.0.0.1:1/v2"), "key"), JSON);
        var upkeep =
            new Upkeep(
                new MissedDeliveries(nobody, Map.of(), office.clock),
                new Watchdog(office.calls, office.service, office.carrier, office.metrics),
                List.of(
                    () -> {
                      throw new IllegalStateException("neither can this");
                    },
                    swept::countDown),
                new CatchUp(office.clock))) {
      upkeep.start(Duration.ofMillis(20), Duration.ofHours(1));
      assertThat(swept.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static VoiceWebhook webhook(Office office, Sandbox sandbox) {
    return new VoiceWebhook(
        new TelnyxSignature(sandbox.telnyxPublicKey()),
        new Inbox(DATABASE.jdbc(), office.clock),
        office.intake,
        office.transactions,
        office.clock,
        office.metrics);
  }

  private static TelnyxClient client(Sandbox sandbox) {
    var key = SandboxSettings.defaults().telnyxApiKey();
    return new TelnyxClient(new TelnyxSettings(sandbox.telnyxBaseUrl(), key), JSON);
  }

  private static void post(Sandbox sandbox, String path, String body)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isLessThan(300);
    }
  }

  private static int kept(String type) {
    return DATABASE
        .jdbc()
        .sql("select count(*) from platform.inbox where type = :type")
        .param("type", type)
        .query(Integer.class)
        .single();
  }
}
