package io.connexus.sandbox.retell;

import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.clockwork.Timers.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Speaks what the LLM sends, a few words at a time. Speaking starts at the first complete sentence
 * of streamed content; what is not yet a sentence waits for its end or for the content to be
 * complete. Belongs to one session's thread.
 */
final class Mouth {
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:;][\"')\\]]*(?=\\s|$)");
  private static final double SECONDS_PER_BEAT = 0.25;
  private static final int AT_ONCE = 1_000;

  /** Told how the speaking goes, on the session's thread. */
  interface Ear {
    void begins(Utterance utterance);

    void says(Utterance utterance, String words);

    /** The sound of whole sentences begins, whose words follow a few at a time. */
    void sounds(String sentences);

    /** All of it was spoken, or it was cut. */
    void ends(Utterance utterance, boolean cut);
  }

  /** What is to be said in answer to one id. */
  static final class Utterance {
    final String key;
    final StringBuilder text = new StringBuilder();
    final StringBuilder spoken = new StringBuilder();
    int position;
    int sounding;
    boolean complete;
    boolean begun;
    boolean uninterruptible;
    boolean endCall;
    @Nullable String digits;
    @Nullable String transferNumber;

    Utterance(String key) {
      this.key = key;
    }
  }

  private final Ear ear;
  private final Timers timers;
  private final Tempo tempo;
  private final Executor lane;
  private @Nullable Utterance current;
  private Timer next = Timer.NONE;
  private boolean beating;

  Mouth(Ear ear, Timers timers, Tempo tempo, Executor lane) {
    this.ear = ear;
    this.timers = timers;
    this.tempo = tempo;
    this.lane = lane;
  }

  @Nullable Utterance current() {
    return current;
  }

  /** Whether something can be heard, or is about to be. */
  boolean isSpeaking() {
    Utterance utterance = current;
    return utterance != null && (utterance.begun || utterance.complete);
  }

  /** Makes this the one that is spoken. */
  void take(Utterance utterance) {
    current = utterance;
  }

  /** There is more to say, or no more to come. */
  void fed() {
    if (!beating) {
      beat();
    }
  }

  /** Stops in mid-sentence; what was not spoken never will be. */
  void cut() {
    Utterance utterance = current;
    next.cancel();
    beating = false;
    current = null;
    if (utterance != null) {
      ear.ends(utterance, true);
    }
  }

  private void beat() {
    Utterance utterance = current;
    beating = false;
    if (utterance == null) {
      return;
    }
    String words = nextWords(utterance);
    if (!words.isEmpty()) {
      int count = words.split("\\s+", -1).length;
      if (!utterance.begun) {
        utterance.begun = true;
        ear.begins(utterance);
      }
      sound(utterance);
      utterance.spoken.append(utterance.spoken.isEmpty() ? "" : " ").append(words);
      ear.says(utterance, words);
      pause(tempo.ofWords(count));
    } else if (utterance.complete) {
      current = null;
      ear.ends(utterance, false);
    }
  }

  private void sound(Utterance utterance) {
    int speakable = speakable(utterance);
    if (speakable > utterance.sounding) {
      ear.sounds(utterance.text.substring(utterance.sounding, speakable));
      utterance.sounding = speakable;
    }
  }

  private void pause(Duration length) {
    beating = true;
    Utterance utterance = current;
    next =
        timers.after(
            length,
            lane,
            () -> {
              if (current == utterance && beating) {
                beat();
              }
            });
  }

  /** The next few words that may be spoken by now; empty when there are none. */
  private String nextWords(Utterance utterance) {
    int speakable = speakable(utterance);
    if (speakable <= utterance.position) {
      return "";
    }
    int wanted =
        tempo.speechRate() >= AT_ONCE
            ? Integer.MAX_VALUE
            : (int) Math.max(1, Math.round(tempo.speechRate() * SECONDS_PER_BEAT));
    String rest = utterance.text.substring(utterance.position, speakable);
    int end = afterWords(rest, wanted);
    utterance.position += end;
    return rest.substring(0, end).strip();
  }

  private static int speakable(Utterance utterance) {
    return utterance.complete ? utterance.text.length() : sentences(utterance.text);
  }

  private static int sentences(CharSequence text) {
    Matcher matcher = SENTENCE_END.matcher(text);
    int end = 0;
    while (matcher.find()) {
      end = matcher.end();
    }
    return end;
  }

  private static int afterWords(String text, int words) {
    int count = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      if (!space && !inWord) {
        if (count == words) {
          return i;
        }
        count++;
      }
      inWord = !space;
    }
    return text.length();
  }
}
