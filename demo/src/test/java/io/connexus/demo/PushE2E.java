package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a browser reads when the phone rings, sent through the sandbox's push service. */
class PushE2E {
  private static final String PREFERENCES = "/v1/users/preferences";
  private static final String EVERY_DAY =
      "\"days\":[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"]";

  private final World world = World.SHARED;

  private Browser turnOn(Http member) {
    return Browser.turnOn(member, world.sandbox);
  }

  @Test
  void aCallIsToldAndATextAndAfterSigningOutNothing() {
    var member = world.signedIn(world.info.email(), world.info.password());
    var browser = turnOn(member);

    assertThat(member.post("/v1/users/devices/" + browser.device() + "/test").status())
        .isEqualTo(202);
    browser.awaitRead("Notifications work");

    var caller = world.ring("+13125550171");
    var rings = browser.awaitRead("(312) 555-0171 is calling");
    assertThat(rings.path("urgency").asString()).isEqualTo("high");
    assertThat(rings.path("text").asString())
        .contains("/calls/" + world.callFrom("+13125550171").path("id").asString());
    caller.hangUp();

    world.sandbox.post(
        "/sandbox/messages",
        Map.of("from", "+13125550172", "to", world.info.businessNumber(), "text", "Rye today?"));
    assertThat(browser.awaitRead("Text from (312) 555-0172").path("text").asString())
        .contains("Rye today?");

    var other = turnOn(world.app);
    assertThat(member.get("/v1/users/devices").json().path("items")).hasSize(2);
    var session = sessionOf(member);
    assertThat(world.app.delete("/v1/auth/sessions/" + session).status()).isEqualTo(204);
    var last = world.ring("+13125550173");
    other.awaitRead("(312) 555-0173 is calling");
    last.hangUp();
    assertThat(world.app.get("/v1/users/devices").json().path("items")).hasSize(1);
    assertThat(browser.read("555-0173")).as("signed out").isEmpty();
    assertThat(world.app.delete("/v1/users/devices/" + other.device()).status()).isEqualTo(204);
  }

  private static String sessionOf(Http member) {
    for (var session : member.get("/v1/auth/sessions").json().path("items")) {
      if (session.path("current").asBoolean()) {
        return session.path("id").asString();
      }
    }
    throw new AssertionError("no current sign-in");
  }

  @Test
  void inQuietHoursNobodyIsToldAndNoPhoneRings() {
    var browser = turnOn(world.app);
    var before = (ObjectNode) world.app.get(PREFERENCES).json();
    var quiet = before.deepCopy();
    quiet.set(
        "doNotDisturb",
        Http.JSON.readTree(
            "{\"enabled\":true,\"from\":\"00:00\",\"until\":\"00:00\"," + EVERY_DAY + "}"));
    assertThat(world.app.put(PREFERENCES, quiet).status()).isEqualTo(200);
    try {
      var caller = world.ring("+13125550174");
      world.awaitPhase("+13125550174", "ai");
      caller.say("Can I speak to a person please?");
      caller.awaitHeard("nobody is free to take your call");
      assertThat(world.callFrom("+13125550174").path("phase").asString()).isEqualTo("ai");
      caller.hangUp();
      assertThat(browser.read("555-0174")).isEmpty();
    } finally {
      world.app.put(PREFERENCES, before);
      world.app.delete("/v1/users/devices/" + browser.device());
    }
  }

  @Test
  void aSubscriptionThatIsGoneIsForgottenAndOneThatLeadsInsideIsNotTaken() {
    var browser = turnOn(world.app);
    browser.giveUp();
    world.app.post("/v1/users/devices/" + browser.device() + "/test");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !world.app.get("/v1/users/devices").text().contains(browser.device()));

    for (var inside : List.of("https://127.0.0.1/", "https://localhost/", "http://10.0.0.1/x")) {
      var refused =
          world.app.post(
              "/v1/users/fcm-token",
              Map.of("name", "x", "endpoint", inside, "keys", browser.subscription().path("keys")));
      assertThat(refused.status()).as(inside).isEqualTo(400);
    }
  }
}
