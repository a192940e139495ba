package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.exchange.DialPlan;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.HangupCause;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.LegState;
import io.connexus.sandbox.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The commands a leg takes, each with what it needs. Performed under the exchange's lock. */
public final class CallCommands {
  /**
   * A command.
   *
   * @param needsAnswer whether the leg must have been answered
   * @param check refuses a body that cannot be right, whatever the leg
   */
  record Command(boolean needsAnswer, Consumer<ObjectNode> check, Work work) {}

  /** The effect of a command; may add to the result that goes back. */
  @FunctionalInterface
  interface Work {
    void perform(Leg leg, ObjectNode body, ObjectNode result);
  }

  private final Exchange exchange;
  private final Map<String, Command> commands = new HashMap<>();
  private @Nullable CallsApi calls;

  public CallCommands(Exchange exchange, Prompts prompts, Gathers gathers, Recordings recordings) {
    this.exchange = exchange;
    life();
    add("speak", true, Prompts::checkSpeak, prompts::speak);
    add("playback_start", true, Prompts::checkPlayback, prompts::play);
    add("playback_stop", true, body -> {}, prompts::stop);
    add("gather", true, body -> {}, gathers::gather);
    add("gather_using_speak", true, Prompts::checkSpeak, gathers::gatherAsking);
    add("gather_using_audio", true, Prompts::checkFile, gathers::gatherAsking);
    add("gather_stop", true, body -> {}, gathers::stop);
    add("record_start", false, Recordings::check, recordings::start);
    add("record_stop", true, body -> {}, recordings::stop);
    add("send_dtmf", true, CallCommands::checkDigits, this::sendDigits);
    add("transcription_start", true, body -> {}, CallCommands::startTranscription);
    add("transcription_stop", true, body -> {}, (leg, body, r) -> leg.transcribe(false, false));
  }

  private void life() {
    add("answer", false, body -> {}, this::answer);
    add("reject", false, CallCommands::checkReject, this::reject);
    add("hangup", false, body -> {}, this::hangup);
    add("bridge", true, CallCommands::checkBridge, this::bridge);
    add("transfer", true, CallCommands::checkTransfer, this::transfer);
    add("client_state_update", false, b -> Refusals.required(b, "client_state"), (l, b, r) -> {});
  }

  private void add(String name, boolean needsAnswer, Consumer<ObjectNode> check, Work work) {
    commands.put(name, new Command(needsAnswer, check, work));
  }

  /** Dialling is needed for a transfer, and the two know each other only after both are made. */
  public void dialWith(CallsApi api) {
    calls = api;
  }

  Command named(String name) {
    Command command = commands.get(name);
    if (command == null) {
      throw Refusals.notFound("There is no command '" + name + "'.");
    }
    return command;
  }

  private void answer(Leg leg, ObjectNode body, ObjectNode result) {
    if (!leg.identity().incoming()) {
      throw Refusals.cannotAnswerOutbound();
    }
    String url = Json.text(body, "webhook_url");
    if (url != null) {
      leg.webhookUrl(url);
    }
    exchange.answer(leg);
  }

  private static void checkReject(ObjectNode body) {
    Refusals.required(body, "cause");
    Refusals.oneOf(body, "cause", "", List.of("CALL_REJECTED", "USER_BUSY"));
  }

  private void reject(Leg leg, ObjectNode body, ObjectNode result) {
    if (!leg.identity().incoming() || leg.state() != LegState.RINGING) {
      throw Refusals.of(422, "10027", "Unprocessable", "Only a ringing incoming call is rejected.");
    }
    boolean busy = "USER_BUSY".equals(Json.text(body, "cause"));
    exchange.end(leg, busy ? HangupCause.busy() : HangupCause.rejected());
  }

  private void hangup(Leg leg, ObjectNode body, ObjectNode result) {
    boolean incoming = leg.identity().incoming();
    if (leg.isAnswered()) {
      exchange.end(leg, HangupCause.normal(incoming ? "callee" : "caller"));
    } else {
      exchange.end(leg, incoming ? HangupCause.rejected() : HangupCause.cancelled());
    }
  }

  private static void checkBridge(ObjectNode body) {
    Refusals.required(body, "call_control_id");
    if (body.has("park_after_unbridge")) {
      Refusals.oneOf(body, "park_after_unbridge", "self", List.of("self"));
    }
  }

  private void bridge(Leg leg, ObjectNode body, ObjectNode result) {
    Leg other =
        exchange.leg(Refusals.required(body, "call_control_id")).orElseThrow(Refusals::unknownCall);
    if (!other.isAlive()) {
      throw Refusals.ended();
    }
    if (!other.isAnswered()) {
      throw Refusals.notAnswered();
    }
    if (leg == other) {
      throw Refusals.malformed("call_control_id", "A call cannot be bridged with itself.");
    }
    boolean busy = leg.peer() != null || other.peer() != null;
    if (Json.flag(body, "prevent_double_bridge") && busy) {
      throw Refusals.of(422, "10027", "Unprocessable", "The call is already bridged.");
    }
    exchange.bridges().join(leg, other);
    exchange.bridges().park(leg, Json.text(body, "park_after_unbridge"));
  }

  private static void checkTransfer(ObjectNode body) {
    Refusals.diallable("to", Refusals.required(body, "to"));
    Refusals.base64(body, "target_leg_client_state");
  }

  private void transfer(Leg leg, ObjectNode body, ObjectNode result) {
    if (calls == null) {
      throw new IllegalStateException("not wired");
    }
    boolean parks = body.has("park_after_unbridge");
    String from = Json.text(body, "from", leg.identity().to());
    calls.dialTo(
        Refusals.required(body, "to"),
        from,
        body,
        leg,
        new DialPlan(leg, false, false, parks),
        Json.text(body, "target_leg_client_state"));
  }

  private static void checkDigits(ObjectNode body) {
    String digits = Refusals.required(body, "digits");
    if (!digits.matches("[0-9A-DwW*#]+")) {
      throw Refusals.field(422, "90030", "Invalid DTMF digits", "digits", "Allowed: 0-9A-D*#wW");
    }
  }

  private void sendDigits(Leg leg, ObjectNode body, ObjectNode result) {
    String digits = Refusals.required(body, "digits");
    exchange.tell(leg, "hears the keys " + digits);
    digits
        .chars()
        .filter(digit -> digit != 'w' && digit != 'W')
        .forEach(digit -> leg.farEnd().hearsDigit(leg, (char) digit));
  }

  private static void startTranscription(Leg leg, ObjectNode body, ObjectNode result) {
    if (leg.isTranscribed()) {
      throw Refusals.alreadyTranscribing();
    }
    String tracks =
        Refusals.oneOf(
            body, "transcription_tracks", "inbound", List.of("inbound", "outbound", "both"));
    leg.transcribe(!tracks.equals("outbound"), !tracks.equals("inbound"));
  }
}
