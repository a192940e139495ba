package io.connexus.sandbox.exchange;

import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who hears which words. Called under the lock of the {@link Exchange}. */
public final class Voices {
  private final Clock clock;
  private final LegEvents events;

  Voices(Clock clock, LegEvents events) {
    this.clock = clock;
    this.events = events;
  }

  void speaks(Leg leg, String utterance, String speaker, String words) {
    grow(leg.said, utterance, speaker, null, words);
    leg.listeners().forEach(listener -> grow(listener.heard, utterance, speaker, null, words));
  }

  void spoke(Leg leg, String speaker, String text) {
    transcribe(leg, "inbound", text);
    for (Leg listener : leg.listeners()) {
      transcribe(listener, "outbound", text);
      listener.farEnd().hears(listener, speaker, text);
    }
  }

  /** The carrier itself plays something to a leg. */
  public void announce(Leg leg, String text) {
    announce(leg, text, null);
  }

  /** The same, in the language that was asked for. */
  public void announce(Leg leg, String text, @Nullable String language) {
    grow(leg.heard, "announcement-" + leg.heard.size(), "announcement", language, text);
    leg.farEnd().hears(leg, "announcement", text);
  }

  void presses(Leg leg, String digits) {
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      ObjectNode fields = Json.object().put("digit", String.valueOf(digit));
      events.happened(leg, "call.dtmf.received", fields);
      leg.listeners().forEach(listener -> listener.farEnd().hearsDigit(listener, digit));
    }
  }

  private void grow(
      List<Line> lines, String utterance, String speaker, @Nullable String language, String words) {
    for (Line line : lines.reversed()) {
      if (line.belongsTo(utterance)) {
        line.append(words);
        return;
      }
    }
    Line line = new Line(clock.instant(), utterance, speaker, language);
    lines.add(line);
    line.append(words);
  }

  private void transcribe(Leg leg, String track, String text) {
    if (!leg.transcribes(track)) {
      return;
    }
    ObjectNode data = Json.object().put("transcript", text).put("confidence", 0.97);
    data.put("is_final", true).put("transcription_track", track);
    ObjectNode fields = Json.object();
    fields.set("transcription_data", data);
    events.happened(leg, "call.transcription", fields);
  }
}
