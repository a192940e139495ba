package io.connexus.sandbox.telnyx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** One second of something that players accept. */
final class Sound {
  private static final int RATE = 8_000;

  private Sound() {}

  /** A quiet 440 Hz tone, 16 bit mono. */
  static byte[] wav() {
    int dataBytes = RATE * 2;
    ByteBuffer file = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(36 + dataBytes).put(ascii("WAVEfmt ")).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(dataBytes);
    for (int i = 0; i < RATE; i++) {
      file.putShort((short) (3_000 * Math.sin(2 * Math.PI * 440 * i / RATE)));
    }
    return file.array();
  }

  /** Silent MPEG-1 layer III frames: a header of 128 kbit/s at 44.1 kHz mono, then zeros. */
  static byte[] mp3() {
    int frameBytes = 417;
    int frames = 38;
    ByteBuffer file = ByteBuffer.allocate(frameBytes * frames);
    for (int i = 0; i < frames; i++) {
      file.position(i * frameBytes);
      file.putInt(0xFFFB90C4);
    }
    return file.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
