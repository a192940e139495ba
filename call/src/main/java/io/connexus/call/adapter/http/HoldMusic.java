package io.connexus.call.adapter.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What waiting callers hear: four chords, picked softly, as a WAV file (8 kHz, 16 bits, mono) that
 * the carrier fetches. Composed here, so that nobody's rights are in it.
 */
@RestController
public final class HoldMusic {
  private static final int RATE = 8_000;
  private static final int HEADER = 44;
  private static final double NOTE_SECONDS = 0.4;
  private static final double LOUDNESS = 0.22;

  /** Semitones above the A of 220 Hz: F, C, D minor and B flat, up and down. */
  private static final int[][] CHORDS = {
    {-4, 3, 8, 12, 8, 3}, {-9, -2, 3, 7, 3, -2}, {-7, 0, 5, 8, 5, 0}, {-11, -4, 1, 5, 1, -4}
  };

  private final byte[] wav = wav();

  /** {@code holdMusic} of the contract. */
  @GetMapping("/v1/calls/hold-music")
  public ResponseEntity<byte[]> play() {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("audio/wav"))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
        .body(wav);
  }

  private static byte[] wav() {
    int notes = CHORDS.length * CHORDS[0].length * 2;
    int samples = (int) (notes * NOTE_SECONDS * RATE);
    var file = ByteBuffer.allocate(HEADER + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(HEADER - 8 + samples * 2).put(ascii("WAVEfmt ")).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(samples * 2);
    for (int i = 0; i < samples; i++) {
      file.putShort((short) (sample(i / (double) RATE) * LOUDNESS * Short.MAX_VALUE));
    }
    return file.array();
  }

  private static double sample(double seconds) {
    int note = (int) (seconds / NOTE_SECONDS);
    var chord = CHORDS[note / (CHORDS[0].length * 2) % CHORDS.length];
    double since = seconds - note * NOTE_SECONDS;
    double hertz = 220 * Math.pow(2, chord[note % chord.length] / 12.0);
    double attack = Math.min(1, since / 0.01);
    double turn = 2 * Math.PI * hertz * since;
    return attack * Math.exp(-4 * since) * (Math.sin(turn) + 0.3 * Math.sin(2 * turn));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
