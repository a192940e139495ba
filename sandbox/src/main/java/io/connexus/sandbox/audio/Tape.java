package io.connexus.sandbox.audio;

import java.util.ArrayList;
import java.util.List;

/** A recording of both directions, in step: at most an hour, what comes later is not kept. */
public final class Tape {
  private static final int MOST_FRAMES = 3_600 * 1_000 / Pcm.FRAME_MILLIS;

  private final List<short[]> said = new ArrayList<>();
  private final List<short[]> heard = new ArrayList<>();

  public synchronized void record(short[] saidNow, short[] heardNow) {
    if (said.size() < MOST_FRAMES) {
      said.add(saidNow.clone());
      heard.add(heardNow.clone());
    }
  }

  /** One channel for each direction, or both in one. */
  public synchronized byte[] wav(boolean dual) {
    if (dual) {
      return Wav.of(joined(said), joined(heard));
    }
    List<short[]> mixed = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      short[] both = said.get(i).clone();
      Pcm.mix(both, heard.get(i));
      mixed.add(both);
    }
    return Wav.of(joined(mixed));
  }

  /** Leaves out the silence at the beginning and at the end. */
  public synchronized void trim() {
    int first = 0;
    int last = said.size();
    while (first < last && isSilent(first)) {
      first++;
    }
    while (last > first && isSilent(last - 1)) {
      last--;
    }
    said.subList(last, said.size()).clear();
    heard.subList(last, heard.size()).clear();
    said.subList(0, first).clear();
    heard.subList(0, first).clear();
  }

  private boolean isSilent(int frame) {
    return Pcm.isSilent(said.get(frame)) && Pcm.isSilent(heard.get(frame));
  }

  private static short[] joined(List<short[]> frames) {
    short[] all = new short[frames.size() * Pcm.FRAME];
    for (int i = 0; i < frames.size(); i++) {
      System.arraycopy(frames.get(i), 0, all, i * Pcm.FRAME, Pcm.FRAME);
    }
    return all;
  }
}
