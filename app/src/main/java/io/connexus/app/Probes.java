package io.connexus.app;

import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether this process lives and takes requests, for whoever sends them to it: a word and nothing
 * more. What is wrong is said on the management port.
 */
@RestController
final class Probes {
  private final ApplicationAvailability availability;

  Probes(ApplicationAvailability availability) {
    this.availability = availability;
  }

  @GetMapping("/actuator/health/liveness")
  ResponseEntity<Map<String, String>> live() {
    return answer(availability.getLivenessState() == LivenessState.CORRECT);
  }

  @GetMapping("/actuator/health/readiness")
  ResponseEntity<Map<String, String>> ready() {
    return answer(availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
  }

  private static ResponseEntity<Map<String, String>> answer(boolean up) {
    return ResponseEntity.status(up ? 200 : 503).body(Map.of("status", up ? "UP" : "DOWN"));
  }
}
