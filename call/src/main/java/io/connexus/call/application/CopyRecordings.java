package io.connexus.call.application;

import io.connexus.platform.objects.ObjectStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches recordings from the carrier into the object store, and deletes those whose time is over.
 * A link lives ten minutes; whenever one does not do, the carrier is asked for another. What cannot
 * be had within a day has failed, and is tried once a day from then on, until its time is over.
 */
public final class CopyRecordings {
  private static final System.Logger LOG = System.getLogger(CopyRecordings.class.getName());

  /** A little less than the carrier's links live. */
  private static final Duration LINK_LIFE = Duration.ofMinutes(9);

  /** Longer than the largest recording takes; who crashed over one leaves it for so long. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(16));

  private static final Duration AFTER_FAILURE = Duration.ofDays(1);

  /** For so long the carrier may need it still, to write down what was said. */
  private static final Duration LEFT_AT_CARRIER = Duration.ofHours(1);

  private static final int AT_ONCE = 4;
  private static final int SWEEP = 100;

  private final Recordings recordings;
  private final RecordingSource source;
  private final ObjectStore objects;
  private final CallSettingsStore settings;
  private final CallNews news;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  public CopyRecordings(
      Recordings recordings,
      RecordingSource source,
      ObjectStore objects,
      CallSettingsStore settings,
      CallNews news,
      InstantSource clock,
      MeterRegistry metrics) {
    this.recordings = recordings;
    this.source = source;
    this.objects = objects;
    this.settings = settings;
    this.news = news;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Copies what is due, one after the other; how many there were. */
  public int run() {
    int copied = 0;
    while (copied < AT_ONCE && next()) {
      copied++;
    }
    return copied;
  }

  private boolean next() {
    var now = clock.instant();
    var due = recordings.due(now, now.plus(LEASE));
    due.ifPresent(this::copy);
    return due.isPresent();
  }

  private void copy(Recordings.Task task) {
    var recording = task.recording();
    try {
      var link = link(task);
      if (link == null) {
        fail(recording);
        recordings.goneAtCarrier(recording.id());
        return;
      }
      keep(recording, link);
    } catch (IOException | UncheckedIOException | Carrier.CarrierException e) {
      LOG.log(
          System.Logger.Level.INFO,
          "recording {0} was not copied: {1}",
          recording.id(),
          e.getClass().getSimpleName());
      if (task.tries() > PAUSES.size()) {
        fail(recording);
      } else {
        recordings.postpone(
            recording.id(), clock.instant().plus(PAUSES.get(Math.max(0, task.tries() - 1))));
      }
    }
  }

  private @Nullable URI link(Recordings.Task task) {
    boolean fresh = clock.instant().isBefore(task.askedAt().plus(LINK_LIFE));
    return task.link() != null && fresh
        ? task.link()
        : source.link(task.recording().carrierId()).orElse(null);
  }

  private void keep(Recording recording, URI link) throws IOException {
    var file = Files.createTempFile("recording", null);
    try {
      source.fetch(link, file);
      var duration =
          recording.format().equals("wav")
              ? Wav.duration(file).orElse(recording.duration())
              : recording.duration();
      if (KeepRecordings.isEmpty(recording.kind(), duration, KeepRecordings.SHORTEST_SPEECH)) {
        recordings.empty(recording.id());
        ended(recording, Recording.State.EMPTY);
        return;
      }
      objects.put(recording.key(), file);
      var kept = new Recordings.Kept(Files.size(file), sha256(file), duration, expiry(recording));
      if (recordings.kept(recording.id(), kept)) {
        ended(recording, Recording.State.KEPT);
      } else if (recordings.isDeleted(recording.id())) { // and not copied by somebody else
        objects.delete(recording.key());
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private @Nullable Instant expiry(Recording recording) {
    var days = settings.of(recording.workspace()).retentionDays();
    return days == null ? null : recording.startedAt().plus(Duration.ofDays(days));
  }

  private static String sha256(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), digest())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  private void fail(Recording recording) {
    recordings.failed(recording.id(), clock.instant().plus(AFTER_FAILURE), expiry(recording));
    if (recording.state() != Recording.State.FAILED) {
      ended(recording, Recording.State.FAILED);
    }
  }

  /** The screens see the mark of a message as soon as it can be listened to. */
  private void ended(Recording recording, Recording.State state) {
    metrics
        .counter(
            "connexus.recordings",
            "kind",
            CallJson.word(recording.kind()),
            "state",
            CallJson.word(state))
        .increment();
    news.tell(recording.workspace(), recording.call());
  }

  /** Deletes what has been kept long enough; how many there were. */
  public int sweep() {
    return each(
        recordings.expired(clock.instant(), SWEEP),
        recording -> {
          objects.delete(recording.key());
          recordings.delete(recording.id(), clock.instant());
        });
  }

  /** Deletes at the carrier what is not needed there any more; how many there were. */
  public int sweepCarrier() {
    return each(
        recordings.leftAtCarrier(clock.instant().minus(LEFT_AT_CARRIER), SWEEP),
        recording -> {
          recordings.postpone(recording.id(), clock.instant()); // so that it keeps nobody waiting
          source.delete(recording.carrierId());
          recordings.goneAtCarrier(recording.id());
        });
  }

  /** What goes wrong with one is no reason to leave the others; its turn comes again. */
  private static int each(List<Recording> those, Consumer<Recording> deed) {
    int count = 0;
    for (var recording : those) {
      try {
        deed.accept(recording);
        count++;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "recording " + recording.id() + " is still there", e);
      }
    }
    return count;
  }
}
