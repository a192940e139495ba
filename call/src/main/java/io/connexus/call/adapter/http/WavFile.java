package io.connexus.call.adapter.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A WAV file of the simplest kind, 8 kHz, 16 bits, mono, that the carrier fetches. */
final class WavFile {
  private static final int RATE = 8_000;
  private static final int HEADER = 44;

  private final byte[] bytes;

  /**
   * @param length in seconds
   * @param sound the sample, from -1 to 1, so many seconds after the beginning
   */
  WavFile(double length, DoubleUnaryOperator sound) {
    int samples = (int) (length * RATE);
    var file = ByteBuffer.allocate(HEADER + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(HEADER - 8 + samples * 2).put(ascii("WAVEfmt ")).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(samples * 2);
    for (int i = 0; i < samples; i++) {
      file.putShort((short) (sound.applyAsDouble(i / (double) RATE) * Short.MAX_VALUE));
    }
    bytes = file.array();
  }

  /** The answer to the carrier, who may keep it. */
  ResponseEntity<byte[]> served() {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("audio/wav"))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
        .body(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
