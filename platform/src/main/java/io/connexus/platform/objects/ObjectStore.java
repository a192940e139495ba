package io.connexus.platform.objects;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps bytes under keys such as {@code avatars/0198…/0199….jpg}: lower-case letters, digits, dots
 * and hyphens between slashes, {@value #LONGEST_KEY} characters at most; another throws {@link
 * IllegalArgumentException}. No key goes on where another ends ({@code a} and {@code a/b}). An
 * object is there wholly or not at all. What kind it is its owner knows: the store keeps bytes
 * alone. Failing to reach the store throws {@link ObjectStoreDown}.
 */
public interface ObjectStore {
  /** What fits a file's name and S3's 1,024 bytes. */
  int LONGEST_KEY = 250;

  /** Keeps the bytes under the key, instead of any that were there. */
  void put(String key, byte[] bytes);

  /** Keeps what is in the file under the key, instead of anything that was there. */
  void put(String key, Path file);

  /** The bytes under the key. */
  Optional<byte[]> get(String key);

  /**
   * A part of what is under the key: at most {@code most} bytes from {@code from} on, counted from
   * 0; none if the object ends before. To answer HTTP range requests.
   */
  Optional<Part> get(String key, long from, int most);

  /** Deletes what is under the key, if anything is. */
  void delete(String key);

  /**
   * Some of an object's bytes.
   *
   * @param size of the whole object in bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Part(byte[] bytes, long size) {}
}
