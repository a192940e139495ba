package io.connexus.bench;

import io.connexus.demo.Demo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A program of ours in a JVM of its own, started as {@code ./connexus run} starts it: on the same
 * libraries and with the options that this JVM was given.
 */
final class JavaProcess implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final long begun;

  private JavaProcess(Process process, Path log, long begun) {
    this.process = process;
    this.log = log;
    this.begun = begun;
  }

  /**
   * Starts the class.
   *
   * @param more options besides those of this JVM
   */
  static JavaProcess start(
      String main, List<String> args, List<String> more, Map<String, String> environment, Path log)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.addAll(more);
    command.addAll(List.of("-cp", libraries() + "/*", main));
    command.addAll(args);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    long begun = System.nanoTime();
    return new JavaProcess(builder.start(), log, begun);
  }

  /** The options this JVM was started with. */
  static List<String> options() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  private static Path libraries() {
    try {
      var jar = Path.of(Demo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Objects.requireNonNull(jar.getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e); // a file's address is one
    }
  }

  long pid() {
    return process.pid();
  }

  /** Seconds of processor time it has used. */
  double processorSeconds() {
    return process.info().totalCpuDuration().map(used -> used.toNanos() / 1e9).orElse(Double.NaN);
  }

  /** When it was started, by {@link System#nanoTime}. */
  long begun() {
    return begun;
  }

  /** Throws if the program has ended by itself. */
  void check() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the program ended; its log is " + log);
    }
  }

  /** Asks it to stop, waits until it has, and tells how many seconds that took. */
  double stop() throws InterruptedException {
    long asked = System.nanoTime();
    process.destroy();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    return (System.nanoTime() - asked) / 1e9;
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
