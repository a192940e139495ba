package io.connexus.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, stopped in the opposite order, each whatever happens to the others. */
final class Parts {
  private static final System.Logger LOG = System.getLogger(Parts.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean closed;

  /** What is begun while everything is being stopped is stopped as well. */
  synchronized <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    if (closed) {
      close();
    }
    return part;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized void close() {
    closed = true;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, "a part did not stop cleanly", e);
      }
    }
  }
}
