package io.connexus.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.connexus.auth.application.Argon2Cost;
import io.connexus.auth.application.Passwords;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
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
      var signing = new Part("RS256 signature by itself, a thread a core");
      var refreshes = new Part("refreshes, " + REFRESHES_AT_ONCE + " at once");
      var passwords = new Passwords(CORES, Argon2Cost.CURRENT);
      var key = key();
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
  private interface Loop {
    void once() throws Exception;
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
    var api = new Api(product.url());
    var token = new String[1];
    token[0] = api.post("/v1/auth/login", CREDENTIALS).path("refreshToken").asString();
    return () ->
        token[0] =
            api.post("/v1/auth/refresh", Map.of("refreshToken", token[0]))
                .path("refreshToken")
                .asString();
  }

  private static RSASSASigner key() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return new RSASSASigner(generator.generateKeyPair().getPrivate());
  }

  private static Loop sign(RSASSASigner signer) {
    var claims = new JWTClaimsSet.Builder().subject("someone").build();
    return () -> {
      try {
        new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims).sign(signer);
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
