package io.connexus.realtime;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The newest frames of a workspace, without gaps, within a bound. */
final class Ring {
  private final RealtimeSettings.Bound bound;
  private final ArrayDeque<Frame> frames = new ArrayDeque<>();
  private long size;
  private long lastDropped;

  Ring(RealtimeSettings.Bound bound) {
    this.bound = bound;
  }

  void add(Frame frame) {
    frames.addLast(frame);
    size += frame.json().length();
    while (!frames.isEmpty() && (frames.size() > bound.frames() || size > bound.size())) {
      drop();
    }
  }

  private void drop() {
    var oldest = frames.removeFirst();
    size -= oldest.json().length();
    lastDropped = oldest.seq();
  }

  /** Forgets all of them. */
  void clear() {
    while (!frames.isEmpty()) {
      drop();
    }
  }

  /** Every frame after {@code seq}, or empty if some of them are gone. */
  Optional<List<Frame>> after(long seq) {
    return seq < lastDropped
        ? Optional.empty()
        : Optional.of(frames.stream().filter(frame -> frame.seq() > seq).toList());
  }
}
