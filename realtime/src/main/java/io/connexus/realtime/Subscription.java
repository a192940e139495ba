package io.connexus.realtime;

import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One socket's place in its workspace's stream. Guarded by the stream. */
final class Subscription {
  final UserId user;

  /** Takes frames without blocking. */
  final Consumer<String> out;

  /** The calls it follows, and the number of the last frame before it began to. */
  final Map<CallId, Long> joined = new HashMap<>();

  /** The number of the last frame before it listened. */
  long base;

  /** Numbered frames wait until it has resumed or clearly will not. */
  boolean held = true;

  Subscription(UserId user, Consumer<String> out) {
    this.user = user;
    this.out = out;
  }

  /** Whether it may see the frame at all. */
  boolean maySee(Frame frame) {
    return frame.room() == null || joined.containsKey(frame.room());
  }

  /** Whether the frame was published while it listened. */
  boolean wasThereFor(Frame frame) {
    var room = frame.room();
    return frame.seq() > (room == null ? base : joined.getOrDefault(room, Long.MAX_VALUE));
  }
}
