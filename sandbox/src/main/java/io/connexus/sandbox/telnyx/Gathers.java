package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.clockwork.Timers.Timer;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.LegEvents;
import io.connexus.sandbox.json.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Collects the keys a caller presses. Told of each key as an event of the leg. */
public final class Gathers implements LegEvents {
  private static final class Gather {
    final StringBuilder digits = new StringBuilder();
    final int minimum;
    final int maximum;
    final String terminator;
    final String valid;
    final Duration betweenDigits;
    final boolean prompted;
    Timer timer = Timer.NONE;

    Gather(ObjectNode body) {
      minimum = Json.number(body, "minimum_digits", 1);
      maximum = Json.number(body, "maximum_digits", 128);
      terminator = Json.text(body, "terminating_digit", "#");
      valid = Json.text(body, "valid_digits", "0123456789#*");
      prompted = body.has("payload");
      betweenDigits = Duration.ofMillis(Json.number(body, "inter_digit_timeout_millis", 5_000));
    }
  }

  private final Exchange exchange;
  private final LegEvents events;
  private final Timers timers;
  private final Tempo tempo;
  private final Map<Leg, Gather> gathers = new HashMap<>();

  public Gathers(Exchange exchange, LegEvents events, Timers timers, Tempo tempo) {
    this.exchange = exchange;
    this.events = events;
    this.timers = timers;
    this.tempo = tempo;
  }

  void gather(Leg leg, ObjectNode body, ObjectNode result) {
    begin(leg, body, Duration.ofMillis(Json.number(body, "initial_timeout_millis", 5_000)));
  }

  void gatherUsingSpeak(Leg leg, ObjectNode body, ObjectNode result) {
    String prompt = Prompts.plain(Refusals.required(body, "payload"));
    exchange.voices().announce(leg, prompt);
    Duration patience = Duration.ofMillis(Json.number(body, "timeout_millis", 60_000));
    begin(leg, body, patience.plus(tempo.ofSpeech(prompt)));
    leg.announcer().say(prompt);
  }

  void gatherUsingAudio(Leg leg, ObjectNode body, ObjectNode result) {
    exchange.voices().announce(leg, "♪ " + Json.text(body, "audio_url", "audio"));
    begin(leg, body, Duration.ofMillis(Json.number(body, "timeout_millis", 60_000)));
  }

  void stop(Leg leg, ObjectNode body, ObjectNode result) {
    end(leg, "cancelled");
  }

  private void begin(Leg leg, ObjectNode body, Duration patience) {
    end(leg, "cancelled");
    Gather gather = new Gather(body);
    gathers.put(leg, gather);
    leg.atEnd("gather", () -> end(leg, "call_hangup"));
    wait(leg, gather, patience);
  }

  private void wait(Leg leg, Gather gather, Duration patience) {
    gather.timer.cancel();
    Runnable tooLate =
        () ->
            exchange.run(() -> {
              if (gathers.get(leg) == gather) {
                boolean enough = gather.digits.length() >= Math.max(1, gather.minimum);
                end(leg, enough ? "valid" : "timeout");
              }
            });
    gather.timer = timers.after(tempo.of(patience), tooLate);
  }

  @Override
  public void happened(Leg leg, String type, ObjectNode fields) {
    Gather gather = gathers.get(leg);
    if (gather == null || !type.equals("call.dtmf.received")) {
      return;
    }
    hush(leg, gather);
    String digit = fields.path("digit").asString();
    if (digit.equals(gather.terminator)) {
      end(leg, gather.digits.length() >= gather.minimum ? "valid" : "invalid");
    } else if (gather.valid.contains(digit)) {
      gather.digits.append(digit);
      if (gather.digits.length() >= gather.maximum) {
        end(leg, "valid");
      } else {
        wait(leg, gather, gather.betweenDigits);
      }
    }
  }

  /** A key ends the prompt. */
  private static void hush(Leg leg, Gather gather) {
    if (gather.prompted) {
      leg.announcer().hush();
    }
  }

  private void end(Leg leg, String status) {
    Gather gather = gathers.remove(leg);
    if (gather == null) {
      return;
    }
    gather.timer.cancel();
    hush(leg, gather);
    leg.forgetAtEnd("gather");
    ObjectNode fields = Json.object().put("digits", gather.digits.toString());
    events.happened(leg, "call.gather.ended", fields.put("status", status));
  }
}
