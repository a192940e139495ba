package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** The product in four processes does what it does in one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the later ones kill what the first need
class SplitE2E {
  private static final String OWNER_PHONE = "+12125550199";
  private static final String REST = "auth,user,call,sms";
  private static final String AI = "ai,realtime"; // the second with sockets

  private static SplitProduct product;
  private static Http app;

  @BeforeAll
  static void open() throws Exception {
    product = new SplitProduct("gateway", "realtime", AI, REST);
    product.open();
    var anonymous = new Http(product.appUrl, Map.of());
    var login =
        anonymous.post(
            "/v1/auth/login", Map.of("email", DemoBusiness.EMAIL, "password", product.password));
    assertThat(login.status()).as(login.text()).isEqualTo(200);
    app =
        new Http(
            product.appUrl,
            Map.of("Authorization", "Bearer " + login.json().path("accessToken").asString()));
  }

  @AfterAll
  static void close() throws Exception {
    product.close();
  }

  @Test
  @Order(1)
  void theStoryOfACallIsTheSame() {
    try (var screen = new Screen(product.appUrl, app)) {
      var caller = Caller.ring(product.sandbox, "+13125550161", Demo.BUSINESS_NUMBER);
      caller.awaitHeard("Harbor Bakery");
      caller.say("Where do I find you?");
      caller.awaitHeard("12 Harbor Street");
      var call = awaitPhase(caller.number(), "ai").path("id").asString();
      screen.send("join-call", Map.of("callId", call));
      screen.await("participant-joined", data -> data.path("callId").asString().equals(call));

      teach(call, caller, screen);
      takeOverAndGiveBack(call, caller);

      caller.hangUp();
      var ended = awaitPhase(caller.number(), "ended");
      assertThat(ended.path("outcome").asString()).isEqualTo("handled-by-human");
      screen.await("call-updated", data -> data.path("status").asString().equals("completed"));
    }
  }

  private static void teach(String call, Caller caller, Screen screen) {
    var faq =
        Map.of(
            "question",
            "Do you repair umbrellas?",
            "answer",
            "Umbrellas are mended on Thursdays by our neighbour.",
            "category",
            "Other");
    assertThat(app.post("/v1/ai/faqs", faq).status()).isEqualTo(201);
    caller.say("Do you repair umbrellas?");
    caller.awaitHeard("mended on Thursdays");
    screen.await(
        "transcript",
        data ->
            data.path("callId").asString().equals(call)
                && data.at("/turn/text").asString().contains("mended on Thursdays"));
  }

  private static void takeOverAndGiveBack(String call, Caller caller) {
    var taken = app.post("/v1/calls/" + call + "/takeover");
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    caller.say("Hello? Do you take credit cards?"); // nobody but the fenced AI could hear it
    phone("answer");
    awaitPhase(caller.number(), "human");
    product.sandbox.post(
        "/sandbox/phones/" + OWNER_PHONE + "/say", Map.of("text", "Robin here, how can I help?"));
    caller.awaitHeard("Robin here");
    assertThat(caller.heard()).doesNotContain("any card");
    assertThat(app.post("/v1/calls/" + call + "/give-back").status()).isEqualTo(202);
    awaitPhase(caller.number(), "ai");
    caller.say("Is there parking?");
    caller.awaitHeard("Quay Lane");
  }

  @Test
  @Order(2)
  void ifNobodyAnswersTheAiIsToldAcrossProcessesAndADeviceIsToldOfTheCallOnce() {
    var browser = Browser.turnOn(app, product.sandbox);
    var caller = Caller.ring(product.sandbox, "+13125550162", Demo.BUSINESS_NUMBER);
    caller.awaitHeard("Harbor Bakery");
    var call = awaitPhase(caller.number(), "ai").path("id").asString();
    assertThat(app.post("/v1/calls/" + call + "/takeover").status()).isEqualTo(202);
    phone("decline");
    caller.awaitHeard("nobody is free");
    caller.hangUp();
    awaitPhase(caller.number(), "ended");
    browser.awaitRead("(312) 555-0162 is calling");
    assertThat(browser.read()).hasSize(1);
  }

  @Test
  @Order(3)
  void screensOnTwoProcessesSeeTheSameAndEachOther() {
    var me = app.get("/v1/users/profile").json().path("userId").asString();
    assertThat(presence(me)).isEqualTo("offline");
    var other = product.address(AI);
    try (var there = new Screen(other, app.at(other))) {
      await().until(() -> presence(me).equals("online"));
      try (var here = new Screen(product.appUrl, app)) {
        var caller = Caller.ring(product.sandbox, "+13125550165", Demo.BUSINESS_NUMBER);
        for (var screen : List.of(here, there)) {
          screen.await(
              "call-updated",
              data -> data.path("call").path("from").asString().equals(caller.number()));
        }
        caller.hangUp();
        awaitPhase(caller.number(), "ended");
      }
      assertThat(presence(me)).as("one screen is left").isEqualTo("online");
    }
    await().until(() -> presence(me).equals("offline"));
  }

  private static String presence(String user) {
    for (var member : app.get("/v1/team/members").json().path("items")) {
      if (member.path("id").asString().equals(user)) {
        return member.path("presence").asString();
      }
    }
    return "no such member";
  }

  @Test
  @Order(3)
  void aRequestHasOneIdAndOneTraceInAllProcessesAndTheClientsAddress() throws Exception {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var traced =
        new Http(
            product.appUrl,
            Map.of(
                "X-Request-Id",
                "split-request-1",
                "traceparent",
                "00-" + trace + "-00f067aa0ba902b7-01"));
    var answer = traced.get("/v1/calls/history");
    assertThat(answer.status()).isEqualTo(401);
    var refused = app.get("/v1/calls/history");
    assertThat(refused.headers().allValues("X-Request-Id")).hasSize(1);
    assertThat(refused.headers().allValues("Cache-Control")).hasSize(1);
    assertThat(refused.headers().allValues("X-Frame-Options")).hasSize(1);
    assertThat(refused.headers().allValues("RateLimit-Limit")).hasSize(1);
    var id = refused.headers().firstValue("X-Request-Id").orElseThrow();
    await().until(() -> product.log("gateway").contains(id) && product.log(REST).contains(id));
    assertThat(product.log("gateway")).contains("split-request-1").contains(trace);
  }

  @Test
  @Order(4)
  void aFarProcessChecksTheTokenItself() {
    assertThat(product.direct(REST).get("/v1/calls/history").status()).isEqualTo(401);
    assertThat(product.direct(REST).get("/v1/ai/config").status()).isEqualTo(401);
    assertThat(product.direct(AI).get("/v1/calls/history").status()).isEqualTo(401);
  }

  @Test
  @Order(4)
  void figuresAndWhatIsMissingAreForTheOperatorAlone() {
    for (var path : List.of("/actuator/prometheus", "/actuator/health", "/actuator/env")) {
      assertThat(new Http(product.appUrl, Map.of()).get(path).status()).as(path).isEqualTo(404);
    }
    var ready = product.operator(REST).get("/actuator/health/readiness");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.json().at("/components/db/status").asString()).isEqualTo("UP");
    assertThat(ready.json().at("/components/redis/status").asString()).isEqualTo("UP");
    assertThat(product.operator(REST).get("/actuator/prometheus").text())
        .contains("connexus_calls_live", "connexus_outbox_age_seconds", "http_server_requests");
    assertThat(product.operator("realtime").get("/actuator/prometheus").text())
        .contains("connexus_realtime_sockets")
        .doesNotContain("connexus_calls_live");
    assertThat(product.operator(REST).get("/actuator/env").status()).isEqualTo(404);
  }

  @Test
  @Order(5)
  void withoutRedisCallsAreAnsweredAndRequestsServed() throws Exception {
    product.stopRedis();
    var caller = Caller.ring(product.sandbox, "+13125550163", Demo.BUSINESS_NUMBER);
    caller.awaitHeard("Harbor Bakery");
    var call = awaitPhase(caller.number(), "ai").path("id").asString();
    assertThat(app.post("/v1/calls/" + call + "/takeover").status()).isEqualTo(202);
    phone("decline");
    caller.awaitHeard("nobody is free");
    caller.hangUp();
    awaitPhase(caller.number(), "ended");
    var ready = product.operator("gateway").get("/actuator/health/readiness");
    assertThat(ready.status()).as("it serves").isEqualTo(200);
    assertThat(ready.json().at("/components/redis/status").asString()).isEqualTo("DEGRADED");
    assertThat(product.log("gateway").split("each process counts limits by itself", -1)).hasSize(2);
    product.startRedis();
  }

  @Test
  @Order(6)
  void aRoleThatIsDownIsUnavailableAndTheRestWorks() throws Exception {
    product.kill(AI);
    var down = app.get("/v1/ai/config");
    assertThat(down.status()).as(down.text()).isEqualTo(503);
    assertThat(down.json().path("type").asString()).endsWith("/unavailable");
    assertThat(down.headers().firstValue("Retry-After")).isPresent();
    assertThat(app.get("/v1/calls/history").status()).isEqualTo(200);
    assertThat(app.get("/v1/sms/templates").status()).isEqualTo(200);

    product.start(AI);
    assertThat(app.get("/v1/ai/config").status()).isEqualTo(200);
    var caller = Caller.ring(product.sandbox, "+13125550164", Demo.BUSINESS_NUMBER);
    caller.awaitHeard("Harbor Bakery");
    caller.say("Is there parking?");
    caller.awaitHeard("Quay Lane");
    caller.hangUp();
  }

  private static void phone(String action) {
    await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(() ->
            product.sandbox.post("/sandbox/phones/" + OWNER_PHONE + "/" + action, Map.of()).status()
                < 300);
  }

  private static JsonNode awaitPhase(String from, String phase) {
    var seen = new JsonNode[1];
    await("phase " + phase)
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          seen[0] =
              StreamSupport.stream(
                      app.get("/v1/calls/history").json().path("items").spliterator(), false)
                  .filter(call -> call.path("from").asString().equals(from))
                  .findFirst()
                  .map(call -> app.get("/v1/calls/" + call.path("id").asString()).json())
                  .orElse(Http.JSON.missingNode());
          return seen[0].path("phase").asString().equals(phase);
        });
    return seen[0];
  }
}
