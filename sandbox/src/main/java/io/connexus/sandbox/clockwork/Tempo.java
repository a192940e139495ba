package io.connexus.sandbox.clockwork;

import java.time.Duration;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * How fast the simulated world runs. {@code timeScale} shortens the vendors' own waits (ringing,
 * the five minutes of a registration, reminders); {@code speechRate} is the number of words a voice
 * speaks in a second. Neither touches HTTP timeouts: the client under test runs in real time.
 */
public final class Tempo {
  /**
   * Lively rather than lifelike (people speak about 2.5 words a second), so a demo does not drag.
   */
  public static final double SPEECH_RATE = 8;

  /** As the real carrier's pre-signed links. */
  private static final Duration LINK_LIFE = Duration.ofMinutes(10);

  private volatile double timeScale = 1;
  private volatile double speechRate = SPEECH_RATE;
  private volatile Duration linkLife = LINK_LIFE;

  public void change(@Nullable Double newTimeScale, @Nullable Double newSpeechRate) {
    if (newTimeScale != null && newTimeScale > 0) {
      timeScale = newTimeScale;
    }
    if (newSpeechRate != null && newSpeechRate > 0) {
      speechRate = newSpeechRate;
    }
  }

  /** From now on a link to a recording lives so long; real time, as its reader's is. */
  public void changeLinkLife(Duration life) {
    linkLife = life;
  }

  public void restore() {
    linkLife = LINK_LIFE;
    timeScale = 1;
    speechRate = SPEECH_RATE;
  }

  /** How long a link to a recording lives. */
  public Duration linkLife() {
    return linkLife;
  }

  public double timeScale() {
    return timeScale;
  }

  public double speechRate() {
    return speechRate;
  }

  /** How long a vendor's wait takes here. */
  public Duration of(Duration vendorTime) {
    return Duration.ofNanos((long) (vendorTime.toNanos() / timeScale));
  }

  /** How long it takes to say this. */
  public Duration ofSpeech(String text) {
    return ofWords(new StringTokenizer(text).countTokens());
  }

  public Duration ofWords(int words) {
    return Duration.ofNanos((long) (words * 1e9 / speechRate));
  }
}
