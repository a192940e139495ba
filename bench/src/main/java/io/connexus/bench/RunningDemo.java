package io.connexus.bench;

import io.connexus.demo.Demo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The whole demo, as {@code ./connexus run} starts it, on free ports. */
final class RunningDemo implements AutoCloseable {
  private static final int CALLS_AT_ONCE = 5;
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final JavaProcess process;
  private final Path data;
  private final JsonNode info;
  private final double seconds;

  private RunningDemo(JavaProcess process, Path data) throws IOException, InterruptedException {
    this.process = process;
    this.data = data;
    while (!Files.exists(file())) {
      process.check();
      Thread.sleep(5);
    }
    this.seconds = (System.nanoTime() - process.begun()) / 1e9;
    this.info = Api.JSON.readTree(Files.readString(file()));
    if (!new Api(URI.create(info.path("appUrl").asString())).healthy()) {
      throw new IllegalStateException("it wrote demo.json and is not healthy");
    }
  }

  /**
   * Starts it and returns when it is ready.
   *
   * @param data kept if there is something in it
   * @param options of the JVM, besides the usual ones
   */
  static RunningDemo start(Path data, Path log, String... options)
      throws IOException, InterruptedException {
    Files.deleteIfExists(data.resolve("demo.json"));
    var environment =
        Map.of(
            "CONNEXUS_HTTP_PORT", "0",
            "CONNEXUS_SANDBOX_PORT", "0",
            "CONNEXUS_DATA_DIR", data.toString());
    var process =
        JavaProcess.start(Demo.class.getName(), List.of(), List.of(options), environment, log);
    try {
      return new RunningDemo(process, data);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** Where everything is, as the launcher writes it down. */
  Path file() {
    return data.resolve("demo.json");
  }

  /** From the start of the process until everything was healthy and the demo business open. */
  double seconds() {
    return seconds;
  }

  /** Of the JVM and of PostgreSQL, which is not its child. */
  double megabytes() throws IOException {
    var postmaster = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
    return Memory.megabytes(List.of(process.pid(), Long.parseLong(postmaster.strip())));
  }

  /**
   * So many virtual callers ring, a few at a time, ask something, hear the answer and hang up.
   *
   * @return how many of them did not get that far
   */
  int takeCalls(int count) throws InterruptedException {
    var sandbox = new Api(URI.create(info.path("sandboxUrl").asString()));
    var failed = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(CALLS_AT_ONCE)) {
      for (int i = 0; i < count; i++) {
        var from = "+1917555" + (2000 + i);
        threads.execute(() -> {
          try {
            call(sandbox, from);
          } catch (IOException | InterruptedException e) {
            System.err.println("A call failed: " + e.getMessage());
            failed.incrementAndGet();
          }
        });
      }
    }
    return failed.get();
  }

  private void call(Api sandbox, String from) throws IOException, InterruptedException {
    var to = info.path("businessNumber").asString();
    var call = sandbox.post("/sandbox/calls", Map.of("from", from, "to", to));
    var path = "/sandbox/calls/" + call.path("id").asString();
    awaitHeard(sandbox, path, "Harbor Bakery");
    var _ = sandbox.post(path + "/say", Map.of("text", "What time do you close on Saturday?"));
    awaitHeard(sandbox, path, "seven in the morning");
    var _ = sandbox.post(path + "/hangup", Map.of());
  }

  private static void awaitHeard(Api sandbox, String path, String words)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    for (var call = sandbox.get(path); !heard(call).contains(words); call = sandbox.get(path)) {
      if (System.nanoTime() - began > PATIENCE_NANOS) {
        throw new IOException("a caller never heard '" + words + "': " + call);
      }
      Thread.sleep(100);
    }
  }

  private static String heard(JsonNode call) {
    return call.path("heard")
        .valueStream()
        .map(said -> said.path("text").asString())
        .collect(Collectors.joining(" "));
  }

  /** Stops it; the data stays. Tells how many seconds that took. */
  double stop() throws InterruptedException {
    return process.stop();
  }

  @Override
  public void close() {
    process.close();
  }
}
