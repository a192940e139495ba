package io.connexus.sandbox.retell;

import io.connexus.sandbox.clockwork.Serial;
import io.connexus.sandbox.clockwork.Timers.Timer;
import io.connexus.sandbox.exchange.FarEnd;
import io.connexus.sandbox.exchange.HangupCause;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.Role;
import io.connexus.sandbox.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registered call: Retell's end of a leg, and the LLM conversation on it. Everything happens on
 * one lane, so nothing here needs a lock.
 */
final class AgentSession implements FarEnd, LlmLink.Session, Dialogue.Stage {
  private static final Duration REGISTRATION_LIVES = Duration.ofMinutes(5);
  private static final Duration PICKS_UP_AFTER = Duration.ofMillis(120);
  private static final Duration ANALYSIS_TAKES = Duration.ofMillis(400);

  private final AgentCall call;
  private final Surroundings world;
  private final Serial lane;
  private final LlmLink link;
  private final Dialogue dialogue;
  private @Nullable Leg leg;
  private boolean over;
  private boolean detailsSent;
  private Timer registration = Timer.NONE;
  private Timer inactivity = Timer.NONE;
  private Timer limit = Timer.NONE;

  AgentSession(AgentCall call, Surroundings world) {
    this.call = call;
    this.world = world;
    this.lane = new Serial(world.timers());
    this.link = new LlmLink(call, world, lane, this);
    this.dialogue = new Dialogue(call, world, lane, this);
  }

  AgentCall call() {
    return call;
  }

  /** Starts the five minutes within which the call must be dialled. */
  void register() {
    registration = later(REGISTRATION_LIVES, () -> end("registered_call_timeout", "error"));
  }

  private Timer later(Duration vendorTime, Runnable task) {
    return world.timers().after(world.tempo().of(vendorTime), lane, task);
  }

  // ---- the leg

  @Override
  public Role role() {
    return Role.RETELL;
  }

  @Override
  public void invited(Leg ringing) {
    lane.execute(() -> pickUp(ringing));
  }

  private void pickUp(Leg ringing) {
    var chaos = world.chaos().now().retell();
    if (over || leg != null) {
      world.exchange().end(ringing, HangupCause.notFound());
    } else if (chaos.dialFails()) {
      world.exchange().end(ringing, HangupCause.failed("503"));
    } else if (!chaos.neverAnswer()) {
      leg = ringing;
      registration.cancel();
      var _ = later(PICKS_UP_AFTER, () -> connect(ringing));
    }
  }

  private void connect(Leg ringing) {
    if (over) {
      return;
    }
    if (!ringing.isAlive()) {
      end("dial_no_answer", "not_connected");
      return;
    }
    call.started(world.clock().millis());
    world.exchange().answer(ringing);
    world.webhooks().send("call_started", call, event("call_started", call.basics()));
    limit = later(Duration.ofMillis(setting("max_call_duration_ms", 3_600_000)), this::tooLong);
    link.open();
    stayAwake();
  }

  private int setting(String name, int otherwise) {
    return call.agent().path(name).asInt(otherwise);
  }

  private void tooLong() {
    end("max_duration_reached", "ended");
  }

  private void stayAwake() {
    inactivity.cancel();
    inactivity =
        later(
            Duration.ofMillis(setting("end_call_after_silence_ms", 600_000)),
            () -> end("inactivity", "ended"));
  }

  @Override
  public void hears(Leg from, String speaker, String text) {
    lane.execute(() -> {
      if (!over && speaker.equals("human")) {
        stayAwake();
        dialogue.callerSays(text);
      }
    });
  }

  @Override
  public void hearsDigit(Leg from, char digit) {
    lane.execute(() -> {
      if (!over) {
        stayAwake();
        dialogue.callerPresses(digit);
      }
    });
  }

  @Override
  public void ended(Leg gone) {
    lane.execute(() -> {
      if (gone == leg && call.startedAt() > 0) {
        end("user_hangup", "ended");
      } else if (gone == leg) {
        end("dial_no_answer", "not_connected");
      }
    });
  }

  // ---- the LLM link

  @Override
  public void connected(boolean again) {
    detailsSent = false;
    if (again) {
      dialogue.resume();
    }
  }

  @Override
  public void lost(String reason) {
    end(reason, reason.equals("agent_hangup") ? "ended" : "error");
  }

  @Override
  public void frame(ObjectNode frame) {
    String fault = Frames.fault(frame);
    if (fault != null) {
      world.journal().note("ignored a frame: " + fault + " in " + frame);
      return;
    }
    switch (Frames.type(frame)) {
      case "config" -> configure(frame.path("config"));
      case "response" -> dialogue.respond(frame.path("response_id").asInt(), frame);
      case "agent_interrupt" -> dialogue.interrupt(frame.path("interrupt_id").asInt(), frame);
      case "tool_call_invocation", "tool_call_result" -> dialogue.note(asItem(frame));
      case "update_agent" -> dialogue.reconfigure(frame.path("agent_config"));
      default -> world.journal().note("metadata for " + call.id() + ": " + frame.path("metadata"));
    }
  }

  private static ObjectNode asItem(ObjectNode frame) {
    ObjectNode item = Json.object().put("role", Frames.type(frame));
    item.setAll(frame);
    item.remove("response_type");
    return item;
  }

  private void configure(JsonNode config) {
    dialogue.includeToolCalls(Json.flag(config, "transcript_with_tool_calls"));
    link.keepAlive(Json.flag(config, "auto_reconnect"));
    if (Json.flag(config, "call_details") && !detailsSent) {
      detailsSent = true;
      ObjectNode details = Json.object().put("interaction_type", "call_details");
      details.set("call", call.asRegistered());
      link.send(details);
    }
  }

  // ---- what the dialogue wants done

  @Override
  public void send(ObjectNode frame) {
    link.send(frame);
  }

  @Override
  public void voice(String utterance, String words) {
    stayAwake();
    Leg mine = leg;
    if (mine != null) {
      world.exchange().speaks(mine, call.id() + utterance, "ai", words);
    }
  }

  @Override
  public void sound(String sentences) {
    Leg mine = leg;
    if (mine != null) {
      world.exchange().sounds(mine, sentences);
    }
  }

  @Override
  public void hush() {
    Leg mine = leg;
    if (mine != null) {
      world.exchange().hush(mine);
    }
  }

  @Override
  public void voiced(String text) {
    Leg mine = leg;
    if (mine != null) {
      world.exchange().spoke(mine, "ai", text);
    }
  }

  @Override
  public void pressDigits(String digits) {
    Leg mine = leg;
    if (mine != null) {
      world.exchange().presses(mine, digits);
    }
  }

  @Override
  public void hangUp() {
    end("agent_hangup", "ended");
  }

  @Override
  public void turned() {
    ObjectNode body = event("transcript_updated", call.basics());
    body.set("transcript_with_tool_calls", dialogue.transcript().withToolCalls());
    world.webhooks().send("transcript_updated", call, body);
  }

  // ---- from the API

  void stop() {
    lane.execute(() -> end("manual_stopped", "ended"));
  }

  void inject(String context, boolean trigger) {
    lane.execute(() -> dialogue.inject(context, trigger));
  }

  /** Ends without a word to anyone, for a reset. */
  void drop() {
    lane.execute(() -> {
      over = true;
      quieten();
      dialogue.stop();
      link.close();
    });
  }

  // ---- the end

  private void end(String reason, String status) {
    if (over) {
      return;
    }
    over = true;
    quieten();
    dialogue.stop();
    link.close();
    call.ended(status, reason, world.clock().millis());
    Leg mine = leg;
    if (mine != null) {
      boolean connected = call.startedAt() > 0;
      world
          .exchange()
          .end(mine, connected ? HangupCause.normal("callee") : HangupCause.failed("480"));
    }
    if (call.startedAt() > 0) {
      turned();
    }
    world.webhooks().send("call_ended", call, event("call_ended", call.full()));
    var _ = later(ANALYSIS_TAKES, this::analyse);
  }

  private void quieten() {
    registration.cancel();
    inactivity.cancel();
    limit.cancel();
  }

  private void analyse() {
    call.analysed(Analysis.of(call.agent(), dialogue.transcript()));
    world.webhooks().send("call_analyzed", call, event("call_analyzed", call.complete()));
  }

  private static ObjectNode event(String name, ObjectNode about) {
    ObjectNode body = Json.object().put("event", name);
    body.set("call", about);
    return body;
  }
}
