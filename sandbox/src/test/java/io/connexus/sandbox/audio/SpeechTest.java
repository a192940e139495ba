package io.connexus.sandbox.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How words become audible. */
class SpeechTest {
  private static final String OPENING = "We open at seven in the morning.";

  // ---- the voice

  private static short[] spoken(String text, double wordsPerSecond) {
    Sound sound = Voice.SHARED.read(text, wordsPerSecond).join();
    List<short[]> frames = new ArrayList<>();
    for (short[] frame = sound.next(); frame != null; frame = sound.next()) {
      frames.add(frame);
    }
    short[] all = new short[frames.size() * Pcm.FRAME];
    for (int i = 0; i < frames.size(); i++) {
      System.arraycopy(frames.get(i), 0, all, i * Pcm.FRAME, Pcm.FRAME);
    }
    return all;
  }

  @Test
  void aSentenceSoundsOfManyPitchesAndNotOfOne() {
    Ear ofVoice = new Ear();
    Ear ofTones = new Ear();
    hear(ofVoice, spoken(OPENING, 2.5));
    hear(ofTones, spoken("你好", 2.5));
    assertThat(width(ofTones.last())).as("a tone, in Hz").isLessThan(20);
    assertThat(width(ofVoice.last())).as("a voice, in Hz").isGreaterThan(300);
    assertThat(ofVoice.impression().level()).isGreaterThan(500);
  }

  /** Of the band that holds four fifths of the sound, a tenth below and a tenth above it; Hz. */
  private static double width(short[] samples) {
    int size = Integer.highestOneBit(samples.length);
    double[] magnitude = Spectrum.magnitudes(samples, size);
    double all = Arrays.stream(magnitude).map(one -> one * one).sum();
    double below = 0;
    int width = 0;
    for (double one : magnitude) {
      below += one * one;
      width += below > 0.1 * all && below < 0.9 * all ? 1 : 0;
    }
    return (double) width * Pcm.RATE / size;
  }

  private static void hear(Ear ear, short[] samples) {
    for (int at = 0; at < samples.length; at += Pcm.FRAME) {
      ear.hear(Arrays.copyOfRange(samples, at, at + Pcm.FRAME));
    }
  }

  @Test
  void theSameSentenceSoundsAlikeAndAnotherDoesNot() {
    assertThat(spoken(OPENING, 4)).isEqualTo(spoken(OPENING, 4));
    assertThat(spoken(OPENING, 4)).isNotEqualTo(spoken("We close at seven in the evening.", 4));
  }

  @Test
  void moreWordsTakeLonger() {
    double one = spoken("One moment, please.", 2.5).length;
    double three =
        spoken("One moment, please. One moment, please. One moment, please.", 2.5).length;
    assertThat(three / one).isBetween(2.5, 3.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2.5, 8, 12})
  void speechTakesNoLongerThanItsWordsAtThePace(double pace) {
    for (String text : List.of(OPENING, "Extraordinarily complicated 1,234,567", "Hi")) {
      double seconds = (double) spoken(text, pace).length / Pcm.RATE;
      double words = new StringTokenizer(text).countTokens();
      assertThat(seconds).as("%s at %s", text, pace).isBetween(0.1 / pace, words / pace + 0.02);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀", "你好，我们明天七点", "Привет", "- -- ...", "a\ud800b", "'", "%$#@ \u0007"})
  void whatCannotBeReadIsStillHeard(String text) {
    short[] sound = spoken(text, 8);
    assertThat(sound.length).isBetween(Pcm.FRAME, Pcm.RATE);
    assertThat(sound).isNotEqualTo(new short[sound.length]);
  }

  @Test
  void spanishIsReadAsWell() {
    assertThat(width(spoken("¿Cuándo abrís mañana?", 3))).isGreaterThan(200);
  }

  @Test
  void atAPaceNobodyCouldSpeakWordsAreTonesOfAFrame() {
    assertThat(spoken(OPENING, 100_000)).hasSize(7 * Pcm.FRAME);
  }

  // ---- the mouth

  /** Reads when it is told to; a text sounds as long as it has letters, a frame for each. */
  private static final class SlowReader implements Reader {
    final List<String> asked = new ArrayList<>();
    final List<CompletableFuture<Sound>> pending = new ArrayList<>();

    @Override
    public void prepare() {}

    @Override
    public CompletableFuture<Sound> read(String text, double wordsPerSecond) {
      asked.add(text);
      pending.add(new CompletableFuture<>());
      return pending.getLast();
    }

    void finish() {
      short[] samples = new short[asked.getLast().length() * Pcm.FRAME];
      Arrays.fill(samples, (short) asked.size());
      pending.getLast().complete(Sound.of(samples));
    }
  }

  private final AtomicLong nanos = new AtomicLong();
  private final SlowReader reader = new SlowReader();
  private final Mouth mouth = new Mouth(() -> 8, reader, nanos::get);

  @Test
  void nothingIsReadBeforeSomebodyListensAndNobodyWaitsForIt() {
    mouth.say("One. Two!");
    assertThat(reader.asked).isEmpty();
    assertThat(mouth.next()).as("it is being read").isNull();
    assertThat(reader.asked).containsExactly("One.");
    assertThat(mouth.next()).isNull();
    reader.finish();
    assertThat(mouth.next()).as("at once").isNotNull();
  }

  @Test
  void sentencesAreHeardInOrderAndTheNextIsReadMeanwhile() {
    mouth.say("One. Two!");
    mouth.say("Three");
    mouth.next();
    reader.finish();
    assertThat(heard(2)).containsExactly(1, 1);
    assertThat(reader.asked).containsExactly("One.", "Two!");
    reader.finish();
    assertThat(heard(4)).containsExactly(1, 1, 2, 2);
    reader.finish();
    assertThat(heard(8)).containsExactly(2, 2, 3, 3, 3, 3, 3, 0);
  }

  private List<Integer> heard(int frames) {
    List<Integer> heard = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      short[] frame = mouth.next();
      heard.add(frame == null ? 0 : (int) frame[0]);
    }
    return heard;
  }

  @Test
  void hushIsHeardInTheVeryNextFrameAlsoOfWhatIsStillBeingRead() {
    mouth.say("One. Two!");
    mouth.next();
    reader.finish();
    assertThat(heard(1)).containsExactly(1);
    mouth.hush();
    reader.finish();
    assertThat(heard(3)).containsExactly(0, 0, 0);
    mouth.say("Three");
    mouth.next();
    reader.finish();
    assertThat(heard(1)).containsExactly(3);
  }

  @Test
  void whatNobodyListensToIsForgotten() {
    mouth.say("stale");
    nanos.addAndGet(3_000_000_000L);
    assertThat(mouth.next()).isNull();
    assertThat(reader.asked).isEmpty();
  }
}
