package io.connexus.platform.objects;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** A store that keeps or deletes nothing while it is told to fail. */
public final class FailingObjects implements ObjectStore {
  private final ObjectStore store;
  private boolean keepsNothing;
  private Predicate<String> undeletable = _ -> false;

  public FailingObjects(ObjectStore store) {
    this.store = store;
  }

  public void keepsNothing(boolean now) {
    keepsNothing = now;
  }

  /** Which objects cannot be deleted from now on. */
  public void keepsForGood(Predicate<String> keys) {
    undeletable = keys;
  }

  private static void failIf(boolean down) {
    if (down) {
      throw new ObjectStoreDown(new IOException("down"));
    }
  }

  @Override
  public void put(String key, byte[] bytes) {
    failIf(keepsNothing);
    store.put(key, bytes);
  }

  @Override
  public void put(String key, Path file) {
    failIf(keepsNothing);
    store.put(key, file);
  }

  @Override
  public Optional<byte[]> get(String key) {
    return store.get(key);
  }

  @Override
  public Optional<Part> get(String key, long from, int most) {
    return store.get(key, from, most);
  }

  @Override
  public void delete(String key) {
    failIf(undeletable.test(key));
    store.delete(key);
  }
}
