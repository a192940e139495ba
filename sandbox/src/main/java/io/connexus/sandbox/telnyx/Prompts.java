package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.clockwork.Timers.Timer;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.LegEvents;
import io.connexus.sandbox.json.Json;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Speech and audio the carrier plays to a leg, one after another. */
public final class Prompts {
  private static final Duration AUDIO_FILE = Duration.ofSeconds(3);

  /** What lasts no time would be said without end in no time. */
  private static final Duration SHORTEST = Duration.ofMillis(20);

  private static final int ENDLESS = Integer.MAX_VALUE;

  /**
   * A prompt in the queue.
   *
   * @param once how long it takes once
   * @param told whether its beginning and end are told by webhook
   * @param over done when it has ended, unless the leg has
   */
  private record Prompt(
      String id,
      String kind,
      String heard,
      @Nullable String language,
      Duration once,
      int times,
      ObjectNode fields,
      String targets,
      boolean told,
      Runnable over) {

    boolean isFile() {
      return kind.equals("playback");
    }
  }

  private final Exchange exchange;
  private final LegEvents events;
  private final Timers timers;
  private final Tempo tempo;
  private final Ids ids;
  private final SoundFiles files;
  private final Map<Leg, Deque<Prompt>> queues = new HashMap<>();
  private final Map<Leg, Timer> playing = new HashMap<>();

  public Prompts(
      Exchange exchange, LegEvents events, Timers timers, Tempo tempo, Ids ids, SoundFiles files) {
    this.exchange = exchange;
    this.events = events;
    this.timers = timers;
    this.tempo = tempo;
    this.ids = ids;
    this.files = files;
  }

  static void checkSpeak(ObjectNode body) {
    String payload = Refusals.required(body, "payload");
    if (payload.length() > 3000) {
      throw Refusals.field(422, "90011", "Payload too long", "payload", "At most 3000 characters.");
    }
    Refusals.required(body, "voice");
    Refusals.oneOf(body, "payload_type", "text", List.of("text", "ssml"));
    times(body);
  }

  static void checkPlayback(ObjectNode body) {
    if (!body.has("playback_content")) {
      checkFile(body);
    }
    times(body);
  }

  static void checkFile(ObjectNode body) {
    if (!body.has("audio_url") && !body.has("media_name")) {
      throw Refusals.missing("audio_url");
    }
  }

  void speak(Leg leg, ObjectNode body, ObjectNode result) {
    cutShort(leg, Json.text(body, "stop"));
    enqueue(leg, speech(body, true, () -> {}));
  }

  void play(Leg leg, ObjectNode body, ObjectNode result) {
    cutShort(leg, Json.text(body, "stop"));
    enqueue(leg, file(body, () -> {}));
  }

  /**
   * Asks for keys: says the {@code payload}, of which nothing is told, or plays the file.
   *
   * @param over done when it has ended, unless the leg has
   * @return what {@link #cut} takes
   */
  String ask(Leg leg, ObjectNode body, Runnable over) {
    Prompt prompt = body.has("payload") ? speech(body, false, over) : file(body, over);
    enqueue(leg, prompt);
    return prompt.id();
  }

  private Prompt speech(ObjectNode body, boolean told, Runnable over) {
    String text = Refusals.required(body, "payload");
    return new Prompt(
        ids.uuid(),
        "speak",
        plain(text),
        Json.text(body, "language"),
        longer(tempo.ofSpeech(text)),
        times(body),
        Json.object().put("speak_id", ids.prefixed("", 10)),
        target(body),
        told,
        over);
  }

  private Prompt file(ObjectNode body, Runnable over) {
    ObjectNode fields = Json.object().put("overlay", Json.flag(body, "overlay"));
    String name = Json.text(body, "media_name");
    fields.put(name == null ? "media_url" : "media_name", nameOf(body, ""));
    return new Prompt(
        ids.uuid(),
        "playback",
        "♪ " + nameOf(body, "audio"),
        null,
        longer(tempo.of(AUDIO_FILE)),
        times(body),
        fields,
        target(body),
        true,
        over);
  }

  static String nameOf(ObjectNode body, String otherwise) {
    return Json.text(body, "media_name", Json.text(body, "audio_url", otherwise));
  }

  private static Duration longer(Duration length) {
    return length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
  }

  private static String target(ObjectNode body) {
    return Refusals.oneOf(body, "target_legs", "self", List.of("self", "opposite", "both"));
  }

  /** How often it is heard: {@code loop} is a number from 1 to 100, or {@code infinity}. */
  private static int times(ObjectNode body) {
    JsonNode loop = body.path("loop");
    if (loop.isMissingNode() || loop.isNull()) {
      return 1;
    }
    if ("infinity".equals(loop.asString(""))) {
      return ENDLESS;
    }
    int times = loop.asInt(0);
    if (times < 1 || times > 100) {
      throw Refusals.malformed("loop", "A number from 1 to 100, or 'infinity'.");
    }
    return times;
  }

  /** How long a file sounds; null without end. */
  @Nullable Duration length(ObjectNode body) {
    int times = times(body);
    return times == ENDLESS ? null : longer(tempo.of(AUDIO_FILE)).multipliedBy(times);
  }

  void stop(Leg leg, ObjectNode body, ObjectNode result) {
    cutShort(leg, Json.text(body, "stop", "all"));
  }

  /** Ends this prompt, or lets it not begin. */
  void cut(Leg leg, String id) {
    Deque<Prompt> queue = queues.get(leg);
    Prompt current = queue == null ? null : queue.peek();
    if (queue == null || current == null) {
      return;
    }
    if (current.id().equals(id)) {
      finish(leg, current, "cancelled");
    } else {
      queue.removeIf(prompt -> prompt.id().equals(id));
    }
  }

  private void cutShort(Leg leg, @Nullable String what) {
    Deque<Prompt> queue = queues.get(leg);
    if (what == null || queue == null) {
      return;
    }
    Prompt current = queue.peek();
    if (what.equals("all")) {
      List<Prompt> waiting = queue.stream().skip(1).toList();
      queue.removeAll(waiting);
      waiting.forEach(prompt -> prompt.over().run());
    }
    if (current != null) {
      finish(leg, current, "cancelled");
    }
  }

  private void enqueue(Leg leg, Prompt prompt) {
    Deque<Prompt> queue = queues.computeIfAbsent(leg, any -> new ArrayDeque<>());
    queue.add(prompt);
    leg.atEnd("prompts", () -> abandon(leg));
    if (queue.size() == 1) {
      begin(leg, prompt);
    }
  }

  private void begin(Leg leg, Prompt prompt) {
    if (prompt.told()) {
      events.happened(leg, "call." + prompt.kind() + ".started", prompt.fields().deepCopy());
    }
    if (prompt.isFile()) {
      play(leg, prompt);
    } else {
      say(leg, prompt, 1);
    }
  }

  private void play(Leg leg, Prompt prompt) {
    hearers(leg, prompt)
        .forEach(hearer -> exchange.voices().announce(hearer, prompt.heard(), null));
    files
        .fetch(Json.text(prompt.fields(), "media_url"))
        .ifPresentOrElse(
            file -> {
              var _ = file.whenComplete((samples, _) -> play(leg, prompt, samples));
            },
            () -> hearers(leg, prompt).forEach(hearer -> hearer.announcer().play()));
    if (prompt.times() != ENDLESS) {
      Duration length = prompt.once().multipliedBy(prompt.times());
      after(leg, prompt, length, () -> finish(leg, prompt, "completed"));
    }
  }

  /**
   * The file has been fetched. How long it is makes no difference to when it ends.
   *
   * @param samples null if it could not be
   */
  private void play(Leg leg, Prompt prompt, short @Nullable [] samples) {
    exchange.run(() -> {
      if (!isCurrent(leg, prompt)) {
        return;
      }
      if (samples == null) {
        finish(leg, prompt, "failed");
        return;
      }
      for (Leg hearer : hearers(leg, prompt)) {
        hearer.announcer().repeat(samples);
      }
    });
  }

  private void say(Leg leg, Prompt prompt, int time) {
    for (Leg hearer : hearers(leg, prompt)) {
      exchange.voices().announce(hearer, prompt.heard(), prompt.language());
      hearer.announcer().say(prompt.heard());
    }
    Runnable next =
        time < prompt.times()
            ? () -> say(leg, prompt, time + 1)
            : () -> finish(leg, prompt, "completed");
    after(leg, prompt, prompt.once(), next);
  }

  private void after(Leg leg, Prompt prompt, Duration delay, Runnable next) {
    Runnable unlessCut =
        () ->
            exchange.run(() -> {
              if (isCurrent(leg, prompt)) {
                next.run();
              }
            });
    playing.put(leg, timers.after(delay, unlessCut));
  }

  private boolean isCurrent(Leg leg, Prompt prompt) {
    Deque<Prompt> queue = queues.get(leg);
    Prompt current = queue == null ? null : queue.peek();
    return current != null && current.id().equals(prompt.id());
  }

  private static List<Leg> hearers(Leg leg, Prompt prompt) {
    Leg peer = leg.peer();
    List<Leg> hearers = new ArrayList<>();
    if (!prompt.targets().equals("opposite")) {
      hearers.add(leg);
    }
    if (!prompt.targets().equals("self") && peer != null) {
      hearers.add(peer);
    }
    return hearers;
  }

  private void finish(Leg leg, Prompt prompt, String status) {
    Deque<Prompt> queue = queues.get(leg);
    if (queue == null || !isCurrent(leg, prompt)) {
      return;
    }
    queue.remove();
    ended(leg, prompt, status);
    prompt.over().run();
    Prompt next = queue.peek();
    if (next != null) {
      begin(leg, next);
    } else {
      queues.remove(leg);
      leg.forgetAtEnd("prompts");
    }
  }

  private void ended(Leg leg, Prompt prompt, String status) {
    hearers(leg, prompt).forEach(hearer -> hearer.announcer().hush());
    Timer timer = playing.remove(leg);
    if (timer != null) {
      timer.cancel();
    }
    if (!prompt.told()) {
      return;
    }
    ObjectNode fields = prompt.fields().deepCopy();
    // a speech that is cut short has no status of its own at Telnyx; it counts as completed
    fields.put("status", !prompt.isFile() && status.equals("cancelled") ? "completed" : status);
    if (prompt.isFile()) {
      fields.put("status_detail", "");
    }
    events.happened(leg, "call." + prompt.kind() + ".ended", fields);
  }

  private void abandon(Leg leg) {
    Deque<Prompt> queue = queues.remove(leg);
    Prompt current = queue == null ? null : queue.peek();
    if (current != null) {
      ended(leg, current, "call_hangup");
    }
  }

  /** What a listener hears of SSML: the words. */
  static String plain(String text) {
    return text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
  }
}
