package io.connexus.sandbox.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files: RIFF, PCM, 16 bit, 8 kHz. */
public final class Wav {
  private static final int HEADER = 44;

  private Wav() {}

  /** One channel for each array; a shorter one ends in silence. */
  public static byte[] of(short[]... channels) {
    int length = 0;
    for (short[] channel : channels) {
      length = Math.max(length, channel.length);
    }
    int dataBytes = length * 2 * channels.length;
    ByteBuffer file = ByteBuffer.allocate(HEADER + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(HEADER - 8 + dataBytes).put(ascii("WAVEfmt ")).putInt(16);
    file.putShort((short) 1).putShort((short) channels.length).putInt(Pcm.RATE);
    file.putInt(Pcm.RATE * 2 * channels.length).putShort((short) (2 * channels.length));
    file.putShort((short) 16).put(ascii("data")).putInt(dataBytes);
    for (int i = 0; i < length; i++) {
      for (short[] channel : channels) {
        file.putShort(i < channel.length ? channel[i] : 0);
      }
    }
    return file.array();
  }

  /**
   * What a file with one channel sounds like.
   *
   * @throws IllegalArgumentException if it is none that {@link #of} could have made
   */
  public static short[] samples(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    byte[] like = of(new short[0]);
    boolean readable = bytes.length >= HEADER;
    for (int i = 0; readable && i < HEADER - 4; i++) {
      boolean length = i >= 4 && i < 8;
      readable = length || bytes[i] == like[i];
    }
    if (!readable || file.getInt(HEADER - 4) != bytes.length - HEADER) {
      throw new IllegalArgumentException("no WAV file with one channel of 16 bits and 8 kHz");
    }
    short[] samples = new short[(bytes.length - HEADER) / 2];
    file.position(HEADER).asShortBuffer().get(samples);
    return samples;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
