package io.connexus.sandbox.audio;

import org.jspecify.annotations.Nullable;

/** The carrier's own voice on a leg: it speaks, or plays something until told to stop. */
public final class Announcer {
  private final Mouth mouth;
  private volatile @Nullable Melody melody;
  private volatile @Nullable Beep beep;

  public Announcer(Mouth mouth) {
    this.mouth = mouth;
  }

  public void say(String text) {
    mouth.say(text);
  }

  public void play() {
    melody = new Melody();
  }

  /** A short tone, whatever else is to be heard. */
  public void beep() {
    beep = new Beep();
  }

  public void hush() {
    melody = null;
    mouth.hush();
  }

  /** The next frame; null when it is silent. */
  public short @Nullable [] next() {
    Beep beeping = beep;
    if (beeping != null) {
      short[] frame = beeping.next();
      if (frame != null) {
        return frame;
      }
      beep = null;
    }
    Melody playing = melody;
    return playing == null ? mouth.next() : playing.next();
  }
}
