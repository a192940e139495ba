package io.connexus.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.Event;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.access.Operation;
import io.connexus.platform.access.Operations;
import io.connexus.realtime.RealtimeSettings.Bound;
import io.connexus.realtime.TestServer.Client;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The socket as clients meet it. */
class RealtimeIT {
  private static TestServer server;

  private final List<Client> clients = new ArrayList<>();

  @BeforeAll
  static void start() {
    var standard = RealtimeSettings.standard(List.of("https://phone.example.com"));
    server =
        new TestServer(
            new RealtimeSettings(
                standard.origins(),
                standard.ticketLife(),
                Duration.ofMillis(300),
                Duration.ofMillis(200),
                standard.idle(),
                standard.longest(),
                Duration.ofSeconds(1),
                new Bound(2_000, 1024 * 1024),
                standard.kept(),
                20,
                100));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void nobodyIsThere() {
    await().until(() -> server.sockets() == 0);
    server.controlled.clear();
  }

  @AfterEach
  void leave() {
    clients.forEach(Client::drop);
  }

  private Client connect(Actor actor) {
    var client = server.connect(actor);
    clients.add(client);
    await().until(() -> !client.of("hello").isEmpty());
    return client;
  }

  private Client connect() {
    return connect(server.member());
  }

  private static String stream(Client client) {
    return client.of("hello").getFirst().path("data").path("stream").asString();
  }

  private static long position(Client client) {
    return client.of("hello").getFirst().path("data").path("seq").asLong();
  }

  private static void done(Client client, String id) {
    await().until(() -> client.answered(id));
  }

  private static JsonNode answer(Client client, String id) {
    done(client, id);
    return client.frames.stream()
        .filter(frame -> frame.path("id").asString("").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void assertRefused(String path, Map<String, String> headers, int status) {
    assertThatThrownBy(() -> server.connect(path, headers))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
  }

  // --- the door

  @Test
  void whoseAccessChangesIsSentAwayWithTheirTicketsAndNobodyElseIs() {
    var member = server.member();
    var ticket = server.path(member);
    var changed = connect(member);
    var other = connect();

    server.bus.publish(Event.accessChanged(server.workspace, member.user()));

    assertThat(changed.closed.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo(4440);
    assertRefused(ticket, Map.of(), 401);
    await().until(() -> server.sockets() == 1);
    assertThat(other.of("access-changed")).isEmpty();
    assertThat(server.online.isOnline(member.user())).isFalse();
  }

  @Test
  void whoseAccessChangesIsSentAwayAlsoIfNobodyTellsUs() {
    var member = server.member();
    var ticket = server.path(member);
    var open = connect(member);
    var other = connect();

    server.changed.add(member);

    assertThat(open.closed.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo(4440);
    var late = server.connect(ticket, Map.of());
    assertThat(late.closed.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo(4440);
    await().until(() -> server.sockets() == 1);
    server.publish(null, Map.of("n", 1));
    await().until(() -> !other.of("call-updated").isEmpty());
    assertThat(late.of("call-updated")).isEmpty();
  }

  @Test
  void othersHearOfTheFirstScreenOfAMemberAndOfTheLast() {
    var watcher = connect();
    var member = server.member();
    var first = connect(member);
    var second = connect(member);

    assertThat(server.online.isOnline(member.user())).isTrue();
    first.drop();
    await().until(() -> server.sockets() == 2);
    assertThat(server.online.isOnline(member.user())).isTrue();
    second.drop();

    var id = "{\"userId\":\"" + member.user() + "\"}";
    await()
        .untilAsserted(() ->
            assertThat(watcher.of("member-changed"))
                .filteredOn(frame -> frame.path("data").toString().equals(id))
                .hasSize(2));
    assertThat(server.online.isOnline(member.user())).isFalse();
  }

  @Test
  void aTicketOpensTheSocketOnceAndOnlyInTime() {
    var path = server.path(server.member());
    clients.add(server.connect(path, Map.of()));
    assertRefused(path, Map.of(), 401);
    assertRefused("/v1/realtime?ticket=guess", Map.of(), 401);
    assertRefused("/v1/realtime", Map.of(), 401);
    var late = server.path(server.member());
    server.clock.advance(Duration.ofSeconds(30));
    assertRefused(late, Map.of(), 401);
  }

  @Test
  void theRefusalIsAProblemDocument() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/v1/realtime"))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
      assertThat(answer.body()).contains("/unauthenticated");
    }
  }

  @Test
  void aPageOfAnotherHostIsRefusedUnlessItIsOurs() {
    assertRefused(server.path(server.member()), Map.of("Origin", "https://evil.example.com"), 403);
    for (var origin : List.of("https://phone.example.com", "http://127.0.0.1:" + server.port())) {
      clients.add(server.connect(server.path(server.member()), Map.of("Origin", origin)));
    }
  }

  // --- what members do in a call

  @Test
  void whoIsInACallMutesThemselvesAndPressesKeys() {
    var client = connect();
    var call = server.call();
    done(client, client.send("mute", "{\"callId\":\"" + call + "\",\"muted\":true}"));
    done(client, client.send("dtmf", "{\"callId\":\"" + call + "\",\"tone\":\"5\"}"));
    assertThat(server.controlled).containsExactly("mute true", "press 5");
  }

  @Test
  void aDeedThatIsRefusedSaysWhyAndTheSocketGoesOn() {
    var client = connect();
    var call = server.call();
    assertThat(problem(client, client.send("mute", ofCall(CallId.next(), "\"muted\":true"))))
        .isEqualTo("call-state");
    assertThat(problem(client, client.send("mute", ofCall(call, "\"muted\":\"yes\""))))
        .isEqualTo("invalid-request");
    assertThat(problem(client, client.send("dtmf", ofCall(call, "\"tone\":\"x\""))))
        .isEqualTo("internal");
    var viewer = connect(server.member(Role.VIEWER));
    assertThat(problem(viewer, viewer.send("mute", ofCall(call, "\"muted\":true"))))
        .isEqualTo("forbidden");
    assertThat(server.controlled).isEmpty();
    done(client, client.join(call));
  }

  /** What each frame does, as an operation over HTTP that needs the same role. */
  private static final Map<String, String> SAME_AS =
      Map.of(
          "join-call", "getCall",
          "leave-call", "getCall",
          "resume", "getCall",
          "mute", "muteCall",
          "dtmf", "pressKeys");

  @ParameterizedTest
  @EnumSource(Role.class)
  void aFrameIsRefusedToLesserRolesAndToNobodyElse(Role role) {
    assertThat(Operations.FRAMES).containsOnlyKeys(SAME_AS.keySet());
    var client = connect(server.member(role));
    var data =
        ofCall(
            server.call(),
            "\"muted\":true,\"tone\":\"5\",\"after\":0,\"stream\":\"" + stream(client) + "\"");
    SAME_AS.forEach((event, operation) -> {
      var least =
          Operations.ALL.stream()
              .filter(one -> one.id().equals(operation))
              .map(Operation::least)
              .findFirst()
              .orElseThrow();
      var answer = answer(client, client.send(event, data));
      assertThat(answer.path("event").asString() + " " + answer.at("/data/problem").asString(""))
          .as(event)
          .isEqualTo(role.atLeast(least) ? "ack " : "error forbidden");
    });
    assertThat(server.controlled.size()).isEqualTo(role.atLeast(Role.AGENT) ? 2 : 0);
  }

  private static String ofCall(CallId call, String more) {
    return "{\"callId\":\"" + call + "\"," + more + "}";
  }

  private static String problem(Client client, String id) {
    return answer(client, id).path("data").path("problem").asString();
  }

  // --- rooms

  @Test
  void aForeignCallIsRefusedAsIfItWereNotThere() {
    var client = connect();
    var call = CallId.next();
    var refused = answer(client, client.join(call));
    assertThat(refused.path("event").asString()).isEqualTo("error");
    assertThat(refused.path("data").path("problem").asString()).isEqualTo("call-not-found");

    var stranger =
        connect(new Actor(UserId.next(), WorkspaceId.next(), Role.OWNER, UUID.randomUUID()));
    var ours = server.call();
    assertThat(answer(stranger, stranger.join(ours)).path("event").asString()).isEqualTo("error");
    var member = connect();
    done(member, member.join(ours));
    server.publish(ours, Map.of("turn", "secret"));
    server.publish(null, Map.of("call", "secret"));
    await().until(() -> !member.of("call-updated").isEmpty());
    assertThat(stranger.seqs()).isEmpty();
    assertThat(client.of("transcript")).isEmpty();
    assertThat(member.of("transcript")).hasSize(1);
  }

  @Test
  void whoFollowsACallSeesOthersComeAndGo() {
    var call = server.call();
    var watcher = connect();
    done(watcher, watcher.join(call));
    var other = server.member();
    var visitor = connect(other);
    done(visitor, visitor.join(call));
    await().until(() -> watcher.of("participant-joined").size() == 2);
    assertThat(watcher.of("participant-joined").getLast().path("data").path("userId").asString())
        .isEqualTo(other.user().toString());
    visitor.drop();
    await().until(() -> watcher.of("participant-left").size() == 1);
    done(watcher, watcher.send("leave-call", "{\"callId\":\"" + call + "\"}"));
  }

  // --- order and resume

  @Test
  void aThousandFramesArriveInOrder() {
    var client = connect();
    long from = position(client);
    IntStream.range(0, 1_000).forEach(i -> server.publish(null, Map.of("n", i)));
    await().until(() -> client.seqs().size() == 1_000);
    assertThat(client.seqs())
        .isEqualTo(LongStream.rangeClosed(from + 1, from + 1_000).boxed().toList());
  }

  @Test
  void whoIsFarBehindIsToldToReadAgain() {
    var client = connect();
    var stream = stream(client);
    long position = position(client);
    client.drop();
    IntStream.range(0, 1_001).forEach(i -> server.publish(null, Map.of("n", i)));
    var back = connect();
    done(back, back.resume(stream, position));
    assertThat(back.of("reread")).hasSize(1);
    assertThat(back.seqs()).isEmpty();
  }

  // --- bad clients

  @ParameterizedTest
  @ValueSource(strings = {"hello", "[]", "null", "\"x\"", "{"})
  void whatIsNoJsonObjectEndsTheSocket(String text) {
    var client = connect();
    client.raw(text);
    assertThat(client.closed.join()).isEqualTo(4400);
  }

  @Test
  void binaryEndsTheSocket() {
    var client = connect();
    client.socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2}), true).join();
    assertThat(client.closed.join()).isEqualTo(4400);
  }

  @Test
  void aFrameThatIsTooLargeEndsTheSocketWhetherInOnePieceOrMany() {
    var whole = connect();
    whole.raw("{\"event\":\"" + "x".repeat(100_000) + "\"}");
    assertThat(whole.closed.join()).isEqualTo(4400);
    var pieces = connect();
    for (int i = 0; i < 10 && !pieces.closed.isDone(); i++) {
      pieces.socket.sendText("x".repeat(500), false).exceptionally(_ -> null).join();
    }
    assertThat(pieces.closed.join()).isEqualTo(4400);
  }

  @Test
  void anUnknownEventIsRefusedAndTheSocketLives() {
    var client = connect();
    assertThat(answer(client, client.send("dance", "{}")).path("data").path("problem").asString())
        .isEqualTo("invalid-request");
    var call = server.call();
    assertThat(answer(client, client.join(call)).path("event").asString()).isEqualTo("ack");
  }

  @Test
  void aFloodOfFramesEndsTheSocket() {
    var client = connect();
    for (int i = 0; i <= 100 && !client.closed.isDone(); i++) {
      client.socket.sendText("{\"event\":\"x\"}", true).exceptionally(_ -> null).join();
    }
    assertThat(client.closed.join()).isEqualTo(4429);
  }

  @Test
  void aSlowScreenIsSentAwayAndTheOthersDoNotNotice() throws IOException {
    try (var slow = rawSocket()) {
      await().until(() -> server.sockets() == 1);
      var quick = connect();
      var big = "x".repeat(64 * 1024);
      long longest = 0;
      for (int i = 0; i < 300; i++) {
        int n = i + 1;
        long before = System.nanoTime();
        server.publish(null, Map.of("big", big));
        longest = Math.max(longest, System.nanoTime() - before);
        await()
            .pollInterval(Duration.ofMillis(1))
            .until(() -> quick.of("call-updated").size() == n);
      }
      await().until(() -> server.sockets() == 1);
      assertThat(quick.closed).isNotDone();
      assertThat(Duration.ofNanos(longest))
          .as("a write that waits for the slow one takes longer")
          .isLessThan(Duration.ofSeconds(4));
      assertThat(slow.isClosed()).isFalse(); // it did not leave by itself
    }
  }

  /** Opens a socket and never reads from it. */
  private static Socket rawSocket() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4 * 1024);
    socket.connect(new java.net.InetSocketAddress("127.0.0.1", server.port()));
    var request =
        """
        GET %s HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """
            .formatted(server.path(server.member()), server.port());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  // --- time

  @Test
  void aSocketEndsWithTheSignInAfterTwelveHours() {
    var client = connect();
    server.clock.advance(Duration.ofHours(12).plusSeconds(1));
    assertThat(client.closed.join()).isEqualTo(4440);
  }

  @Test
  void whoAnswersNoPingIsGone() throws IOException {
    try (var silent = rawSocket()) {
      await().until(() -> server.sockets() == 1);
      server.clock.advance(Duration.ofSeconds(61));
      await().until(() -> server.sockets() == 0);
      assertThat(silent.isClosed()).isFalse();
    }
  }

  @Test
  void aServerThatStopsSaysSo() {
    var own = new TestServer(RealtimeSettings.standard(List.of()));
    var client = own.connect(own.member());
    await().until(() -> !client.frames.isEmpty());
    own.realtime.close();
    assertThat(client.closed.join()).isEqualTo(1001);
    own.close();
  }
}
