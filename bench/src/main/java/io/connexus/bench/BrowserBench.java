package io.connexus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What people wait for, in two real Chromium pages against the whole demo: {@code
 * web/e2e/bench/browser.bench.ts} measures, in the pages themselves.
 */
final class BrowserBench implements Bench.Measurement {
  private static final Map<String, String> ROWS =
      Map.of(
          "tap-to-audio", "*Take over* tapped → the caller is heard in the browser",
          "tap-to-ringing", "*Add* tapped → a colleague's browser rings",
          "answer-to-audio", "*Answer* tapped → the caller is heard in the browser",
          "mic-to-ear", "microphone of one browser → ear of the other, in a room of three");

  @Override
  public String measure(Plan plan, Path work) throws Exception {
    var file = Files.createFile(work.resolve("browser.txt"));
    try (var demo = RunningDemo.start(work.resolve("data"), work.resolve("demo.log"))) {
      browse(plan, demo.file(), file, work.resolve("browser.log"));
    }
    var durations = new LinkedHashMap<String, Latencies>();
    for (var line : Files.readAllLines(file)) {
      var cells = line.split("\t", 2);
      durations
          .computeIfAbsent(cells[0], _ -> new Latencies())
          .add((long) (Double.parseDouble(cells[1]) * 1e6));
    }
    var table = new Figures("in Chromium", "count", "p50 ms", "p99 ms", "max ms");
    durations.forEach((name, latencies) -> table.row(ROWS.getOrDefault(name, name), latencies));
    return table.toString();
  }

  private static void browse(Plan plan, Path demo, Path file, Path log)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("npx", "--no-install", "playwright", "test", "--project=bench")
            .directory(Path.of("web").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var environment = builder.environment();
    environment.put("CONNEXUS_DEMO_JSON", demo.toString());
    environment.put("CONNEXUS_BENCH_FILE", file.toString());
    environment.put("CONNEXUS_BENCH_ROUNDS", String.valueOf(plan.rounds()));
    var process = builder.start();
    if (!process.waitFor(20, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      throw new IOException("the browser did not get through; its log is " + log);
    }
  }
}
