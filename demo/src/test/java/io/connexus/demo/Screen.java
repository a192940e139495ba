package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A member's open screen: everything the socket sends, each frame held to the contract. */
final class Screen implements AutoCloseable {
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  Screen(World world, Http member) {
    this(URI.create(world.info.appUrl()), member);
  }

  Screen(URI app, Http member) {
    var ticket = member.post("/v1/realtime/ticket");
    assertThat(ticket.status()).as(ticket.text()).isEqualTo(201);
    var url =
        URI.create(
            app.toString().replaceFirst("^http", "ws") + ticket.json().path("url").asString());
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(url, new Reader()).join();
    await("hello", _ -> true);
  }

  void send(String event, Map<String, Object> data) {
    socket
        .sendText(
            Http.JSON.writeValueAsString(Map.of("event", event, "data", data, "id", event)), true)
        .join();
  }

  /** What a frame that was sent is answered. */
  JsonNode answer(String to) {
    return org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                frames.stream().filter(frame -> frame.path("id").asString("").equals(to)).findAny(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** The data of the first frame of this kind that is as wanted. */
  JsonNode await(String event, Predicate<JsonNode> wanted) {
    try {
      return org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> first(event, wanted), Optional::isPresent)
          .orElseThrow();
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      throw new AssertionError("no such " + event + " among " + frames, e);
    }
  }

  private Optional<JsonNode> first(String event, Predicate<JsonNode> wanted) {
    return frames.stream()
        .filter(frame -> frame.path("event").asString().equals(event))
        .map(frame -> frame.path("data"))
        .filter(wanted)
        .findFirst();
  }

  List<String> events() {
    frames.forEach(Contract::checkFrame);
    return frames.stream().map(frame -> frame.path("event").asString()).toList();
  }

  /** All that came. */
  String text() {
    return frames.toString();
  }

  @Override
  public void close() {
    frames.forEach(Contract::checkFrame);
    socket.abort();
  }

  private final class Reader implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        frames.add(Http.JSON.readTree(text.toString()));
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }
}
