package io.connexus.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.realtime.RealtimeSettings.Bound;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

class OutgoingTest {
  private final Semaphore room = new Semaphore(0);
  private final List<Object> written = new CopyOnWriteArrayList<>();

  /** A socket that takes one message for each permit. */
  private final WebSocketSession session =
      (WebSocketSession)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {WebSocketSession.class},
              (_, method, arguments) ->
                  switch (method.getName()) {
                    case "getId" -> "1";
                    case "isOpen" -> true;
                    case "sendMessage" -> {
                      room.acquire();
                      yield written.add(((WebSocketMessage<?>) arguments[0]).getPayload());
                    }
                    case "close" -> written.add(((CloseStatus) arguments[0]).getCode());
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private Outgoing started(int frames, long size) {
    var outgoing = new Outgoing(session, new Bound(frames, size));
    outgoing.start();
    return outgoing;
  }

  @Test
  void frameAfterFrameIsWrittenInOrder() {
    var outgoing = started(10, 1_000);
    List.of("a", "b", "c").forEach(outgoing::add);
    room.release(3);
    await().until(() -> written.size() == 3);
    assertThat(written).containsExactly("a", "b", "c");
  }

  @Test
  void tooManyWaitingFramesEndTheSocketAndAreNotSent() {
    var outgoing = started(3, 1_000);
    outgoing.add("first");
    await().until(room::hasQueuedThreads);
    List.of("a", "b", "c").forEach(outgoing::add);
    assertThat(outgoing.closing()).isNull();
    outgoing.add("d");
    assertThat(outgoing.closing()).isEqualTo(Closing.TOO_SLOW);
    outgoing.add("e");
    outgoing.close(Closing.RESTARTING);
    room.release(100);
    await().until(() -> written.size() == 2);
    assertThat(written).containsExactly("first", 4408);
  }

  @Test
  void tooMuchWaitingTextEndsTheSocketToo() {
    var outgoing = started(100, 10);
    outgoing.add("first");
    await().until(room::hasQueuedThreads);
    outgoing.add("1234567890");
    assertThat(outgoing.closing()).isNull();
    outgoing.add("1");
    assertThat(outgoing.closing()).isEqualTo(Closing.TOO_SLOW);
  }
}
