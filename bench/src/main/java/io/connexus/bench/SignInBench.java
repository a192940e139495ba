package io.connexus.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.connexus.auth.application.Argon2Cost;
import io.connexus.auth.application.Passwords;
import io.connexus.auth.application.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Logins and refreshes, closed loop, beside what hashing a password and signing a token cost. */
final class SignInBench implements Bench.Measurement {
  private static final int LOGINS_AT_ONCE = 4;
  private static final int REFRESHES_AT_ONCE = 16;

  /** Rounds of refreshes after which the compilers' threads are nearly idle. */
  private static final int WARM_UP_ROUNDS = 8;

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final Map<String, String> CREDENTIALS =
      Map.of("email", "owner@bench.example", "password", "correct horse battery");

  @Override
  public String measure(Plan plan, Path work) throws Exception {
    var unlimited =
        List.of(
            "--connexus.gateway.sign-ins-per-minute=100000000",
            "--connexus.gateway.refreshes-per-minute=100000000");
    try (var product = Product.start(work, unlimited)) {
      var hashing = new Part("Argon2id by itself, a thread a core");
      var logins = new Part("logins, " + LOGINS_AT_ONCE + " at once");
      var signing = new Part("Ed25519 signature by itself, a thread a core");
      var refreshes = new Part("refreshes, " + REFRESHES_AT_ONCE + " at once");
      var passwords = new Passwords(CORES, Argon2Cost.CURRENT);
      var key = key();
      for (int i = 0; i < WARM_UP_ROUNDS; i++) { // until then a fresh JVM is busy with itself
        refreshes.run(product, REFRESHES_AT_ONCE, plan.seconds(), false, () -> refresh(product));
      }
      for (int round = 0; round <= plan.rounds(); round++) { // the first warms up
        boolean counts = round > 0;
        hashing.run(product, CORES, plan.seconds(), counts, () -> hash(passwords));
        logins.run(product, LOGINS_AT_ONCE, plan.seconds(), counts, () -> login(product));
        signing.run(product, CORES, plan.seconds(), counts, () -> sign(key));
        refreshes.run(product, REFRESHES_AT_ONCE, plan.seconds(), counts, () -> refresh(product));
      }
      var table =
          new Figures(
              "sign-in",
              "a second",
              "at least",
              "p50 ms",
              "p99 ms",
              "ms of processor in the product");
      for (var part : List.of(hashing, logins, signing, refreshes)) {
        part.into(table);
      }
      return table + "\nThe median of " + plan.rounds() + " rounds, and the slowest of them.\n";
    }
  }

  /** What is done again and again; made once for each thread. */
  private interface Loop extends AutoCloseable {
    void once() throws Exception;

    @Override
    default void close() throws IOException {}
  }

  private static Loop hash(Passwords passwords) {
    return () -> {
      var _ = passwords.hash("correct horse battery");
    };
  }

  private static Loop login(Product product) {
    var api = new Api(product.url());
    return () -> {
      var _ = api.post("/v1/auth/login", CREDENTIALS);
    };
  }

  private static Loop refresh(Product product) throws Exception {
    var first = new Api(product.url()).post("/v1/auth/login", CREDENTIALS);
    return new Refreshing(new KeptConnection(product.url()), first.path("refreshToken").asString());
  }

  /** A sign-in that is refreshed again and again, each time with the token it was given last. */
  private static final class Refreshing implements Loop {
    private final KeptConnection connection;
    private String token;

    Refreshing(KeptConnection connection, String token) {
      this.connection = connection;
      this.token = token;
    }

    @Override
    public void once() throws IOException {
      var body = Api.JSON.writeValueAsBytes(Map.of("refreshToken", token));
      var answer =
          connection.ask("POST", "/v1/auth/refresh", "Content-Type: application/json\r\n", body);
      if (answer.status() != 200) {
        throw new IOException("a refresh was answered " + answer.status());
      }
      token = Api.JSON.readTree(answer.body()).path("refreshToken").asString();
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }

  private static SigningKey key() throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return new SigningKey("bench", pair, Instant.now());
  }

  private static Loop sign(SigningKey key) {
    var claims = new JWTClaimsSet.Builder().subject("someone").build();
    var header = new JWSHeader(key.algorithm());
    var signer = key.signer();
    return () -> {
      try {
        new SignedJWT(header, claims).sign(signer);
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** One row, measured in every round. */
  private static final class Part {
    private final String name;
    private final Latencies latencies = new Latencies();
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();

    Part(String name) {
      this.name = name;
    }

    void run(Product product, int threads, int seconds, boolean counts, Callable<Loop> made)
        throws Exception {
      var loops = new ArrayList<Loop>();
      for (int i = 0; i < threads; i++) {
        loops.add(made.call());
      }
      double usedBefore = product.processorSeconds();
      long began = System.nanoTime();
      long end = began + seconds * 1_000_000_000L;
      int done = 0;
      try (var pool = Executors.newFixedThreadPool(threads)) {
        var running = new ArrayList<Future<Integer>>();
        for (var loop : loops) {
          running.add(pool.submit(() -> repeat(loop, end, counts)));
        }
        for (var one : running) {
          done += one.get();
        }
      }
      for (var loop : loops) {
        loop.close();
      }
      if (counts) {
        rates.add(done / ((System.nanoTime() - began) / 1e9));
        processor.add((product.processorSeconds() - usedBefore) * 1000 / done);
      }
    }

    private int repeat(Loop loop, long end, boolean counts) throws Exception {
      int done = 0;
      while (System.nanoTime() < end) {
        long began = System.nanoTime();
        loop.once();
        if (counts) {
          latencies.add(System.nanoTime() - began);
        }
        done++;
      }
      return done;
    }

    void into(Figures table) {
      table.row(
          name,
          Figures.median(rates),
          rates.stream().min(Double::compare).orElse(Double.NaN),
          latencies.millis(0.5),
          latencies.millis(0.99),
          name.contains("by itself") ? Double.NaN : Figures.median(processor));
    }
  }
}
