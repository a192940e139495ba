package io.connexus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures and prints Markdown. Nothing is asserted: a figure is for people to judge. */
public final class Bench {
  private static final List<String> NAMES =
      List.of(
          "webhook",
          "turn",
          "takeover",
          "browser",
          "audio",
          "gateway",
          "sign-in",
          "history",
          "start");

  private Bench() {}

  /** Something that can be measured on its own. */
  interface Measurement {
    /**
     * Measures.
     *
     * @param work an empty directory on a real disk
     * @return titled tables and remarks, as Markdown
     */
    String measure(Plan plan, Path work) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    // Without it the vendors' stub would wait 40 ms for an acknowledgement before each body.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    var plan = plan(args);
    System.out.println(machine());
    for (var name : plan.names()) {
      System.err.println("Measuring " + name + "…");
      var work = workDirectory(name);
      System.out.println("\n## " + name + "\n\n" + named(name).measure(plan, work));
      Trees.delete(work); // kept if the measurement failed: the logs are in it
    }
  }

  private static Measurement named(String name) {
    return switch (name) {
      case "webhook" -> new WebhookBench();
      case "turn" -> new TurnBench();
      case "takeover" -> new TakeoverBench();
      case "browser" -> new BrowserBench();
      case "gateway" -> new GatewayBench();
      case "sign-in" -> new SignInBench();
      case "history" -> new HistoryBench();
      case "start" -> new StartBench();
      case "audio" -> new AudioBench();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Plan plan(String... args) {
    try {
      return Plan.of(NAMES, args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      throw e;
    }
  }

  private static Path workDirectory(String name) throws IOException {
    var target = Path.of("bench", "target").toAbsolutePath();
    Files.createDirectories(target);
    return Files.createTempDirectory(target, name + "-");
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%d cores, %s %s, JDK %s, options `%s`",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.version(),
        String.join(" ", JavaProcess.options()));
  }
}
