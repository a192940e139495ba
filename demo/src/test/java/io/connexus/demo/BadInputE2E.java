package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bad input gets a clear error and changes nothing. */
class BadInputE2E {
  private final World world = World.SHARED;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void expect(Http.Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().path("type").asString()).endsWith("/" + slug);
    assertThat(answer.json().path("instance").asString()).startsWith("urn:request:");
  }

  @Test
  void thePhoneOfTheProfileIsInACountryThatIsAllowed() {
    var before = world.app.get("/v1/users/profile").json().path("phone").asString();
    var abroad = Map.of("fullName", "Olive", "phone", "+8801712345678");
    expect(world.app.put("/v1/users/profile", abroad), 422, "country-refused");
    assertThat(world.app.get("/v1/users/profile").json().path("phone").asString())
        .isEqualTo(before);
  }

  @Test
  void unsignedWebhooksOfAllThreeKindsAreRefused() {
    var arrival =
        "{\"data\":{\"event_type\":\"call.initiated\",\"id\":\"%s\",\"occurred_at\":\"2026-11-23T09:00:00Z\",\"payload\":{\"call_control_id\":\"v3:forged\",\"direction\":\"incoming\",\"from\":\"+13125550141\",\"to\":\"%s\"}}}"
            .formatted(UUID.randomUUID(), world.info.businessNumber());
    expect(
        world.anonymous().raw("/v1/calls/incoming", bytes(arrival), Map.of()),
        403,
        "bad-signature");
    expect(
        world
            .anonymous()
            .raw(
                "/v1/calls/incoming",
                bytes(arrival),
                Map.of(
                    "telnyx-timestamp",
                    String.valueOf(System.currentTimeMillis() / 1000),
                    "telnyx-signature-ed25519",
                    "c2lnbmVk")),
        403,
        "bad-signature");
    expect(
        world.anonymous().raw("/v1/sms/incoming", bytes(arrival), Map.of()), 403, "bad-signature");
    expect(
        world.anonymous().raw("/v1/ai/incoming", bytes("{\"event\":\"call_ended\"}"), Map.of()),
        403,
        "bad-signature");
    assertThat(world.callFrom("+13125550141").isMissingNode()).isTrue();
  }

  @Test
  void malformedOrTooLargeBodiesAreRefused() {
    expect(
        world.anonymous().raw("/v1/auth/login", bytes("{\"email\":"), Map.of()),
        400,
        "malformed-json");
    var large = bytes("{\"email\":\"" + "x".repeat(2 << 20) + "\"}");
    expect(world.anonymous().raw("/v1/auth/login", large, Map.of()), 413, "payload-too-large");
    expect(world.app.raw("/v1/ai/faqs", bytes("{}"), Map.of()), 400, "invalid-request");
    expect(
        world.app.raw("/v1/ai/faqs", bytes("{}"), Map.of("Content-Type", "text/plain")),
        415,
        "unsupported-media-type");
  }

  @Test
  void aNumberIsNoTextAndATextNoNumber() {
    var faq = "{\"question\":1,\"answer\":\"a\"}";
    expect(world.app.raw("/v1/ai/faqs", bytes(faq), Map.of()), 400, "invalid-request");
    var active = "{\"question\":\"q\",\"answer\":\"a\",\"active\":\"true\"}";
    expect(world.app.raw("/v1/ai/faqs", bytes(active), Map.of()), 400, "invalid-request");
  }

  @Test
  void formsAndBrokenQueriesAreTheClientsDoing() {
    var form = Map.of("Content-Type", "multipart/form-data; boundary=x");
    expect(
        world.anonymous().raw("/v1/auth/login", bytes("x"), form), 415, "unsupported-media-type");
  }

  @Test
  void aCallerIsNotConnectedWithThemselvesNorWithTheBusiness() {
    var caller = world.ring("+13125550143");
    caller.awaitHeard("Harbor Bakery");
    var call = world.awaitPhase(caller.number(), "ai").path("id").asString();
    for (var phone : new String[] {caller.number(), world.info.businessNumber()}) {
      expect(
          world.app.post("/v1/calls/" + call + "/takeover", Map.of("phone", phone)),
          400,
          "invalid-request");
    }
    assertThat(world.callFrom(caller.number()).path("phase").asString()).isEqualTo("ai");
    caller.hangUp();
  }

  @Test
  void withoutATokenOrWithABadOneThereIsNothing() {
    expect(world.anonymous().get("/v1/calls/history"), 401, "unauthenticated");
    expect(
        world.bearer("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.").get("/v1/calls/history"),
        401,
        "unauthenticated");
    expect(
        new Http(URI.create(world.info.appUrl()), Map.of("Authorization", "Basic eDp5"))
            .get("/v1/users/profile"),
        401,
        "unauthenticated");
  }

  @Test
  void anUnknownCallIsNotFound() {
    var id = UUID.randomUUID();
    expect(world.app.get("/v1/calls/" + id), 404, "call-not-found");
    expect(world.app.post("/v1/calls/" + id + "/takeover"), 404, "call-not-found");
    expect(world.app.get("/v1/calls/not-a-uuid"), 400, "invalid-request");
    expect(world.app.get("/v1/nothing"), 404, "not-found");
    expect(world.app.get("/v1/calls/history?limit=1000"), 400, "invalid-request");
  }

  @Test
  void aPhoneThatCannotBeDialledIsRefusedAndTheAiKeepsTheCaller() {
    var caller = world.ring("+13125550142");
    caller.awaitHeard("Harbor Bakery");
    var call = world.awaitPhase(caller.number(), "ai").path("id").asString();
    expect(
        world.app.post("/v1/calls/" + call + "/takeover", Map.of("phone", "+1")),
        400,
        "invalid-request");
    expect(world.app.post("/v1/calls/" + call + "/give-back"), 409, "call-state");
    caller.say("Do you deliver?");
    caller.awaitHeard("five miles");
    caller.hangUp();
  }
}
