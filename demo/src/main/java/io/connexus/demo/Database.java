package io.connexus.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** PostgreSQL in a directory of ours, as safe as a real one: what is committed is on the disk. */
final class Database implements AutoCloseable {
  private final EmbeddedPostgres server;

  private Database(EmbeddedPostgres server) {
    this.server = server;
  }

  static Database start(Path directory) {
    try {
      return new Database(begin(directory));
    } catch (IOException first) {
      try {
        return new Database(begin(directory)); // after a crash the first start may only recover
      } catch (IOException e) {
        throw new CannotStart(
            "PostgreSQL does not start on " + directory + ": " + e.getMessage() + ".");
      }
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
