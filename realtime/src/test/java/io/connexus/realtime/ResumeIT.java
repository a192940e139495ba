package io.connexus.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.realtime.TestServer.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drops and comes back at random moments while others publish; in the end nothing is missing. */
class ResumeIT {
  private static TestServer server;

  @BeforeAll
  static void start() {
    var standard = RealtimeSettings.standard(List.of());
    server =
        new TestServer(
            new RealtimeSettings(
                standard.origins(),
                standard.ticketLife(),
                Duration.ofMinutes(1), // a loaded machine must not outlast the hold
                standard.ping(),
                standard.idle(),
                standard.longest(),
                standard.sendTimeout(),
                standard.queue(),
                standard.kept(),
                standard.framesPerSecond(),
                standard.burst()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whoComesBackGetsExactlyWhatWasMissedInOrder(long seed) {
    var random = new Random(seed);
    var actor = server.member();
    var call = server.call();
    var witness = server.connect(server.member());
    await().until(() -> !witness.frames.isEmpty());
    witness.join(call);
    witness.resume(stream(witness), position(witness));
    await().until(() -> !witness.seqs().isEmpty());
    long first = witness.seqs().getFirst(); // its own participant-joined
    var publisher = CompletableFuture.runAsync(() -> publishNineHundred(call, server.call()));

    var seen = new ArrayList<Long>();
    for (int round = 0; round < 5; round++) {
      var visit = comeBack(actor, call, seen.isEmpty() ? first : seen.getLast());
      int some = random.nextInt(60);
      await()
          .pollInterval(Duration.ofMillis(1))
          .until(() -> visit.seqs().size() >= some || publisher.isDone());
      visit.drop();
      await().until(() -> server.sockets() == 1);
      seen.addAll(visit.seqs());
    }
    var back = comeBack(actor, call, seen.isEmpty() ? first : seen.getLast());
    publisher.join();
    server.publish(null, Map.of("last", true));
    await().until(() -> hasLast(witness) && hasLast(back));
    seen.addAll(back.seqs());

    // the witness was there all the time and saw everything that followers of the call may see
    assertThat(seen).isEqualTo(witness.seqs().stream().filter(seq -> seq > first).toList());
    assertThat(seen).hasSizeGreaterThanOrEqualTo(601);
    witness.drop();
    back.drop();
    await().until(() -> server.sockets() == 0);
  }

  private static void publishNineHundred(CallId joined, CallId foreign) {
    for (int i = 0; i < 900; i++) {
      server.publish(i % 3 == 0 ? null : i % 3 == 1 ? joined : foreign, Map.of("n", i));
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private static Client comeBack(Actor actor, CallId call, long last) {
    var client = server.connect(actor);
    await().pollInterval(Duration.ofMillis(5)).until(() -> !client.frames.isEmpty());
    client.join(call);
    var id = client.resume(stream(client), last);
    await().pollInterval(Duration.ofMillis(1)).until(() -> client.answered(id));
    return client;
  }

  private static boolean hasLast(Client client) {
    var updates = client.of("call-updated");
    return !updates.isEmpty() && updates.getLast().path("data").has("last");
  }

  private static String stream(Client client) {
    return client.of("hello").getFirst().path("data").path("stream").asString();
  }

  private static long position(Client client) {
    return client.of("hello").getFirst().path("data").path("seq").asLong();
  }
}
