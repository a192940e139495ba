package io.connexus.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory in which everything is kept, held by one process at a time and only opened by the
 * version of PostgreSQL that made it.
 */
final class DataDirectory implements AutoCloseable {
  private static final String POSTGRES_VERSION = "18";

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static DataDirectory open(Path path) {
    try {
      Files.createDirectories(path);
      var channel =
          FileChannel.open(
              path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new CannotStart(
            "it is running already with the data in "
                + path
                + ". Stop that one, or set CONNEXUS_DATA_DIR to another directory.");
      }
      var directory = new DataDirectory(path, channel);
      directory.checkVersion();
      return directory;
    } catch (IOException e) {
      throw new CannotStart(
          "the data directory " + path + " cannot be written: " + e.getMessage() + ".");
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void checkVersion() throws IOException {
    var file = postgres().resolve("PG_VERSION");
    if (!Files.exists(file)) {
      return;
    }
    var version = Files.readString(file).strip();
    if (!version.equals(POSTGRES_VERSION)) {
      lock.close();
      throw new CannotStart(
          "the data in "
              + path
              + " was made by PostgreSQL "
              + version
              + ", this is "
              + POSTGRES_VERSION
              + ". Nothing was changed. Set CONNEXUS_DATA_DIR to another directory, or upgrade the data with pg_upgrade.");
    }
  }

  Path postgres() {
    return path.resolve("postgres");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
