package io.connexus.sandbox.audio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes words audible, sentence by sentence and as fast as voices speak here. Nothing is read aloud
 * before somebody listens; while nobody does for two seconds, what there is to say is forgotten.
 */
public final class Mouth {
  private static final long STALE_NANOS = 2_000_000_000L;
  private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?…:;])\\s+");

  private final DoubleSupplier wordsPerSecond;
  private final Reader reader;
  private final LongSupplier nanos;
  private final Deque<String> sentences = new ArrayDeque<>();
  private @Nullable Sound playing;
  private @Nullable CompletableFuture<Sound> coming;
  private long listenedAt;
  private boolean prepared;

  /** A mouth that speaks so many words a second. */
  public Mouth(DoubleSupplier wordsPerSecond) {
    this(wordsPerSecond, Voice.SHARED, System::nanoTime);
  }

  Mouth(DoubleSupplier wordsPerSecond, Reader reader, LongSupplier nanos) {
    this.wordsPerSecond = wordsPerSecond;
    this.reader = reader;
    this.nanos = nanos;
    this.listenedAt = nanos.getAsLong();
  }

  public synchronized void say(String text) {
    forgetUnheard();
    if (!text.isBlank()) {
      BETWEEN_SENTENCES.splitAsStream(text.strip()).forEach(sentences::add);
    }
  }

  public synchronized void hush() {
    sentences.clear();
    playing = null;
    coming = null;
  }

  /** The next frame of speech; null when there is nothing to say yet. */
  public synchronized short @Nullable [] next() {
    forgetUnheard();
    listenedAt = nanos.getAsLong();
    if (!prepared) {
      prepared = true;
      reader.prepare();
    }
    readAhead();
    short[] frame = playing == null ? null : playing.next();
    if (frame == null && coming != null && coming.isDone()) {
      playing = coming.join();
      coming = null;
      readAhead();
      frame = playing.next();
    }
    return frame;
  }

  /** While one sentence is heard, the next is read. */
  private void readAhead() {
    if (coming == null && !sentences.isEmpty()) {
      coming = reader.read(sentences.remove(), wordsPerSecond.getAsDouble());
    }
  }

  private void forgetUnheard() {
    if (nanos.getAsLong() - listenedAt > STALE_NANOS) {
      hush();
    }
  }
}
