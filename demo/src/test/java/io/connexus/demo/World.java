package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The whole demo, started once for all end-to-end tests of this JVM, with an owner who is signed
 * in.
 */
final class World {
  private static final Duration RENEWED_AFTER = Duration.ofMinutes(5);

  static final World SHARED = start();

  final Path data;
  final DemoInfo info;
  final Http app;
  final Http sandbox;

  private World(Path data, Demo demo) {
    this.data = data;
    this.info = demo.info();
    this.sandbox = new Http(URI.create(info.sandboxUrl()), Map.of());
    this.app = signedIn(info.email(), info.password());
  }

  private static World start() {
    try {
      var data = Files.createTempDirectory("connexus-e2e");
      var demo = Demo.start(new DemoSettings(0, 0, 0, data), _ -> {});
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(demo::close));
      return new World(data, demo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Http anonymous() {
    return new Http(URI.create(info.appUrl()), Map.of());
  }

  Http signedIn(String email, String password) {
    var login = anonymous().post("/v1/auth/login", Map.of("email", email, "password", password));
    assertThat(login.status()).as(login.text()).isEqualTo(200);
    return Http.bearer(URI.create(info.appUrl()), new SignIn(login.json()));
  }

  /** Lasts as long as the tests do, which on a slow machine is longer than an access token. */
  private final class SignIn implements Supplier<String> {
    private JsonNode tokens;
    private Instant since = Instant.now();

    private SignIn(JsonNode tokens) {
      this.tokens = tokens;
    }

    @Override
    public synchronized String get() {
      if (since.plus(RENEWED_AFTER).isBefore(Instant.now())) {
        var renewed =
            anonymous()
                .post("/v1/auth/refresh", Map.of("refreshToken", tokens.path("refreshToken")));
        assertThat(renewed.status()).as(renewed.text()).isEqualTo(200);
        tokens = renewed.json();
        since = Instant.now();
      }
      return tokens.path("accessToken").asString();
    }
  }

  Http bearer(String token) {
    return new Http(URI.create(info.appUrl()), Map.of("Authorization", "Bearer " + token));
  }

  /** A stranger with a workspace of their own. */
  Http stranger() {
    var email = "stranger" + System.nanoTime() + "@elsewhere.example";
    var registered =
        anonymous()
            .post(
                "/v1/auth/register",
                Map.of(
                    "email",
                    email,
                    "password",
                    "correct horse",
                    "fullName",
                    "Sam Elsewhere",
                    "phone",
                    "+12125550177"));
    assertThat(registered.status()).as(registered.text()).isEqualTo(201);
    return bearer(registered.json().path("accessToken").asString());
  }

  /** A member of the bakery who came by invitation and mail. */
  Http invited(Role role) {
    var email = role.text() + System.nanoTime() + "@harbor.example";
    var invited = app.post("/v1/team/invitations", Map.of("email", email, "role", role.text()));
    assertThat(invited.status()).as(invited.text()).isEqualTo(201);
    var link = URI.create(link(email));
    var joined =
        anonymous()
            .post(
                "/v1/auth/invitation/accept",
                Map.of(
                    "token",
                    link.getFragment().substring("token=".length()),
                    "fullName",
                    "Robin " + role,
                    "phone",
                    "+12125550178",
                    "password",
                    "correct horse",
                    "role",
                    "owner"));
    assertThat(joined.status()).as(joined.text()).isEqualTo(201);
    var member = bearer(joined.json().path("accessToken").asString());
    assertThat(member.get("/v1/users/profile").json().path("role").asString())
        .as("the invitation's role, whatever the body says")
        .isEqualTo(role.text());
    return member;
  }

  private String link(String email) {
    return await()
        .atMost(Duration.ofSeconds(15))
        .until(
            () ->
                sandbox
                    .get("/sandbox/mail?to=" + email)
                    .json()
                    .findPath("links")
                    .path(0)
                    .asString(""),
            link -> !link.isEmpty());
  }

  /** A virtual caller rings the business. */
  Caller ring(String from) {
    return Caller.ring(sandbox, from, info.businessNumber());
  }

  /** A number bought at the carrier for our application, and assigned to nobody. */
  String orderNumber() {
    var carrier =
        new Http(
            URI.create(info.telnyxBaseUrl()),
            Map.of("Authorization", "Bearer " + info.telnyxApiKey()));
    var number =
        carrier
            .get("/available_phone_numbers?filter%5Bcountry_code%5D=US")
            .json()
            .at("/data/0/phone_number")
            .asString();
    var order =
        carrier.post(
            "/number_orders",
            Map.of(
                "phone_numbers",
                java.util.List.of(Map.of("phone_number", number)),
                "connection_id",
                info.telnyxConnectionId()));
    assertThat(order.status()).as(order.text()).isLessThan(300);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> sandbox.get("/sandbox/numbers").text().contains(number));
    return number;
  }

  /** The newest call from this number, as the owner's history shows it. */
  JsonNode callFrom(String from) {
    for (var call : app.get("/v1/calls/history").json().path("items")) {
      if (call.path("from").asString().equals(from)) {
        return app.get("/v1/calls/" + call.path("id").asString()).json();
      }
    }
    return Http.JSON.missingNode();
  }

  JsonNode awaitCall(String from, String what, Predicate<JsonNode> condition) {
    var seen = new JsonNode[1];
    try {
      await()
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> {
            seen[0] = callFrom(from);
            return !seen[0].isMissingNode() && condition.test(seen[0]);
          });
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      throw new AssertionError("never saw: " + what + "; last seen " + seen[0], e);
    }
    return seen[0];
  }

  JsonNode awaitPhase(String from, String phase) {
    return awaitCall(from, "phase " + phase, call -> call.path("phase").asString().equals(phase));
  }

  /** Somebody picks up a member's phone, and presses the key that they are asked for. */
  JsonNode accept(String phone, String from) {
    phone(phone, "answer");
    return awaitCall(
        from,
        "phase human",
        call -> {
          sandbox.post("/sandbox/phones/" + phone + "/dtmf", Map.of("digits", "1"));
          return call.path("phase").asString().equals("human");
        });
  }

  void phone(String number, String action) {
    await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(() ->
            sandbox.post("/sandbox/phones/" + number + "/" + action, Map.of()).status() < 300);
  }
}
