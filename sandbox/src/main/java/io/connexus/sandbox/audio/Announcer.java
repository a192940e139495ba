package io.connexus.sandbox.audio;

import org.jspecify.annotations.Nullable;

/** The carrier's own voice on a leg: it speaks, or plays something until told to stop. */
public final class Announcer {
  private final Mouth mouth;
  private volatile @Nullable Melody melody;

  public Announcer(Mouth mouth) {
    this.mouth = mouth;
  }

  public void say(String text) {
    mouth.say(text);
  }

  public void play() {
    melody = new Melody();
  }

  public void hush() {
    melody = null;
    mouth.hush();
  }

  /** The next frame; null when it is silent. */
  public short @Nullable [] next() {
    Melody playing = melody;
    return playing == null ? mouth.next() : playing.next();
  }
}
