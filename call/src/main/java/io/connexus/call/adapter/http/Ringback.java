package io.connexus.call.adapter.http;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What members hear while whom they call is rung: the audible ringing of North America, 440 and 480
 * Hz for two seconds in every six (ITU-T E.180, supplement 2), once.
 */
@RestController
public final class Ringback {
  private static final double ON_SECONDS = 2;
  private static final double PERIOD_SECONDS = 6;
  private static final double EDGE_SECONDS = 0.01;
  private static final double LOUDNESS = 0.15;

  private final WavFile wav = new WavFile(PERIOD_SECONDS, Ringback::sample);

  /** {@code ringback} of the contract. */
  @GetMapping("/v1/calls/ringback")
  public ResponseEntity<byte[]> play() {
    return wav.served();
  }

  private static double sample(double seconds) {
    double edge = Math.clamp(Math.min(seconds, ON_SECONDS - seconds) / EDGE_SECONDS, 0, 1);
    double turn = 2 * Math.PI * seconds;
    return LOUDNESS * edge * (Math.sin(440 * turn) + Math.sin(480 * turn)) / 2;
  }
}
