package io.connexus.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.connexus.auth.application.AccessTokens;
import io.connexus.auth.application.AuthSettings;
import io.connexus.auth.application.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import redis.embedded.RedisServer;

/** What the edge costs a request: by itself, and where it is passed on to another process. */
final class GatewayBench implements Bench.Measurement {
  private static final int WARMING = 6;

  /** So many times the seconds of a part it is kept busy, in two processes. */
  private static final int WARM_UP_ROUNDS = 6;

  @Override
  public String measure(Plan plan, Path work) throws Exception {
    int redisPort = Product.freePort();
    var redis = RedisServer.newRedisServer().port(redisPort).setting("bind 127.0.0.1").build();
    redis.start();
    int operatorPort = Product.freePort();
    var shared =
        List.of(
            "--connexus.redis-url=redis://127.0.0.1:" + redisPort,
            "--connexus.gateway.requests-per-second=100000",
            "--logging.level.io.connexus.access=INFO");
    try (var product =
        Product.start(work, with(shared, "--management.server.port=" + operatorPort))) {
      var gateway =
          product.another(
              with(
                  shared,
                  "--management.server.port=0",
                  "--connexus.roles=gateway",
                  remote("auth", product),
                  remote("user", product),
                  remote("call", product),
                  remote("ai", product),
                  remote("sms", product),
                  remote("realtime", product)),
              work.resolve("gateway.log"));
      return measure(plan, product, gateway, operatorPort) + "\n" + tokenCheck(plan);
    } finally {
      redis.stop();
    }
  }

  private static List<String> with(List<String> common, String... more) {
    return java.util.stream.Stream.concat(common.stream(), java.util.stream.Stream.of(more))
        .toList();
  }

  private static String remote(String role, Product product) {
    return "--connexus.remote." + role + "=" + product.url();
  }

  private static String measure(Plan plan, Product product, URI gateway, int operatorPort)
      throws Exception {
    var token = product.api().token();
    var bare = URI.create("http://127.0.0.1:" + operatorPort + "/actuator/health/liveness");
    var nothing = product.url().resolve("/v1/nothing");
    var direct = product.url().resolve("/v1/users/profile");
    var passedOn = gateway.resolve("/v1/users/profile");
    var addresses = List.of(bare, nothing, direct, passedOn);
    warmUp(addresses, token, plan.seconds());
    var measured = inTurns(addresses, token, plan.seconds() * 2);
    return new Figures("request, one after the other", "count", "p50 ms", "p99 ms", "max ms")
            .row("probe on the management port (no edge)", measured.get(0))
            .row("no such operation (the whole edge, then 404)", measured.get(1))
            .row("`GET /v1/users/profile`, asked directly", measured.get(2))
            .row("the same, passed on by a gateway process", measured.get(3))
        + "\n"
        + new Figures("added", "p50 ms", "p99 ms")
            .row("by the edge", less(measured, 1, 0, 0.5), less(measured, 1, 0, 0.99))
            .row("by passing on", less(measured, 3, 2, 0.5), less(measured, 3, 2, 0.99))
        + "\n"
        + processor(plan, product, List.of(direct, passedOn), token);
  }

  /** What a request costs in all processes together: on a loaded machine the truer figure. */
  private static String processor(Plan plan, Product product, List<URI> addresses, String token)
      throws IOException {
    var rounds = addresses.stream().map(_ -> new ArrayList<Double>()).toList();
    for (int round = 0; round < plan.rounds(); round++) {
      for (int i = 0; i < addresses.size(); i++) {
        double before = product.processorSecondsOfAll();
        int asked =
            inTurns(List.of(addresses.get(i)), 200, token, plan.seconds()).getFirst().count();
        rounds.get(i).add((product.processorSecondsOfAll() - before) * 1000 / asked);
      }
    }
    return new Figures(
            "processor time of a request, database not counted", "median ms", "at least ms")
        .row(
            "asked directly",
            Figures.median(rounds.get(0)),
            rounds.get(0).stream().min(Double::compare).orElse(Double.NaN))
        .row(
            "passed on",
            Figures.median(rounds.get(1)),
            rounds.get(1).stream().min(Double::compare).orElse(Double.NaN))
        .toString();
  }

  /** Several at once, so that the compilers have done their work before anything counts. */
  private static void warmUp(List<URI> addresses, String token, int seconds) throws Exception {
    try (var threads = Executors.newFixedThreadPool(WARMING)) {
      for (int i = 0; i < WARMING; i++) {
        var _ = threads.submit(() -> inTurns(addresses, token, seconds * WARM_UP_ROUNDS));
      }
    }
    var _ = inTurns(addresses, token, seconds);
  }

  private static double less(List<Latencies> measured, int one, int other, double share) {
    return measured.get(one).millis(share) - measured.get(other).millis(share);
  }

  /** Each address after the other, so that whatever else the machine does befalls all alike. */
  private static List<Latencies> inTurns(List<URI> addresses, String token, int seconds)
      throws IOException {
    return inTurns(addresses, 404, token, seconds);
  }

  /**
   * @param second what the second address answers; all others 200
   */
  private static List<Latencies> inTurns(List<URI> addresses, int second, String token, int seconds)
      throws IOException {
    var measured = addresses.stream().map(_ -> new Latencies()).toList();
    var connections = new ArrayList<KeptConnection>();
    for (var address : addresses) {
      connections.add(new KeptConnection(address));
    }
    var bearer = "Authorization: Bearer " + token + "\r\n";
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      for (int i = 0; i < addresses.size(); i++) {
        long began = System.nanoTime();
        int status =
            connections.get(i).ask("GET", addresses.get(i).getPath(), bearer, new byte[0]).status();
        measured.get(i).add(System.nanoTime() - began);
        if (status != (i == 1 ? second : 200)) {
          throw new IllegalStateException(addresses.get(i) + " answered " + status);
        }
      }
    }
    for (var connection : connections) {
      connection.close();
    }
    return measured;
  }

  /** The decoder the edge uses, on a token like ours, in this process. */
  private static String tokenCheck(Plan plan) throws NoSuchAlgorithmException, JOSEException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var key = new SigningKey("bench", pair, Instant.now());
    var settings =
        new AuthSettings(
            "connexus",
            "connexus-api",
            Duration.ofMinutes(10),
            Duration.ofDays(30),
            Duration.ofDays(30),
            1,
            AuthSettings.Registration.FIRST);
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .subject(UUID.randomUUID().toString())
            .claim("ws", UUID.randomUUID().toString())
            .claim("role", "owner")
            .claim("sid", UUID.randomUUID().toString())
            .jwtID(UUID.randomUUID().toString())
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
            .build();
    var jwt = new SignedJWT(new JWSHeader.Builder(key.algorithm()).keyID(key.id()).build(), claims);
    jwt.sign(key.signer());
    var token = jwt.serialize();
    var decoder = new AccessTokens(List.of(key), settings, InstantSource.system()).decoder();
    var checks = new Latencies();
    for (int round = 0; round < 2; round++) {
      checks = new Latencies();
      long end = System.nanoTime() + plan.seconds() * 500_000_000L;
      while (System.nanoTime() < end) {
        long began = System.nanoTime();
        var _ = decoder.decode(token);
        checks.add(System.nanoTime() - began);
      }
    }
    return new Figures(
            "token check (Ed25519), where it is not remembered",
            "count",
            "p50 ms",
            "p99 ms",
            "max ms")
        .row("one thread", checks)
        .toString();
  }
}
