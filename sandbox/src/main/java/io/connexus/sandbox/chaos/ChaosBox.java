package io.connexus.sandbox.chaos;

import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Holds the chaos in force and rolls the dice for it, the same way for the same seed. */
public final class ChaosBox {
  private final Tempo tempo;
  private volatile Chaos current = Chaos.NONE;
  private volatile ObjectNode asGiven = Json.object();
  private Random dice = new Random(1);

  public ChaosBox(Tempo tempo) {
    this.tempo = tempo;
  }

  /** Replaces the chaos in force. */
  public synchronized void set(ObjectNode json) {
    current = Chaos.from(json);
    asGiven = json;
    dice = new Random(current.seed());
    tempo.change(current.timeScale(), current.speechRate());
  }

  public synchronized void clear() {
    set(Json.object());
    tempo.restore();
  }

  public Chaos now() {
    return current;
  }

  public ObjectNode describe() {
    ObjectNode view = asGiven.deepCopy();
    view.put("speechRate", tempo.speechRate()).put("timeScale", tempo.timeScale());
    return view;
  }

  public synchronized boolean roll(double probability) {
    return probability > 0 && dice.nextDouble() < probability;
  }

  /** The waits before the second and later attempts to deliver a webhook. */
  public List<Duration> retryDelays(List<Duration> vendor) {
    return delays(current.retryDelaysMs(), vendor);
  }

  /** The waits before each try to rebuild a broken LLM socket. */
  public List<Duration> reconnectDelays(List<Duration> vendor) {
    return delays(current.retell().reconnectDelaysMs(), vendor);
  }

  private static List<Duration> delays(@Nullable List<Long> delays, List<Duration> vendor) {
    return delays == null ? vendor : delays.stream().map(Duration::ofMillis).toList();
  }

  /** What a request is to suffer, or null when it is spared. */
  public Fault.@Nullable Hit faultFor(String request) {
    return current.faults().stream()
        .map(fault -> fault.strike(request))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
