package io.connexus.sandbox.audio;

import org.jspecify.annotations.Nullable;

/** The sound of a virtual telephone: a tone when it is told to make one, and an ear. */
public final class Handset implements Audio {
  private volatile @Nullable Tone tone;
  private volatile @Nullable Ear ear;

  /** Hums at this pitch until told otherwise; 0 is silence. */
  public void hum(double hertz) {
    tone = hertz > 0 ? new Tone(hertz) : null;
  }

  /** What it heard; the same as silence when no sound ever reached it. */
  public Ear ear() {
    Ear present = ear;
    return present == null ? new Ear() : present;
  }

  @Override
  public short[] take() {
    Tone present = tone;
    return present == null ? Pcm.silence() : present.next();
  }

  @Override
  public void give(short[] frame) {
    Ear present = ear;
    if (present == null) {
      present = new Ear();
      ear = present;
    }
    present.hear(frame);
  }
}
