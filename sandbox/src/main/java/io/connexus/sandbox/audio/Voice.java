package io.connexus.sandbox.audio;

import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.StringTokenizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A voice that speaks English, and reads other languages as if they were: FreeTTS's Kevin. It takes
 * 17 MB and about a second to load, which begins when somebody listens. What it cannot read, or
 * nobody could say so fast, are tones.
 */
final class Voice implements Reader {
  /** One for the process: what it loads is the same for all. */
  static final Voice SHARED = new Voice();

  private static final Logger LOG = LoggerFactory.getLogger(Voice.class);

  /** Words a second of the voice as it is. */
  private static final double NATURAL = 2.5;

  /** Words a second; faster is no longer speech. */
  private static final double FASTEST = 15;

  private static final double LEAST_STRETCH = 0.15;

  /** The voice is not for more than one thread; this one ends when it has nothing to do. */
  private final ExecutorService thread = oneThread();

  private com.sun.speech.freetts.@Nullable Voice kevin;

  private Voice() {}

  private static ExecutorService oneThread() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("sandbox-voice").factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  public void prepare() {
    thread.execute(this::loaded);
  }

  private com.sun.speech.freetts.Voice loaded() {
    com.sun.speech.freetts.Voice present = kevin;
    if (present == null) {
      present = new KevinVoiceDirectory().getVoices()[0];
      present.allocate();
      kevin = present;
    }
    return present;
  }

  @Override
  public CompletableFuture<Sound> read(String text, double wordsPerSecond) {
    return wordsPerSecond > FASTEST
        ? CompletableFuture.completedFuture(new TonesOfWords(text, wordsPerSecond))
        : CompletableFuture.supplyAsync(() -> sound(text, wordsPerSecond), thread);
  }

  private Sound sound(String text, double wordsPerSecond) {
    try {
      short[] speech = speech(text, wordsPerSecond);
      if (speech.length > 0) {
        return Sound.of(speech);
      }
    } catch (RuntimeException | Error e) { // it throws an Error for what its rules do not foresee
      LOG.debug("A text cannot be read aloud", e);
    }
    return new TonesOfWords(text, wordsPerSecond);
  }

  /** At the pace as a whole: words differ in length, and the time of all grows with the stretch. */
  private short[] speech(String text, double wordsPerSecond) {
    double words = new StringTokenizer(text).countTokens();
    int most = (int) (Pcm.RATE * words / wordsPerSecond);
    double stretch = Math.min(1, NATURAL / wordsPerSecond);
    short[] speech = speak(text, stretch);
    if (speech.length > most) {
      speech = speak(text, Math.max(LEAST_STRETCH, stretch * most / speech.length));
    }
    return Arrays.copyOf(speech, Math.min(speech.length, most));
  }

  private short[] speak(String text, double stretch) {
    com.sun.speech.freetts.Voice voice = loaded();
    Samples spoken = new Samples();
    voice.setAudioPlayer(spoken);
    voice.setDurationStretch((float) stretch);
    voice.speak(text);
    ByteBuffer bytes = ByteBuffer.wrap(spoken.bytes());
    short[] samples = new short[bytes.remaining() / 2];
    bytes.asShortBuffer().get(samples);
    return samples;
  }
}
