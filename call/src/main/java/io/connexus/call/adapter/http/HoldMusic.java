package io.connexus.call.adapter.http;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What waiting callers hear: four chords, picked softly, as a WAV file that the carrier fetches.
 * Composed here, so that nobody's rights are in it.
 */
@RestController
public final class HoldMusic {
  private static final double NOTE_SECONDS = 0.4;
  private static final double LOUDNESS = 0.22;

  /** Semitones above the A of 220 Hz: F, C, D minor and B flat, up and down. */
  private static final int[][] CHORDS = {
    {-4, 3, 8, 12, 8, 3}, {-9, -2, 3, 7, 3, -2}, {-7, 0, 5, 8, 5, 0}, {-11, -4, 1, 5, 1, -4}
  };

  private final WavFile wav =
      new WavFile(CHORDS.length * CHORDS[0].length * 2 * NOTE_SECONDS, HoldMusic::sample);

  /** {@code holdMusic} of the contract. */
  @GetMapping("/v1/calls/hold-music")
  public ResponseEntity<byte[]> play() {
    return wav.served();
  }

  private static double sample(double seconds) {
    int note = (int) (seconds / NOTE_SECONDS);
    var chord = CHORDS[note / (CHORDS[0].length * 2) % CHORDS.length];
    double since = seconds - note * NOTE_SECONDS;
    double hertz = 220 * Math.pow(2, chord[note % chord.length] / 12.0);
    double attack = Math.min(1, since / 0.01);
    double turn = 2 * Math.PI * hertz * since;
    return LOUDNESS * attack * Math.exp(-4 * since) * (Math.sin(turn) + 0.3 * Math.sin(2 * turn));
  }
}
