package io.connexus.sandbox.retell;

import io.connexus.sandbox.clockwork.Timers.Timer;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.retell.Mouth.Utterance;
import java.time.Duration;
import java.util.StringTokenizer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose turn it is: ids, asks, interruptions and reminders, by the rules of the custom LLM
 * protocol. Belongs to one session's thread.
 *
 * @see <a href="https://docs.retellai.com/api-references/llm-websocket">Retell's LLM WebSocket</a>
 */
final class Dialogue implements Mouth.Ear {
  /** How long the caller must be quiet before Retell thinks the turn is over [assumed]. */
  private static final Duration END_OF_TURN = Duration.ofMillis(200);

  /** What the dialogue asks of the session around it. */
  interface Stage {
    void send(ObjectNode frame);

    void voice(String utterance, String words);

    void sound(String sentences);

    void hush();

    void voiced(String text);

    void pressDigits(String digits);

    void hangUp();

    void turned();
  }

  private final AgentCall call;
  private final Surroundings world;
  private final Executor lane;
  private final Stage stage;
  private final Transcript transcript = new Transcript();
  private final Mouth mouth;
  private final Reminders reminders;
  private @Nullable ObjectNode speaking;
  private boolean withToolCalls;
  private int newestId;
  private boolean open = true;
  private long askedAt;
  private boolean firstText;
  private boolean askAfterSpeech;
  private String floor = "";
  private Timer endOfTurn = Timer.NONE;
  private double sensitivity;

  Dialogue(AgentCall call, Surroundings world, Executor lane, Stage stage) {
    this.call = call;
    this.world = world;
    this.lane = lane;
    this.stage = stage;
    this.mouth = new Mouth(this, world.timers(), world.tempo(), lane);
    this.reminders = new Reminders(call.agent(), this::later);
    sensitivity = call.agent().path("interruption_sensitivity").asDouble(1);
  }

  Transcript transcript() {
    return transcript;
  }

  void includeToolCalls(boolean wanted) {
    withToolCalls = wanted;
  }

  void stop() {
    endOfTurn.cancel();
    reminders.stop();
    mouth.cut();
  }

  /** After a reconnect: an ask that is still open is put again, under a new id. */
  void resume() {
    if (!transcript.isEmpty() && open && newestId > 0) {
      ask("response_required");
    }
  }

  // ---- what the server says

  /** A {@code response}, already known to be well formed. */
  void respond(int id, ObjectNode frame) {
    if (id != newestId || !open) {
      String why = id != newestId ? "the newest id is " + newestId : "it is complete";
      world.journal().note("dropped content for response " + id + ": " + why);
      return;
    }
    noteLatency(frame);
    feed("r" + id, frame);
  }

  private void noteLatency(ObjectNode frame) {
    if (!firstText && askedAt > 0 && !Json.text(frame, "content", "").isEmpty()) {
      firstText = true;
      call.answeredAfter((System.nanoTime() - askedAt) / 1_000_000);
    }
  }

  /** Speaks at once, over anyone; the response in flight is cancelled. */
  void interrupt(int id, ObjectNode frame) {
    String key = "i" + id;
    Utterance now = mouth.current();
    if (now == null || !now.key.equals(key)) {
      endOfTurn.cancel();
      mouth.cut();
      open = false;
    }
    feed(key, frame);
  }

  private void feed(String key, ObjectNode frame) {
    Utterance utterance = mouth.current();
    if (utterance == null || !utterance.key.equals(key)) {
      mouth.cut();
      utterance = new Utterance(key);
      mouth.take(utterance);
    }
    reminders.stop();
    utterance.text.append(Json.text(frame, "content", ""));
    utterance.uninterruptible |= Json.flag(frame, "no_interruption_allowed");
    utterance.endCall |= Json.flag(frame, "end_call");
    utterance.transferNumber =
        Json.text(frame, "transfer_number", otherwise(utterance.transferNumber));
    utterance.digits = Json.text(frame, "digit_to_press", otherwise(utterance.digits));
    if (Json.flag(frame, "content_complete")) {
      utterance.complete = true;
      open = key.startsWith("r") ? false : open;
    }
    mouth.fed();
  }

  private static String otherwise(@Nullable String value) {
    return value == null ? "" : value;
  }

  void note(ObjectNode item) {
    transcript.note(item);
    keep();
  }

  void reconfigure(JsonNode config) {
    reminders.reconfigure(config);
    sensitivity = config.path("interruption_sensitivity").asDouble(sensitivity);
    if (mouth.current() == null && !open) {
      remindLater();
    }
  }

  // ---- the agent speaks

  @Override
  public void begins(Utterance utterance) {
    takeFloor("agent_turn");
    speaking = transcript.agentSpeaks();
  }

  @Override
  public void says(Utterance utterance, String words) {
    ObjectNode item = speaking;
    if (item == null) {
      return;
    }
    transcript.extend(item, words, elapsed(), 1 / world.tempo().speechRate());
    stage.voice(utterance.key, words);
    update(null);
  }

  @Override
  public void sounds(String sentences) {
    stage.sound(sentences);
  }

  @Override
  public void ends(Utterance utterance, boolean cut) {
    speaking = null;
    if (cut) {
      stage.hush();
    }
    if (utterance.begun) {
      stage.voiced(utterance.spoken.toString());
      stage.turned();
    }
    keep();
    if (!cut) {
      act(utterance);
    }
  }

  /** One action at most, and only after all of the content was heard. */
  private void act(Utterance utterance) {
    String transfer = utterance.transferNumber;
    String digits = utterance.digits;
    if (utterance.endCall) {
      stage.hangUp();
      return;
    }
    if (transfer != null && !transfer.isEmpty()) {
      world.journal().note("transfer_number has no effect on a call that was dialled to by SIP");
    } else if (digits != null && !digits.isEmpty()) {
      stage.pressDigits(digits);
    }
    if (askAfterSpeech) {
      askAfterSpeech = false;
      ask("response_required");
    } else {
      remindLater();
    }
  }

  // ---- the caller speaks

  void callerSays(String text) {
    reminders.callerActs();
    Utterance now = mouth.current();
    if (now != null && mouth.isSpeaking() && (now.uninterruptible || sensitivity <= 0)) {
      hear(text);
      askAfterSpeech = true;
      return;
    }
    mouth.cut();
    open = false; // the rest of what was being answered is no longer wanted
    String first = firstHalf(text);
    if (world.chaos().now().retell().speculative() && !first.isEmpty()) {
      hear(first);
      ask("response_required");
      hear(text.substring(first.length()).strip());
    } else {
      hear(text);
    }
    askSoon();
  }

  private static String firstHalf(String text) {
    int words = new StringTokenizer(text).countTokens();
    int at = -1;
    for (int i = 0; i < words / 2; i++) {
      at = text.indexOf(' ', at + 1);
    }
    return at <= 0 ? "" : text.substring(0, at);
  }

  private void hear(String text) {
    transcript.userSays(text, elapsed(), 1 / world.tempo().speechRate());
    takeFloor("user_turn");
    stage.turned();
  }

  void callerPresses(char digit) {
    note(Json.object().put("role", "dtmf").put("digit", String.valueOf(digit)));
    if (!call.agent().path("allow_user_dtmf").asBoolean(true)) {
      return;
    }
    reminders.callerActs();
    if (mouth.isSpeaking() && !Json.flag(call.agent(), "allow_dtmf_interruption")) {
      askAfterSpeech = true;
    } else {
      askSoon();
    }
  }

  private void askSoon() {
    endOfTurn.cancel();
    endOfTurn = later(END_OF_TURN, () -> ask("response_required"));
  }

  /**
   * Something was whispered to the agent by API; what this does to a custom LLM is undocumented.
   */
  void inject(String context, boolean trigger) {
    ObjectNode item = Json.object().put("role", "injected").put("content", context);
    note(item.put("time_sec", elapsed()));
    if (trigger) {
      mouth.cut();
      ask("response_required");
    }
  }

  // ---- asking

  private void ask(String type) {
    reminders.stop();
    endOfTurn.cancel();
    mouth.cut();
    askAfterSpeech = false;
    newestId++;
    open = true;
    firstText = false;
    askedAt = System.nanoTime();
    ObjectNode frame = Json.object().put("interaction_type", type).put("response_id", newestId);
    addWords(frame);
    stage.send(frame);
  }

  private void addWords(ObjectNode frame) {
    frame.set("transcript", transcript.speech());
    if (withToolCalls) {
      frame.set("transcript_with_tool_calls", transcript.withToolCalls());
    }
  }

  private void takeFloor(String who) {
    if (!who.equals(floor)) {
      floor = who;
      update(who);
    } else {
      update(null);
    }
  }

  private void update(@Nullable String turn) {
    ObjectNode frame = Json.object().put("interaction_type", "update_only");
    addWords(frame);
    if (turn != null) {
      frame.put("turntaking", turn);
    }
    keep();
    stage.send(frame);
  }

  private void remindLater() {
    reminders.stop();
    if (!open && !transcript.saidBy("agent").isEmpty()) {
      reminders.start(() -> ask("reminder_required"));
    }
  }

  private Timer later(Duration vendorTime, Runnable task) {
    boolean[] cancelled = new boolean[1];
    Runnable unlessCancelled =
        () -> {
          if (!cancelled[0]) {
            task.run();
          }
        };
    Timer timer = world.timers().after(world.tempo().of(vendorTime), lane, unlessCancelled);
    return () -> {
      cancelled[0] = true;
      timer.cancel();
    };
  }

  private void keep() {
    call.says(transcript);
  }

  private double elapsed() {
    return (world.clock().millis() - call.startedAt()) / 1000.0;
  }
}
