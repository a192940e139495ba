package io.connexus.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** PostgreSQL in a directory of ours, as safe as a real one: what is committed is on the disk. */
final class Database implements AutoCloseable {
  private final EmbeddedPostgres server;

  private Database(EmbeddedPostgres server) {
    this.server = server;
  }

  static Database start(Path directory) {
    stopOrphan(directory);
    try {
      return new Database(begin(directory));
    } catch (IOException e) {
      throw new CannotStart(
          "PostgreSQL does not start on %s: %s. Look whether its disk is full, or set CONNEXUS_DATA_DIR to another directory."
              .formatted(directory, DataDirectory.why(e)));
    } catch (IllegalStateException e) { // a command of PostgreSQL has failed, which is initdb
      throw new CannotStart(
          "PostgreSQL cannot lay out its files in %s. Look whether the directory is empty and yours to write, or set CONNEXUS_DATA_DIR to another one.%s"
              .formatted(directory, asRoot()));
    }
  }

  private static String asRoot() {
    return "root".equals(System.getProperty("user.name"))
        ? " As root this needs user namespaces (unshare), which many containers do not have: start it as another user there."
        : "";
  }

  /**
   * A process that was killed leaves its server running. The data directory is ours alone by now,
   * so that server is nobody's: it is told to stop.
   */
  private static void stopOrphan(Path directory) {
    var file = directory.resolve("postmaster.pid");
    try {
      if (Files.exists(file)) {
        ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
            .filter(server -> server.info().command().orElse("").contains("postgres"))
            .ifPresent(Database::stop);
      }
    } catch (IOException | NumberFormatException e) {
      throw new CannotStart("the file " + file + " cannot be read: " + e.getMessage() + ".");
    }
  }

  private static void stop(ProcessHandle server) {
    server.destroy();
    try {
      server.onExit().get(15, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new CannotStart(
          "the PostgreSQL server " + server.pid() + " of an earlier start does not stop. Stop it.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("it was interrupted.");
    }
  }

  private static EmbeddedPostgres begin(Path directory) throws IOException {
    Files.createDirectories(directory.getParent());
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false) // it would stop before the product
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("shared_buffers", "32MB")
        .setServerConfig("max_connections", "60")
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  /** The JDBC address. */
  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
