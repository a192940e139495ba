package io.connexus.sandbox.webrtc;

import io.connexus.sandbox.audio.Pcm;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Evens out the arrival of frames. It holds as many as the last second needed: what one hold-up of
 * the machine has left behind is dropped, a frame a second, and not heard as delay for good.
 */
final class JitterBuffer {
  /** Enough for jitter, too little to be heard as delay. */
  private static final int MOST = 4;

  private static final int FRAMES_A_SECOND = 1_000 / Pcm.FRAME_MILLIS;

  private final Deque<short[]> waiting = new ArrayDeque<>(MOST);
  private int taken;
  private int alwaysWaiting = MOST;

  /** Adds what arrived; the oldest makes room. */
  synchronized void add(short[] frame) {
    if (waiting.size() == MOST) {
      waiting.remove();
    }
    waiting.add(frame);
  }

  /** The next frame; to be asked every 20 ms. Null when nothing has arrived. */
  synchronized short @Nullable [] take() {
    short[] frame = waiting.poll();
    alwaysWaiting = Math.min(alwaysWaiting, waiting.size());
    if (++taken == FRAMES_A_SECOND) {
      if (alwaysWaiting > 0) {
        waiting.remove();
      }
      taken = 0;
      alwaysWaiting = MOST;
    }
    return frame;
  }
}
