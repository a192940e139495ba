package io.connexus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long the whole demo takes to start and how much memory it holds. */
final class StartBench implements Bench.Measurement {
  private static final int CALLS = 20;

  /** The starts of one kind. */
  private static final class Starts {
    final List<Double> seconds = new ArrayList<>();
    final List<Double> afterStart = new ArrayList<>();
    final List<Double> afterCalls = new ArrayList<>();
    final List<Double> stopping = new ArrayList<>();
    int failedCalls;

    void show(Figures table, String what) {
      table.row(
          what,
          seconds.size(),
          Figures.median(seconds),
          Figures.median(afterStart),
          Figures.median(afterCalls),
          failedCalls,
          Figures.median(stopping));
    }
  }

  @Override
  public String measure(Plan plan, Path work) throws Exception {
    var data = work.resolve("data");
    var log = work.resolve("demo.log");
    var fresh = new Starts();
    for (int i = 0; i < plan.rounds(); i++) {
      Trees.delete(data);
      once(fresh, false, data, log);
    }
    var kept = new Starts();
    var cached = new Starts();
    var cache = work.resolve("demo.aot");
    double building = train(data, log, cache);
    for (int i = 0; i < plan.rounds(); i++) {
      boolean last = i == plan.rounds() - 1;
      once(kept, last, data, log);
      once(cached, last, data, log, "-XX:AOTCache=" + cache);
    }
    var table =
        new Figures(
            "Start of the demo, medians",
            "starts",
            "seconds",
            "MB after the start",
            "MB after " + CALLS + " calls",
            "calls that failed",
            "seconds to stop");
    fresh.show(table, "empty data directory");
    kept.show(table, "kept data");
    cached.show(table, "kept data, with an AOT cache");
    return table + remarks(building, cache);
  }

  private static void once(Starts starts, boolean calls, Path data, Path log, String... options)
      throws Exception {
    try (var demo = RunningDemo.start(data, log, options)) {
      starts.seconds.add(demo.seconds());
      if (Memory.told()) {
        starts.afterStart.add(demo.megabytes());
      }
      if (calls && Memory.told()) {
        starts.failedCalls += demo.takeCalls(CALLS);
        starts.afterCalls.add(demo.megabytes());
      }
      starts.stopping.add(demo.stop());
    }
  }

  /** Lets the JVM note a start and a call, and write the cache when it stops; seconds in all. */
  private static double train(Path data, Path log, Path cache) throws Exception {
    long began = System.nanoTime();
    try (var demo = RunningDemo.start(data, log, "-XX:AOTCacheOutput=" + cache)) {
      var _ = demo.takeCalls(1);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static String remarks(double building, Path cache) throws IOException {
    if (!Files.exists(cache)) {
      return "\nThe JVM wrote no AOT cache; its log tells why.\n";
    }
    return "\nThe AOT cache took %s s to build (a start, a call, writing) and %s MB of disk.\n"
        .formatted(Figures.shown(building), Figures.shown(Files.size(cache) / 1048576.0));
  }
}
