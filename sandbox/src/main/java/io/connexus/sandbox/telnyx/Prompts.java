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

  /** A prompt in the queue; without a length it goes on until it is stopped. */
  private record Prompt(
      String id,
      String kind,
      String heard,
      @Nullable String language,
      @Nullable Duration length,
      ObjectNode fields,
      String targets) {}

  private final Exchange exchange;
  private final LegEvents events;
  private final Timers timers;
  private final Tempo tempo;
  private final Ids ids;
  private final Map<Leg, Deque<Prompt>> queues = new HashMap<>();
  private final Map<Leg, Timer> playing = new HashMap<>();

  public Prompts(Exchange exchange, LegEvents events, Timers timers, Tempo tempo, Ids ids) {
    this.exchange = exchange;
    this.events = events;
    this.timers = timers;
    this.tempo = tempo;
    this.ids = ids;
  }

  static void checkSpeak(ObjectNode body) {
    String payload = Refusals.required(body, "payload");
    if (payload.length() > 3000) {
      throw Refusals.field(422, "90011", "Payload too long", "payload", "At most 3000 characters.");
    }
    Refusals.required(body, "voice");
    Refusals.oneOf(body, "payload_type", "text", List.of("text", "ssml"));
  }

  static void checkPlayback(ObjectNode body) {
    boolean named = body.has("audio_url") || body.has("media_name");
    if (!named && !body.has("playback_content")) {
      throw Refusals.missing("audio_url");
    }
  }

  void speak(Leg leg, ObjectNode body, ObjectNode result) {
    cutShort(leg, Json.text(body, "stop"));
    String text = Refusals.required(body, "payload");
    ObjectNode fields = Json.object().put("speak_id", ids.prefixed("", 10));
    Duration length = looped(tempo.ofSpeech(text), body.path("loop"));
    enqueue(
        leg,
        new Prompt(
            ids.uuid(),
            "speak",
            plain(text),
            Json.text(body, "language"),
            length,
            fields,
            target(body)));
  }

  void play(Leg leg, ObjectNode body, ObjectNode result) {
    cutShort(leg, Json.text(body, "stop"));
    ObjectNode fields = Json.object().put("overlay", Json.flag(body, "overlay"));
    String name = Json.text(body, "media_name");
    String url = Json.text(body, "audio_url");
    if (name != null) {
      fields.put("media_name", name);
    } else {
      fields.put("media_url", url == null ? "" : url);
    }
    String heard = "♪ " + (name != null ? name : url == null ? "audio" : url);
    Duration length = looped(tempo.of(AUDIO_FILE), body.path("loop"));
    enqueue(leg, new Prompt(ids.uuid(), "playback", heard, null, length, fields, target(body)));
  }

  private static String target(ObjectNode body) {
    return Refusals.oneOf(body, "target_legs", "self", List.of("self", "opposite", "both"));
  }

  private static @Nullable Duration looped(Duration once, JsonNode loop) {
    if ("infinity".equals(loop.asString(""))) {
      return null;
    }
    return once.multipliedBy(Math.max(1, loop.asInt(1)));
  }

  void stop(Leg leg, ObjectNode body, ObjectNode result) {
    cutShort(leg, Json.text(body, "stop", "all"));
  }

  private void cutShort(Leg leg, @Nullable String what) {
    Deque<Prompt> queue = queues.get(leg);
    if (what == null || queue == null) {
      return;
    }
    Prompt current = queue.peek();
    if (what.equals("all")) {
      queue.clear();
      if (current != null) {
        queue.add(current);
      }
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
    events.happened(leg, "call." + prompt.kind() + ".started", prompt.fields().deepCopy());
    for (Leg hearer : hearers(leg, prompt)) {
      exchange.voices().announce(hearer, prompt.heard(), prompt.language());
      if (prompt.kind().equals("playback")) {
        hearer.announcer().play();
      } else {
        hearer.announcer().say(prompt.heard());
      }
    }
    Duration length = prompt.length();
    if (length != null) {
      Runnable over = () -> exchange.run(() -> finish(leg, prompt, "completed"));
      playing.put(leg, timers.after(length, over));
    }
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
    Prompt current = queue == null ? null : queue.peek();
    if (queue == null || current == null || !current.id().equals(prompt.id())) {
      return;
    }
    queue.remove();
    ended(leg, prompt, status);
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
    ObjectNode fields = prompt.fields().deepCopy();
    // a speech that is cut short has no status of its own at Telnyx; it counts as completed
    fields.put(
        "status",
        prompt.kind().equals("speak") && status.equals("cancelled") ? "completed" : status);
    if (prompt.kind().equals("playback")) {
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
