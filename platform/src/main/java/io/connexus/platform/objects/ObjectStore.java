package io.connexus.platform.objects;

import java.util.Optional;

/**
 * Keeps bytes under keys such as {@code avatars/0198…/0199….jpg}: lower-case letters, digits, dots
 * and hyphens between slashes. Failing to reach the store throws {@link
 * java.io.UncheckedIOException}.
 */
public interface ObjectStore {

  /** Keeps the bytes under the key, instead of any that were there. */
  void put(String key, byte[] bytes);

  /** The bytes under the key. */
  Optional<byte[]> get(String key);

  /** Deletes what is under the key, if anything is. */
  void delete(String key);
}
