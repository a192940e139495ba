package io.connexus.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory in which everything is kept, held by one process at a time and only opened by the
 * version of PostgreSQL that made it.
 */
final class DataDirectory implements AutoCloseable {
  private static final String POSTGRES_VERSION = "18";
  private static final long MEGABYTE = 1 << 20;

  /** An empty database of ours is 43 MB, its log grows with the first calls. */
  private static final long TO_BEGIN = 200 * MEGABYTE;

  /** Two segments of PostgreSQL's log. */
  private static final long TO_GO_ON = 32 * MEGABYTE;

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
      directory.checkRoom();
      return directory;
    } catch (IOException e) {
      throw new CannotStart(
          "the data directory "
              + path
              + " cannot be written: "
              + why(e)
              + ". Make it writable for you, or set CONNEXUS_DATA_DIR to another directory.");
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

  private void checkRoom() throws IOException {
    boolean begun = Files.exists(postgres().resolve("PG_VERSION"));
    try {
      checkRoom(path, begun, Files.getFileStore(path).getUsableSpace());
    } catch (CannotStart e) {
      lock.close();
      throw e;
    }
  }

  /** Fails where PostgreSQL would, only later and in more words. */
  static void checkRoom(Path path, boolean begun, long free) {
    long needed = begun ? TO_GO_ON : TO_BEGIN;
    if (free < needed) {
      throw new CannotStart(
          "the disk of %s is full: %d MB are free, %d MB are needed. Make room, or set CONNEXUS_DATA_DIR to a directory on another disk."
              .formatted(path, free / MEGABYTE, needed / MEGABYTE));
    }
  }

  /** Java names the file alone where the reason is in the exception's kind. */
  static String why(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "it is a file";
      case FileSystemException in when in.getReason() != null -> in.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  Path postgres() {
    return path.resolve("postgres");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
