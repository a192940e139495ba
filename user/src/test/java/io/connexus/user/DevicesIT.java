package io.connexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.outbox.Outbox;
import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import io.connexus.user.Notifications.Kind;
import io.connexus.user.Notifications.Notice;
import io.connexus.user.NumbersApp.Clock;
import io.connexus.user.adapter.postgres.PostgresContacts;
import io.connexus.user.adapter.postgres.PostgresDevices;
import io.connexus.user.adapter.postgres.PostgresMembers;
import io.connexus.user.adapter.postgres.PostgresPhoneNumbers;
import io.connexus.user.adapter.postgres.PostgresPreferences;
import io.connexus.user.adapter.postgres.PostgresTeam;
import io.connexus.user.adapter.webpush.PushSettings;
import io.connexus.user.adapter.webpush.VapidKeys;
import io.connexus.user.adapter.webpush.WebPush;
import io.connexus.user.application.Device.Subscription;
import io.connexus.user.application.Devices;
import io.connexus.user.application.Devices.Result;
import io.connexus.user.application.OutboxNotifications;
import io.connexus.user.application.PushCommands;
import io.connexus.user.domain.Preferences;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a notice to what the browser reads, by way of a real database and the sandbox's service. */
class DevicesIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final TestDatabase DATABASE = new TestDatabase("users");
  private static final Clock CLOCK = new Clock();
  private static final E164 CALLER = new E164("+12125550199");
  private static final E164 CALLED = new E164("+12125550123");
  private static final Set<UUID> SIGNED_IN = ConcurrentHashMap.newKeySet();
  private static final PushSettings SETTINGS = new PushSettings("", "", List.of());

  private static Sandbox sandbox;
  private static Outbox outbox;
  private static PostgresMembers members;
  private static PostgresPreferences preferences;
  private static Devices devices;
  private static Notifications notifications;
  private static VAPIDKeyPair keys;

  private Member owner;
  private Actor actor;

  @BeforeAll
  static void open() {
    sandbox = Sandbox.start(SandboxSettings.defaults().withPort(0));
    var jdbc = DATABASE.jdbc();
    var transactions = DATABASE.transactions();
    outbox = new Outbox(jdbc, CLOCK, 8);
    members = new PostgresMembers(jdbc, transactions, CLOCK);
    preferences = new PostgresPreferences(jdbc);
    keys = VapidKeys.load(SETTINGS, jdbc, CLOCK);
    var service =
        new WebPush(keys, URI.create("http://localhost"), List.of(sandbox.baseUrl().toString()));
    var store = new PostgresDevices(jdbc);
    var accounts = new SignIns();
    var commands =
        new PushCommands(
            new PostgresTeam(jdbc, CLOCK),
            preferences,
            new PostgresPhoneNumbers(jdbc, transactions, CLOCK),
            new PostgresContacts(jdbc),
            store,
            accounts,
            service,
            outbox,
            transactions,
            CLOCK,
            JSON);
    devices = new Devices(store, service, commands, accounts, transactions, CLOCK);
    notifications = new OutboxNotifications(outbox, CLOCK, JSON);
    outbox.register(commands);
    outbox.start(Duration.ofMillis(50));
  }

  @AfterAll
  static void close() {
    outbox.close();
    sandbox.close();
  }

  @BeforeEach
  void aMemberWhoIsSignedIn() {
    owner = members.createWorkspace("Ada's", "ada@example.com", "Ada", new E164("+12125550101"));
    actor = signIn();
  }

  @AfterEach
  void calm() throws Exception {
    control("DELETE", "/chaos", "");
    CLOCK.ahead = Duration.ZERO;
  }

  private static final class SignIns implements Accounts {
    @Override
    public boolean passwordMatches(UserId user, String password) {
      return false;
    }

    @Override
    public void hold(Actor actor) {}

    @Override
    public Set<UUID> signIns(UserId user) {
      return Set.copyOf(SIGNED_IN);
    }

    @Override
    public void close(UserId user) {}
  }

  private Actor signIn() {
    var session = UUID.randomUUID();
    SIGNED_IN.add(session);
    return new Actor(owner.id(), owner.workspace(), Role.OWNER, session);
  }

  private static JsonNode control(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(sandbox.baseUrl().resolve("/sandbox" + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .build();
    var answer = HTTP.send(request, BodyHandlers.ofString()).body();
    return answer.isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer);
  }

  /** A browser subscribes for our key, as it would at its maker's service. */
  private static JsonNode browser() throws Exception {
    return control(
        "POST",
        "/push/subscriptions",
        "{\"applicationServerKey\":\"%s\"}".formatted(devices.pushKey()));
  }

  private static Subscription subscription(JsonNode browser) {
    return new Subscription(
        browser.path("endpoint").asString(),
        browser.at("/keys/p256dh").asString(),
        browser.at("/keys/auth").asString());
  }

  private static Result register(Actor actor, JsonNode browser) {
    return devices.register(actor, "Chrome on Android", subscription(browser));
  }

  private static JsonNode read(JsonNode browser) throws Exception {
    return control("GET", "/push/messages?subscription=" + browser.path("id").asString(), "");
  }

  private static JsonNode awaitRead(JsonNode browser, int count) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> read(browser), messages -> messages.size() >= count);
  }

  private void tell(UUID id, Kind kind, UUID call) {
    var notice = new Notice(id, owner.workspace(), kind, call, CALLER, CALLED, null);
    DATABASE.transactions().executeWithoutResult(_ -> notifications.tell(notice));
  }

  /** Waits until nothing of the notice is left to do; tells how its messages fared. */
  private static List<String> results(UUID about) {
    var open = "select count(*) from platform.outbox where done_at is null and due_at <= now()";
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> DATABASE.jdbc().sql(open).query(Integer.class).single() == 0);
    return DATABASE
        .jdbc()
        .sql("select result from platform.outbox where subject = :about and done_at is not null")
        .param("about", about)
        .query(String.class)
        .list();
  }

  /** Waits until a message was turned away and is to be tried again. */
  private static void awaitRetry() {
    var turnedAway =
        "select exists (select from platform.outbox where kind = 'send-push' and attempts > 0 and done_at is null)";
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> DATABASE.jdbc().sql(turnedAway).query(Boolean.class).single());
  }

  @Test
  void aCallIsToldSealedAndSignedAndReplacedWhenItIsMissed() throws Exception {
    var browser = browser();
    assertThat(register(actor, browser)).isInstanceOf(Result.Registered.class);
    var call = Ids.next();

    tell(Ids.next(), Kind.INCOMING_CALL, call);
    var rings = awaitRead(browser, 1).path(0);
    assertThat(rings.path("text").asString())
        .contains("(212) 555-0199 is calling", "/calls/" + call);
    assertThat(rings.path("urgency").asString()).isEqualTo("high");
    assertThat(rings.path("ttl").asInt()).isBetween(30, 45);

    tell(Ids.next(), Kind.MISSED_CALL, call);
    var missed = awaitRead(browser, 2).path(0);
    assertThat(missed.path("text").asString()).contains("Missed call");
    assertThat(missed.path("topic")).isEqualTo(rings.path("topic"));
    assertThat(devices.of(actor).getFirst().lastNotifiedAt()).isNotNull();
  }

  @Test
  void whatThereIsOfManyMembersIsLookedUpAtOnce() throws Exception {
    var stranger = members.createWorkspace("B", "b@example.com", "B", new E164("+12125550102"));
    register(actor, browser());
    preferences.put(owner.id(), Preferences.STANDARD.in(Language.ES));
    var all = List.of(stranger.id(), owner.id(), UserId.next());
    assertThat(members.find(owner.workspace(), all)).containsExactly(owner);
    assertThat(preferences.of(all)).containsOnlyKeys(owner.id());
    assertThat(new PostgresDevices(DATABASE.jdbc()).signInsOf(all))
        .isEqualTo(Map.of(owner.id(), Set.of(actor.session())));
    var numbers = new PostgresPhoneNumbers(DATABASE.jdbc(), DATABASE.transactions(), CLOCK);
    numbers.assign(owner.workspace(), CALLED, null);
    assertThat(numbers.among(List.of(CALLER, CALLED))).containsExactly(CALLED);
  }

  @Test
  void whoIsToHaveACallerPassedOnIsToldAlone() throws Exception {
    var browser = browser();
    register(actor, browser);
    for (var to : List.of(UserId.next(), owner.id())) {
      DATABASE
          .transactions()
          .executeWithoutResult(_ ->
              notifications.tell(
                  new Notice(
                      Ids.next(),
                      owner.workspace(),
                      Kind.PERSON_WANTED,
                      Ids.next(),
                      CALLER,
                      CALLED,
                      null,
                      to)));
    }
    assertThat(awaitRead(browser, 1).path(0).path("text").asString()).contains("passed on to you");
    results(owner.id().value()); // when nothing is left to do
    assertThat(read(browser)).hasSize(1);
  }

  @Test
  void theSameNoticeTwiceIsToldOnce() throws Exception {
    var browser = browser();
    register(actor, browser);
    var id = Ids.next();
    var call = Ids.next();

    tell(id, Kind.INCOMING_CALL, call);
    tell(id, Kind.INCOMING_CALL, call);

    awaitRead(browser, 1);
    results(call);
    DATABASE // as a crash leaves it between the deed and its note
        .jdbc()
        .sql("update platform.outbox set done_at = null where command_id = :id")
        .param("id", id)
        .update();
    CLOCK.ahead = Duration.ofSeconds(11); // the lease is over
    results(call);
    assertThat(read(browser)).hasSize(1);
  }

  @Test
  void nobodyIsToldWhoWantsQuiet() throws Exception {
    var browser = browser();
    register(actor, browser);
    var standard = Preferences.STANDARD;
    var none = new Preferences.Notifications(false, true, true);
    preferences.put(
        owner.id(),
        new Preferences(
            Language.EN,
            standard.timeZone(),
            none,
            standard.ringDevices(),
            true,
            standard.doNotDisturb()));
    var call = Ids.next();

    tell(Ids.next(), Kind.INCOMING_CALL, call);

    assertThat(results(call)).containsExactly("told");
    assertThat(read(browser)).isEmpty();
  }

  @Test
  void everybodyIsToldInTheirOwnLanguage() throws Exception {
    var browser = browser();
    register(actor, browser);
    preferences.put(owner.id(), Preferences.STANDARD.in(Language.ES));

    tell(Ids.next(), Kind.MISSED_CALL, Ids.next());

    var missed = JSON.readTree(awaitRead(browser, 1).path(0).path("text").asString());
    assertThat(missed.path("title").asString()).isEqualTo("Llamada perdida de (212) 555-0199");
    assertThat(missed.path("open").asString()).isEqualTo("Abrir");
    devices.test(actor, devices.of(actor).getFirst().id());
    assertThat(awaitRead(browser, 2).path(0).path("text").asString())
        .contains("Las notificaciones funcionan");
  }

  @Test
  void aMemberTriesTheirDevicesTenTimesInTenMinutes() throws Exception {
    register(actor, browser());
    var device = devices.of(actor).getFirst().id();
    for (int i = 0; i < 10; i++) {
      CLOCK.ahead = Duration.ofSeconds(i);
      assertThat(devices.test(actor, device)).isTrue();
    }
    register(actor, browser());
    for (var tried : devices.of(actor)) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> devices.test(actor, tried.id()))
          .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.RATE_LIMITED))
          .satisfies(refused ->
              assertThat(refused.retryAfter().orElseThrow())
                  .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
    }
    CLOCK.ahead = Duration.ofMinutes(10).plusMillis(1);
    assertThat(devices.test(actor, device)).isTrue();
  }

  @Test
  void whoHasSignedOutIsToldNothingMore() throws Exception {
    var browser = browser();
    register(actor, browser);
    var other = signIn();
    SIGNED_IN.remove(actor.session());
    var call = Ids.next();

    tell(Ids.next(), Kind.INCOMING_CALL, call);

    results(call);
    assertThat(read(browser)).isEmpty();
    assertThat(devices.of(other)).isEmpty();
  }

  @Test
  void aSubscriptionThatWasGivenUpIsForgotten() throws Exception {
    var browser = browser();
    register(actor, browser);
    control("DELETE", "/push/subscriptions/" + browser.path("id").asString(), "");

    tell(Ids.next(), Kind.MISSED_CALL, Ids.next());

    await().atMost(Duration.ofSeconds(20)).until(() -> devices.of(actor).isEmpty());
  }

  @Test
  void aServiceThatHasEnoughIsAskedAgain() throws Exception {
    var browser = browser();
    register(actor, browser);
    control("POST", "/chaos", "{\"push\":{\"status\":429}}");
    var call = Ids.next();
    tell(Ids.next(), Kind.MISSED_CALL, call);
    awaitRetry();
    control("DELETE", "/chaos", "");
    CLOCK.ahead = Duration.ofSeconds(10);

    assertThat(awaitRead(browser, 1)).hasSize(1);
  }

  @Test
  void aRingThatComesTooLateIsNotSent() throws Exception {
    var browser = browser();
    register(actor, browser);
    control("POST", "/chaos", "{\"push\":{\"status\":503}}");
    var call = Ids.next();
    tell(Ids.next(), Kind.INCOMING_CALL, call);
    awaitRetry();
    CLOCK.ahead = Duration.ofMinutes(1);
    control("DELETE", "/chaos", "");

    var device = devices.of(actor).getFirst().id();
    await().atMost(Duration.ofSeconds(20)).until(() -> results(device).contains("late"));
    assertThat(read(browser)).isEmpty();
  }

  @Test
  void aBrowserIsOneDeviceWhoeverUsesIt() throws Exception {
    var browser = browser();
    register(actor, browser);
    var again = signIn();
    register(again, browser);
    assertThat(devices.of(again)).hasSize(1);
    assertThat(devices.of(again).getFirst().session()).isEqualTo(again.session());

    var ada = actor;
    aMemberWhoIsSignedIn();
    register(actor, browser);
    assertThat(devices.of(actor)).hasSize(1);
    assertThat(devices.of(ada)).isEmpty();
    assertThat(devices.remove(ada, devices.of(actor).getFirst().id())).isFalse();
    assertThat(devices.test(ada, devices.of(actor).getFirst().id())).isFalse();
  }

  @Test
  void thereAreTwentyAtMost() throws Exception {
    var keys = subscription(browser());
    var base = sandbox.baseUrl() + "/push/" + UUID.randomUUID() + "-";
    for (int i = 0; i < 20; i++) {
      assertThat(devices.register(actor, "x", at(base + i, keys)))
          .isInstanceOf(Result.Registered.class);
    }
    assertThat(devices.register(actor, "x", at(base + 20, keys))).isEqualTo(new Result.TooMany());
    assertThat(devices.register(actor, "y", at(base + 3, keys)))
        .isInstanceOf(Result.Registered.class);
  }

  private static Subscription at(String endpoint, Subscription keys) {
    return new Subscription(endpoint, keys.p256dh(), keys.auth());
  }

  @Test
  void whatIsNoSubscriptionIsRefused() throws Exception {
    var good = subscription(browser());
    assertThat(devices.register(actor, "x", at("https://127.0.0.1/", good)))
        .isEqualTo(new Result.BadEndpoint());
    var offCurve = good.p256dh().substring(0, 80) + "AAAAAAA";
    for (var bad :
        List.of(
            new Subscription(good.endpoint(), offCurve, good.auth()),
            new Subscription(good.endpoint(), "?", good.auth()),
            new Subscription(good.endpoint(), good.p256dh(), "AAAA"))) {
      assertThat(devices.register(actor, "x", bad)).isEqualTo(new Result.BadKeys());
    }
  }

  @Test
  void theKeysAreMadeOnceOrGiven() {
    var kept = VapidKeys.load(SETTINGS, DATABASE.jdbc(), CLOCK);
    assertThat(kept.extractPublicKeyInUncompressedFormAsString()).isEqualTo(devices.pushKey());

    // RFC 8291, appendix A: the application server's pair
    var publicKey =
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    var privateKey = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    var given = new PushSettings(publicKey, privateKey, List.of());
    assertThat(
            VapidKeys.load(given, DATABASE.jdbc(), CLOCK)
                .extractPublicKeyInUncompressedFormAsString())
        .isEqualTo(publicKey);
    var mixed = new PushSettings(devices.pushKey(), privateKey, List.of());
    assertThatThrownBy(() -> VapidKeys.load(mixed, DATABASE.jdbc(), CLOCK))
        .hasMessageStartingWith("CONNEXUS_VAPID_PUBLIC_KEY and CONNEXUS_VAPID_PRIVATE_KEY");
  }
}
