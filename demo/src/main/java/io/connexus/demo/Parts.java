package io.connexus.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, stopped in the opposite order, each whatever happens to the others. */
final class Parts {
  private static final System.Logger LOG = System.getLogger(Parts.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, "a part did not stop cleanly", e);
      }
    }
  }
}
