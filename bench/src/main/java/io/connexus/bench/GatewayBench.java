package io.connexus.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import redis.embedded.RedisServer;

/** What the edge costs a request: by itself, and where it is passed on to another process. */
final class GatewayBench implements Bench.Measurement {
  private static final int WARMING = 6;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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

  private String measure(Plan plan, Product product, URI gateway, int operatorPort)
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
  private String processor(Plan plan, Product product, List<URI> addresses, String token)
      throws IOException, InterruptedException {
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
  private void warmUp(List<URI> addresses, String token, int seconds) throws Exception {
    try (var threads = Executors.newFixedThreadPool(WARMING)) {
      for (int i = 0; i < WARMING; i++) {
        var _ = threads.submit(() -> inTurns(addresses, token, seconds * 2));
      }
    }
    var _ = inTurns(addresses, token, seconds);
  }

  private static double less(List<Latencies> measured, int one, int other, double share) {
    return measured.get(one).millis(share) - measured.get(other).millis(share);
  }

  /** Each address after the other, so that whatever else the machine does befalls all alike. */
  private List<Latencies> inTurns(List<URI> addresses, String token, int seconds)
      throws IOException, InterruptedException {
    return inTurns(addresses, 404, token, seconds);
  }

  /**
   * @param second what the second address answers; all others 200
   */
  private List<Latencies> inTurns(List<URI> addresses, int second, String token, int seconds)
      throws IOException, InterruptedException {
    var measured = addresses.stream().map(_ -> new Latencies()).toList();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      for (int i = 0; i < addresses.size(); i++) {
        var request =
            HttpRequest.newBuilder(addresses.get(i))
                .header("Authorization", "Bearer " + token)
                .build();
        long began = System.nanoTime();
        int status = http.send(request, BodyHandlers.ofByteArray()).statusCode();
        measured.get(i).add(System.nanoTime() - began);
        if (status != (i == 1 ? second : 200)) {
          throw new IllegalStateException(addresses.get(i) + " answered " + status);
        }
      }
    }
    return measured;
  }

  /** The decoder the edge uses, on a token like ours, in this process. */
  private static String tokenCheck(Plan plan) throws NoSuchAlgorithmException, JOSEException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var keys = generator.generateKeyPair();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer("connexus")
            .audience("connexus-api")
            .subject(UUID.randomUUID().toString())
            .claim("ws", UUID.randomUUID().toString())
            .claim("role", "owner")
            .jwtID(UUID.randomUUID().toString())
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
            .build();
    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    jwt.sign(new RSASSASigner(keys.getPrivate()));
    var token = jwt.serialize();
    var decoder = NimbusJwtDecoder.withPublicKey((RSAPublicKey) keys.getPublic()).build();
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
    return new Figures("token check (RS256, 2048 bits)", "count", "p50 ms", "p99 ms", "max ms")
        .row("one thread", checks)
        .toString();
  }
}
