package io.connexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.gateway.Limits.Limit;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two processes count in one Redis, as one would by itself. */
class RedisLimitsIT {
  private static final Duration HOUR = Duration.ofHours(1);
  private static RedisServer server;
  private static RedisClient client;
  private static RedisLimits one;
  private static RedisLimits other;

  private final String key = UUID.randomUUID().toString();

  @BeforeAll
  static void start() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server = RedisServer.newRedisServer().port(port).setting("bind 127.0.0.1").build();
    server.start();
    client = RedisClient.create("redis://127.0.0.1:" + port);
    one = new RedisLimits(client);
    other = new RedisLimits(client);
  }

  @AfterAll
  static void stop() throws IOException {
    one.close();
    other.close();
    client.shutdown();
    server.stop();
  }

  @Test
  void itCountsAsOneProcessWouldByItself() {
    var limit = new Limit("test", 5, 5, HOUR);
    var alone = new Limits.Local();
    for (int i = 0; i < 7; i++) {
      var expected = alone.take(key, limit);
      var shared = (i % 2 == 0 ? one : other).take(key, limit);
      assertThat(shared.isConsumed()).isEqualTo(expected.isConsumed());
      assertThat(shared.getRemainingTokens()).isEqualTo(expected.getRemainingTokens());
      assertThat(near(shared.getNanosToWaitForReset(), expected.getNanosToWaitForReset())).isTrue();
      assertThat(near(shared.getNanosToWaitForRefill(), expected.getNanosToWaitForRefill()))
          .isTrue();
    }
  }

  /** An hour has twelve minutes for each of five tokens; a slow machine may need some seconds. */
  private static boolean near(long nanos, long others) {
    return Duration.ofNanos(nanos).minusNanos(others).abs().compareTo(Duration.ofMinutes(1)) < 0;
  }

  @Test
  void ofManyAtOnceExactlySoManyGetOne() {
    var limit = new Limit("test", 100, 1, HOUR);
    var taken = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++) {
        var process = i % 2 == 0 ? one : other;
        threads.execute(() -> {
          if (process.take(key, limit).isConsumed()) {
            taken.incrementAndGet();
          }
        });
      }
    } // waits for all
    assertThat(taken).hasValue(100);
  }

  @Test
  void aTokenComesBackWhenItsTimeHasPassed() {
    var limit = new Limit("test", 1, 1000, Duration.ofSeconds(1));
    var first = one.take(key, limit);
    assertThat(first.isConsumed()).isTrue();
    await().until(() -> other.take(key, limit).isConsumed());
  }

  @Test
  void whileNobodyAnswersOneTriesAndTheOthersCountByThemselves() throws IOException {
    var limit = new Limit("test", 100, 1, HOUR);
    var tried = new AtomicInteger();
    var address = RedisURI.create("redis://127.0.0.1");
    address.setTimeout(Duration.ofMillis(300));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var silent = new ServerSocket(0); // closed first, which ends the accepting
        var unanswered = RedisClient.create(address)) {
      address.setPort(silent.getLocalPort());
      threads.submit(() -> {
        while (true) { // until the socket is closed
          silent.accept();
          tried.incrementAndGet();
        }
      });
      try (var limits = new RedisLimits(unanswered);
          var callers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 20; i++) {
          callers.submit(() -> limits.take(key, limit));
        }
      }
    }
    assertThat(tried).hasValue(1);
  }

  @Test
  void oneKeyDoesNotCountForAnother() {
    var limit = new Limit("test", 1, 1, HOUR);
    assertThat(one.take(key, limit).isConsumed()).isTrue();
    assertThat(one.take(key, limit).isConsumed()).isFalse();
    assertThat(one.take(key + "x", limit).isConsumed()).isTrue();
    assertThat(one.take(key, new Limit("another", 1, 1, HOUR)).isConsumed()).isTrue();
  }

  @Test
  void whatAnotherVersionKeptUnderTheKeyIsBegunAnew() {
    var limit = new Limit("test", 2, 1, HOUR);
    try (var connection = client.connect()) {
      connection.sync().set("connexus:limit:test:" + key, "\u0001\u0002something else");
    }
    assertThat(one.take(key, limit).getRemainingTokens()).isEqualTo(1);
    assertThat(other.take(key, limit).isConsumed()).isTrue();
    assertThat(one.take(key, limit).isConsumed()).isFalse();
  }
}
