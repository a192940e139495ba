package io.connexus.sandbox.telnyx;

import java.nio.ByteBuffer;
import java.time.Duration;

/** Something that players accept. */
final class Sound {
  /** 1,152 samples at 44.1 kHz. */
  private static final double MILLIS_A_FRAME = 26.122;

  private Sound() {}

  /** Silent MPEG-1 layer III frames: a header of 128 kbit/s at 44.1 kHz mono, then zeros. */
  static byte[] mp3(Duration length) {
    int frameBytes = 417;
    int frames = Math.max(1, (int) Math.ceil(length.toMillis() / MILLIS_A_FRAME));
    ByteBuffer file = ByteBuffer.allocate(frameBytes * frames);
    for (int i = 0; i < frames; i++) {
      file.position(i * frameBytes);
      file.putInt(0xFFFB90C4);
    }
    return file.array();
  }
}
