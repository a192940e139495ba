package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.audio.Pcm;
import io.connexus.sandbox.audio.Tape;
import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.clockwork.Timers.Timer;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.LegEvents;
import io.connexus.sandbox.exchange.Line;
import io.connexus.sandbox.exchange.Tap;
import io.connexus.sandbox.json.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recordings of legs: what was heard, under a link that really expires. Only WAV holds sound; MP3
 * is silence of the right length.
 */
public final class Recordings {
  /** As the real carrier's pre-signed links. */
  static final Duration LINK_LIFE = Duration.ofMinutes(10);

  /** Seconds. */
  private static final int LONGEST = 14_400;

  private static final Duration UNTIL_SAVED = Duration.ofMillis(500);

  /** A recording that goes on. */
  private record Running(
      String id,
      Instant startedAt,
      String format,
      String channels,
      Tape tape,
      Tap tap,
      boolean trimmed,
      boolean transcribed,
      Timer longest) {}

  /** Ends a recording once whoever spoke has been silent for so long. */
  private final class Patience implements Tap {
    private final Leg leg;
    private final Tape tape;
    private final long silenceMillis;
    private boolean spoken;
    private long silentMillis;

    Patience(Leg leg, Tape tape, Duration silence) {
      this.leg = leg;
      this.tape = tape;
      this.silenceMillis = silence.toMillis();
    }

    @Override
    public void passed(short[] said, short[] heard) {
      tape.record(said, heard);
      boolean silent = Pcm.isSilent(said);
      spoken |= !silent;
      silentMillis = silent ? silentMillis + Pcm.FRAME_MILLIS : 0;
      if (silenceMillis > 0
          && spoken
          && silentMillis == silenceMillis / Pcm.FRAME_MILLIS * Pcm.FRAME_MILLIS) {
        timers.now(() -> exchange.run(() -> finishIfRunning(leg, this)));
      }
    }
  }

  /** A finished file. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Stored(byte[] content, String contentType, Instant linkExpiresAt) {}

  private final Exchange exchange;
  private final LegEvents events;
  private final Timers timers;
  private final Tempo tempo;
  private final Ids ids;
  private final Clock clock;
  private final Supplier<URI> baseUrl;
  private final Map<Leg, Running> running = new HashMap<>();
  private final Map<String, Stored> stored = new ConcurrentHashMap<>();
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> catalogue = new ConcurrentHashMap<>();

  public Recordings(
      Exchange exchange,
      LegEvents events,
      Timers timers,
      Tempo tempo,
      Ids ids,
      Clock clock,
      Supplier<URI> baseUrl) {
    this.exchange = exchange;
    this.events = events;
    this.timers = timers;
    this.tempo = tempo;
    this.ids = ids;
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  static void check(ObjectNode body) {
    Refusals.required(body, "format");
    Refusals.required(body, "channels");
    Refusals.oneOf(body, "format", "", List.of("wav", "mp3"));
    Refusals.oneOf(body, "channels", "", List.of("single", "dual"));
    if (body.has("trim")) {
      Refusals.oneOf(body, "trim", "", List.of("trim-silence"));
    }
    seconds(body, "max_length", LONGEST);
    seconds(body, "timeout_secs", Integer.MAX_VALUE);
  }

  private static Duration seconds(ObjectNode body, String name, int most) {
    int seconds = body.path(name).asInt(0);
    if (seconds < 0 || seconds > most) {
      throw Refusals.malformed(name, "It is out of range.");
    }
    return Duration.ofSeconds(seconds);
  }

  void start(Leg leg, ObjectNode body, ObjectNode result) {
    if (running.containsKey(leg)) {
      throw Refusals.of(422, "90053", "Recording is already in progress", "Stop it first.");
    }
    String format = Json.text(body, "format", "mp3");
    String channels = Json.text(body, "channels", "single");
    Tape tape = new Tape();
    Tap tap = new Patience(leg, tape, tempo.of(seconds(body, "timeout_secs", Integer.MAX_VALUE)));
    Duration longest = seconds(body, "max_length", LONGEST);
    if (Json.flag(body, "play_beep")) {
      leg.announcer().beep();
      exchange.voices().announce(leg, "♪ beep");
    }
    running.put(
        leg,
        new Running(
            ids.uuid(),
            clock.instant(),
            format,
            channels,
            tape,
            tap,
            body.has("trim"),
            Json.flag(body, "transcription"),
            longest.isZero()
                ? Timer.NONE
                : timers.after(
                    tempo.of(longest), () -> exchange.run(() -> finishIfRunning(leg, tap)))));
    exchange.mixer().tap(leg, tap);
    leg.atEnd("recording", () -> finish(leg));
  }

  void stop(Leg leg, ObjectNode body, ObjectNode result) {
    leg.forgetAtEnd("recording");
    finish(leg);
  }

  private void finishIfRunning(Leg leg, Tap tap) {
    Running recording = running.get(leg);
    if (recording != null && recording.tap().equals(tap)) {
      leg.forgetAtEnd("recording");
      finish(leg);
    }
  }

  private void finish(Leg leg) {
    Running recording = running.remove(leg);
    if (recording == null) {
      return;
    }
    recording.longest().cancel();
    exchange.mixer().untap(leg, recording.tap());
    Instant ended = clock.instant();
    timers.after(tempo.of(UNTIL_SAVED), () -> exchange.run(() -> save(leg, recording, ended)));
  }

  private void save(Leg leg, Running recording, Instant ended) {
    ObjectNode links = Json.object();
    if (recording.trimmed()) {
      recording.tape().trim();
    }
    byte[] content =
        recording.format().equals("wav")
            ? recording.tape().wav(recording.channels().equals("dual"))
            : Sound.mp3(Duration.between(recording.startedAt(), ended));
    contents.put(recording.id(), content);
    links.put(recording.format(), link(recording.id(), recording.format()));
    ObjectNode fields = Json.object();
    fields.put("recording_id", recording.id());
    fields.put("channels", recording.channels()).put("format", recording.format());
    fields.put("recording_started_at", TelnyxWebhooks.micros(recording.startedAt()));
    fields.put("recording_ended_at", TelnyxWebhooks.micros(ended));
    fields.put("start_time", TelnyxWebhooks.micros(recording.startedAt()));
    fields.put("end_time", TelnyxWebhooks.micros(ended));
    fields.set("recording_urls", links);
    fields.set("public_recording_urls", Json.object());
    catalogue.put(recording.id(), describe(leg, recording, ended));
    events.happened(leg, "call.recording.saved", fields);
    if (recording.transcribed()) {
      timers.after(
          tempo.of(UNTIL_SAVED), () -> exchange.run(() -> transcribe(leg, recording, ended)));
    }
  }

  /** What whoever is recorded said meanwhile; nothing is told of silence. */
  private void transcribe(Leg leg, Running recording, Instant ended) {
    String text =
        leg.said().stream()
            .filter(line -> !line.at().isBefore(recording.startedAt()) && !line.at().isAfter(ended))
            .map(Line::text)
            .collect(Collectors.joining(" "));
    if (text.isBlank()) {
      return;
    }
    ObjectNode fields = Json.object();
    fields.put("recording_id", recording.id()).put("recording_transcription_id", ids.uuid());
    fields.put("status", "completed").put("transcription_text", text);
    events.happened(leg, "call.recording.transcription.saved", fields);
  }

  private String link(String id, String format) {
    String name = id + "-" + ids.prefixed("", 16) + "." + format;
    String type = format.equals("wav") ? "audio/wav" : "audio/mpeg";
    byte[] content = contents.getOrDefault(id, new byte[0]);
    stored.put(name, new Stored(content, type, clock.instant().plus(LINK_LIFE)));
    return baseUrl.get() + "/sandbox/media/" + name;
  }

  private ObjectNode describe(Leg leg, Running recording, Instant ended) {
    ObjectNode item = Json.object();
    item.put("id", recording.id()).put("record_type", "recording").put("status", "completed");
    item.put("channels", recording.channels()).put("source", "call");
    item.put("duration_millis", Duration.between(recording.startedAt(), ended).toMillis());
    item.put("recording_started_at", TelnyxWebhooks.micros(recording.startedAt()));
    item.put("recording_ended_at", TelnyxWebhooks.micros(ended));
    item.put("call_control_id", leg.id()).put("call_leg_id", leg.identity().legId());
    item.put("call_session_id", leg.identity().sessionId());
    item.put("connection_id", leg.identity().connectionId());
    item.put("from", leg.identity().from()).put("to", leg.identity().to());
    item.put("created_at", TelnyxWebhooks.micros(ended));
    item.put("format", recording.format());
    return item;
  }

  /** The catalogue's entry with a fresh link, as the real service makes for every reading. */
  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(catalogue.get(id)).map(this::withLink);
  }

  /** Deletes it; its links lead nowhere from now on. */
  Optional<ObjectNode> remove(String id) {
    Optional<ObjectNode> found = find(id);
    catalogue.remove(id);
    contents.remove(id);
    stored.keySet().removeIf(name -> name.startsWith(id + "-"));
    return found;
  }

  List<ObjectNode> all() {
    return catalogue.values().stream().map(this::withLink).toList();
  }

  private ObjectNode withLink(ObjectNode entry) {
    ObjectNode item = entry.deepCopy();
    String format = item.path("format").asString();
    item.remove("format");
    String link = link(item.path("id").asString(), format);
    item.putObject("download_urls").put(format, link);
    return item;
  }

  /** The file behind a link, as long as the link lives. */
  public Optional<Stored> file(String name) {
    return Optional.ofNullable(stored.get(name))
        .filter(file -> file.linkExpiresAt().isAfter(clock.instant()));
  }

  public void clear() {
    exchange.run(() -> {
      running.values().forEach(recording -> recording.longest().cancel());
      running.clear();
    });
    stored.clear();
    contents.clear();
    catalogue.clear();
  }
}
