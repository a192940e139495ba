package io.connexus.ai;

import static io.connexus.ai.Reception.BAKERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.ai.adapter.postgres.PostgresFence;
import io.connexus.ai.application.Fence;
import io.connexus.ai.application.LocalFence;
import io.connexus.platform.CallId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A call is silenced and resumed by another process than the one that has Retell's socket. */
class SharedFenceIT {
  private static Reception reception;
  private static Fence elsewhere;

  private final CallId call = CallId.next();

  @BeforeAll
  static void start() {
    reception = Reception.shared();
    elsewhere = new PostgresFence(reception.database.jdbc(), reception.database.transactions());
    reception.taught(BAKERY, "When are you open?", "We open at seven. We close at six.");
    reception.taught(BAKERY, "Do you deliver?", "We deliver within five miles.");
  }

  @AfterAll
  static void stop() {
    reception.close();
  }

  @Test
  void afterSilenceReturnsElsewhereNotASingleWordIsSent() throws Exception {
    for (int round = 0; round < 6; round++) {
      var id = CallId.next();
      var socket = reception.greeted(id, BAKERY);
      var running = new CountDownLatch(1 + round);
      var asking =
          Thread.ofVirtual()
              .start(() -> {
                socket.userSaid("When are you open?");
                for (int i = 1; i <= 12; i++) {
                  socket.ask(i);
                  int asked = i;
                  await()
                      .pollInterval(Duration.ofMillis(1))
                      .until(() ->
                          socket.received.stream()
                              .anyMatch(f ->
                                  f.path("response_id").asLong(-1) == asked
                                      && f.path("content_complete").asBoolean(false)));
                  running.countDown();
                }
              });
      running.await();
      elsewhere.silence(id, 1);
      socket.ping(-1); // what was sent before the silence comes before its echo
      asking.join();

      assertThat(socket.received.stream().dropWhile(f -> f.path("timestamp").asLong(0) != -1))
          .isNotEmpty()
          .allMatch(f -> f.path("content").asString("").isEmpty());
      socket.close(1000);
    }
  }

  @Test
  void resumedElsewhereItSaysWhatIsOwedEvenIfNobodyRings() {
    var socket = reception.greeted(call, BAKERY);
    elsewhere.silence(call, 1);
    assertThat(socket.turn(1, "Do you deliver?")).isEmpty();

    elsewhere.resume(call, 2, "Nobody is free right now.");

    assertThat(socket.next("agent_interrupt").get("content").asString()).startsWith("Nobody");
    socket.agentSaid("Nobody is free right now.");
    assertThat(socket.turn(2, "Do you deliver?")).isEqualTo("We deliver within five miles.");
  }

  @Test
  void aSilenceWaitsForWhatIsBeingSent() throws Exception {
    var sending = new CountDownLatch(1);
    var sent = new CountDownLatch(1);
    var silenced = new AtomicBoolean();
    var speaker =
        Thread.ofVirtual()
            .start(() ->
                reception.fence.pass(
                    call,
                    1,
                    () -> {
                      sending.countDown();
                      try {
                        return sent.await(10, TimeUnit.SECONDS) && !silenced.get();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }));
    sending.await();
    var silencer =
        Thread.ofVirtual()
            .start(() -> {
              elsewhere.silence(call, 1);
              silenced.set(true);
            });
    await("the silence waits for the lock").until(SharedFenceIT::somebodyWaits);
    assertThat(silenced).isFalse();

    sent.countDown();
    speaker.join();
    silencer.join();

    assertThat(reception.fence.pass(call, 1, () -> true)).isFalse();
    assertThat(reception.fence.pass(call, 2, () -> true)).as("one that comes later").isTrue();
  }

  @Test
  void whatAnOlderVersionOfTheCallWantsComesTooLate() {
    for (var fence : List.of(new LocalFence(), elsewhere)) {
      fence.expect(call, 1);
      fence.silence(call, 3);
      fence.resume(call, 2, "Nobody is free right now.");
      assertThat(fence.silenced(call, 1)).as("taken over since").isTrue();
      fence.resume(call, 4, "Nobody is free right now.");
      fence.silence(call, 3);
      assertThat(fence.silenced(call, 1)).as("given back since").isFalse();
    }
  }

  private static boolean somebodyWaits() {
    return reception
        .database
        .jdbc()
        .sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
        .query(Boolean.class)
        .single();
  }
}
