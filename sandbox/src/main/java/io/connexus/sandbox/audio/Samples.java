package io.connexus.sandbox.audio;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;

/** Keeps what FreeTTS speaks, 16 bits big-endian, in the place of a loudspeaker. */
final class Samples implements AudioPlayer {
  private final ByteArrayOutputStream spoken = new ByteArrayOutputStream();
  private AudioFormat format = new AudioFormat(Pcm.RATE, 16, 1, true, true);

  byte[] bytes() {
    return spoken.toByteArray();
  }

  @Override
  public boolean write(byte[] bytes) {
    return write(bytes, 0, bytes.length);
  }

  @Override
  public boolean write(byte[] bytes, int offset, int length) {
    spoken.write(bytes, offset, length);
    return true;
  }

  @Override
  public void setAudioFormat(AudioFormat wanted) {
    format = wanted;
  }

  @Override
  public AudioFormat getAudioFormat() {
    return format;
  }

  @Override
  public boolean drain() {
    return true;
  }

  @Override
  public boolean end() {
    return true;
  }

  @Override
  public float getVolume() {
    return 1;
  }

  @Override
  public long getTime() {
    return 0;
  }

  @Override
  public void setVolume(float volume) {}

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public void reset() {}

  @Override
  public void begin(int size) {}

  @Override
  public void cancel() {}

  @Override
  public void close() {}

  @Override
  public void resetTime() {}

  @Override
  public void startFirstSampleTimer() {}

  @Override
  public void showMetrics() {}
}
