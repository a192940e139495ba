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
import org.jspecify.annotations.Nullable;
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
    final Duration patience;
    int triesLeft;
    @Nullable ObjectNode question;
    @Nullable String prompt;
    Timer timer = Timer.NONE;

    Gather(ObjectNode body, Duration patience) {
      this.patience = patience;
      minimum = Json.number(body, "minimum_digits", 1);
      maximum = Json.number(body, "maximum_digits", 128);
      terminator = Json.text(body, "terminating_digit", "#");
      valid = Json.text(body, "valid_digits", "0123456789#*");
      betweenDigits = Duration.ofMillis(Json.number(body, "inter_digit_timeout_millis", 5_000));
    }
  }

  private final Exchange exchange;
  private final Prompts prompts;
  private final LegEvents events;
  private final Timers timers;
  private final Tempo tempo;
  private final Map<Leg, Gather> gathers = new HashMap<>();

  public Gathers(Exchange exchange, Prompts prompts, LegEvents events, Timers timers, Tempo tempo) {
    this.exchange = exchange;
    this.prompts = prompts;
    this.events = events;
    this.timers = timers;
    this.tempo = tempo;
  }

  void gather(Leg leg, ObjectNode body, ObjectNode result) {
    Gather gather = begin(leg, body, Json.number(body, "initial_timeout_millis", 5_000));
    wait(leg, gather, gather.patience);
  }

  /** {@code gather_using_speak} and {@code gather_using_audio}. */
  void gatherAsking(Leg leg, ObjectNode body, ObjectNode result) {
    Gather gather = begin(leg, body, Json.number(body, "timeout_millis", 60_000));
    gather.triesLeft = Math.max(1, Json.number(body, "maximum_tries", 3));
    gather.question = body;
    ask(leg, gather, body);
  }

  void stop(Leg leg, ObjectNode body, ObjectNode result) {
    end(leg, "cancelled");
  }

  private Gather begin(Leg leg, ObjectNode body, int patienceMillis) {
    end(leg, "cancelled");
    Gather gather = new Gather(body, Duration.ofMillis(patienceMillis));
    gathers.put(leg, gather);
    leg.atEnd("gather", () -> end(leg, "call_hangup"));
    leg.farEnd().askedForKeys(leg, gather.valid);
    return gather;
  }

  /** The time for an answer begins when the question has been heard. */
  private void ask(Leg leg, Gather gather, ObjectNode question) {
    gather.triesLeft--;
    gather.prompt =
        prompts.ask(
            leg,
            question,
            () -> {
              if (gathers.get(leg) == gather && gather.prompt != null) {
                gather.prompt = null;
                wait(leg, gather, gather.patience);
              }
            });
  }

  private void wait(Leg leg, Gather gather, Duration patience) {
    gather.timer.cancel();
    Runnable tooLate =
        () ->
            exchange.run(() -> {
              if (gathers.get(leg) == gather) {
                tooLate(leg, gather);
              }
            });
    gather.timer = timers.after(tempo.of(patience), tooLate);
  }

  private void tooLate(Leg leg, Gather gather) {
    ObjectNode question = gather.question;
    if (question != null && gather.digits.isEmpty() && gather.triesLeft > 0) {
      ask(leg, gather, question);
      return;
    }
    boolean enough = gather.digits.length() >= Math.max(1, gather.minimum);
    end(leg, enough ? "valid" : "timeout");
  }

  @Override
  public void happened(Leg leg, String type, ObjectNode fields) {
    Gather gather = gathers.get(leg);
    if (gather == null || !type.equals("call.dtmf.received")) {
      return;
    }
    boolean interrupted = interrupt(leg, gather);
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
    } else if (interrupted) {
      wait(leg, gather, gather.patience);
    }
  }

  /** A key ends the prompt. */
  private boolean interrupt(Leg leg, Gather gather) {
    String prompt = gather.prompt;
    if (prompt == null) {
      return false;
    }
    gather.prompt = null;
    prompts.cut(leg, prompt);
    return true;
  }

  private void end(Leg leg, String status) {
    Gather gather = gathers.remove(leg);
    if (gather == null) {
      return;
    }
    gather.timer.cancel();
    if (!status.equals("call_hangup")) { // which ends the prompt as well
      interrupt(leg, gather);
    }
    leg.forgetAtEnd("gather");
    ObjectNode fields = Json.object().put("digits", gather.digits.toString());
    events.happened(leg, "call.gather.ended", fields.put("status", status));
  }
}
