package io.connexus.platform.objects;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Objects as files below a directory. A file is there wholly or not at all. */
public final class FileObjectStore implements ObjectStore {
  private final Path root;

  public FileObjectStore(Path root) {
    this.root = root;
  }

  @Override
  public void put(String key, byte[] bytes) {
    put(key, half -> Files.write(half, bytes));
  }

  @Override
  public void put(String key, Path from) {
    put(key, half -> Files.copy(from, half, StandardCopyOption.REPLACE_EXISTING));
  }

  private interface Filling {
    Object fill(Path half) throws IOException;
  }

  private void put(String key, Filling filling) {
    var file = file(key);
    try {
      var directory = Files.createDirectories(file.resolveSibling("."));
      var half = Files.createTempFile(directory, "half", null);
      try {
        var _ = filling.fill(half);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half); // there only if the disk was full
      }
    } catch (IOException e) {
      throw new ObjectStoreDown(e);
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    try {
      var file = file(key);
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (NoSuchFileException e) { // deleted this moment
      return Optional.empty();
    } catch (IOException e) {
      throw new ObjectStoreDown(e);
    }
  }

  @Override
  public Optional<Part> get(String key, long from, int most) {
    try (var file = new RandomAccessFile(file(key).toFile(), "r")) {
      byte[] bytes = new byte[Math.clamp(file.length() - from, 0, most)];
      file.seek(from);
      file.readFully(bytes);
      return Optional.of(new Part(bytes, file.length()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ObjectStoreDown(e);
    }
  }

  @Override
  public void delete(String key) {
    try {
      var file = file(key);
      if (Files.isRegularFile(file)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new ObjectStoreDown(e);
    }
  }

  private Path file(String key) {
    return root.resolve(Keys.checked(key));
  }
}
