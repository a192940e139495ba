package io.connexus.bench;

import io.connexus.sandbox.audio.Audio;
import io.connexus.sandbox.audio.Pcm;
import io.connexus.sandbox.audio.Tone;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The sound of one leg: silence, and on demand a burst of 60 ms. Each begins at any moment within
 * the 20 ms of a packet, as clocks of devices have nothing to do with the carrier's.
 */
final class Bursts implements Audio {
  private static final int FRAMES = 3;
  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(Pcm.FRAME_MILLIS);

  private int framesLeft;
  private Tone tone = new Tone();
  private volatile boolean wanted;
  private volatile long sentAt;
  private volatile long heardAt;

  /** Sends a burst in the next packets, and forgets what was heard. */
  void burst() {
    sentAt = 0;
    wanted = true;
  }

  /** Waits for the next sound. */
  void listen() {
    heardAt = 0;
  }

  /** When the first packet of the burst was sent, by {@link System#nanoTime}; 0 if not yet. */
  long sentAt() {
    return sentAt;
  }

  /** When the first sound was heard, by {@link System#nanoTime}; 0 if not yet. */
  long heardAt() {
    return heardAt;
  }

  @Override
  public short[] take() {
    if (wanted) {
      wanted = false;
      framesLeft = FRAMES;
      tone = new Tone(1_000);
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FRAME_NANOS));
      sentAt = System.nanoTime();
    }
    return framesLeft-- > 0 ? tone.next() : Pcm.silence();
  }

  @Override
  public void give(short[] frame) {
    if (heardAt == 0 && !Pcm.isSilent(frame)) {
      heardAt = System.nanoTime();
    }
  }
}
