package io.connexus.sandbox.audio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The carrier's own voice on a leg: it speaks, or plays something until told to stop. */
public final class Announcer {
  private final Mouth mouth;
  private volatile @Nullable Sound melody;
  private volatile @Nullable Beep beep;

  public Announcer(Mouth mouth) {
    this.mouth = mouth;
  }

  public void say(String text) {
    mouth.say(text);
  }

  /** Plays something until it is told to {@link #hush}. */
  public void play() {
    play(null);
  }

  /** Plays this again and again until it is told to {@link #hush}. */
  public void repeat(short[] samples) {
    melody = samples.length == 0 ? null : Sound.endless(samples);
  }

  /** Plays something for so long; null: until it is told to {@link #hush}. */
  public void play(@Nullable Duration length) {
    melody = Melody.lasting(length);
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
    Sound playing = melody;
    short[] music = playing == null ? null : playing.next();
    return music == null ? mouth.next() : music;
  }
}
