package io.connexus.sandbox.exchange;

import io.connexus.sandbox.audio.Announcer;
import io.connexus.sandbox.audio.Mouth;
import io.connexus.sandbox.clockwork.Timers.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** One connection of the carrier. Its fields change only under the lock of its {@link Exchange}. */
public final class Leg {
  private final LegIdentity identity;
  private final FarEnd farEnd;
  private final Conversation conversation;

  LegState state = LegState.RINGING;
  @Nullable Leg peer;
  @Nullable Conference conference;
  boolean wasBridged;
  boolean parkAfterUnbridge;
  @Nullable Instant answeredAt;
  @Nullable Instant endedAt;
  @Nullable HangupCause hangup;
  @Nullable DialPlan plan;
  Timer ringTimer = Timer.NONE;
  Timer limitTimer = Timer.NONE;
  boolean held;
  final Mouth mouth;
  private final Announcer announcer;
  final List<Tap> taps = new CopyOnWriteArrayList<>();
  final List<Line> heard = new ArrayList<>();
  final List<Line> said = new ArrayList<>();

  private @Nullable String clientState;
  private @Nullable String webhookUrl;
  private boolean transcribesInbound;
  private boolean transcribesOutbound;
  private final Map<String, Runnable> atEnd = new HashMap<>();

  Leg(
      LegIdentity identity,
      FarEnd farEnd,
      Conversation conversation,
      DoubleSupplier wordsPerSecond) {
    this.mouth = new Mouth(wordsPerSecond);
    this.announcer = new Announcer(new Mouth(wordsPerSecond));
    this.identity = identity;
    this.farEnd = farEnd;
    this.conversation = conversation;
  }

  public LegIdentity identity() {
    return identity;
  }

  public String id() {
    return identity.callControlId();
  }

  public FarEnd farEnd() {
    return farEnd;
  }

  public Conversation conversation() {
    return conversation;
  }

  public LegState state() {
    return state;
  }

  public String stateWord() {
    return conference == null ? state.word(wasBridged) : "conference";
  }

  public boolean isAlive() {
    return state != LegState.ENDED;
  }

  public boolean isAnswered() {
    return state == LegState.PARKED || state == LegState.BRIDGED;
  }

  public @Nullable Conference conference() {
    return conference;
  }

  /** Who hears what the far end says: nobody, while either side holds. */
  List<Leg> listeners() {
    List<Leg> others =
        conference != null
            ? conference.listenersOf(this)
            : peer == null ? List.of() : List.of(peer);
    return held ? List.of() : others.stream().filter(other -> !other.held).toList();
  }

  /** Whether it hears music in place of the others. */
  boolean isOnHold() {
    return conference != null
        ? conference.member(this).map(Conference.Member::isHeld).orElse(false)
        : peer != null && peer.held;
  }

  public @Nullable Leg peer() {
    return peer;
  }

  public @Nullable Instant answeredAt() {
    return answeredAt;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }

  public @Nullable HangupCause hangup() {
    return hangup;
  }

  public @Nullable String clientState() {
    return clientState;
  }

  public void clientState(@Nullable String state64) {
    clientState = state64;
  }

  public @Nullable String webhookUrl() {
    return webhookUrl;
  }

  public void webhookUrl(@Nullable String url) {
    webhookUrl = url;
  }

  public void transcribe(boolean inbound, boolean outbound) {
    transcribesInbound = inbound;
    transcribesOutbound = outbound;
  }

  public boolean isTranscribed() {
    return transcribesInbound || transcribesOutbound;
  }

  boolean transcribes(String track) {
    return track.equals("inbound") ? transcribesInbound : transcribesOutbound;
  }

  /** Whether a WebRTC client began it: it is rung back until whom it called answers. */
  public boolean isClientsOwn() {
    return identity.incoming() && farEnd.role() == Role.CLIENT;
  }

  /** Whether the party at the far end has put the other on hold. */
  public boolean isHeld() {
    return held;
  }

  /** The carrier's own voice on this leg. */
  public Announcer announcer() {
    return announcer;
  }

  public List<Line> heard() {
    return heard;
  }

  public List<Line> said() {
    return said;
  }

  /** Registers what must stop when the leg ends (a prompt, a recording); a new one replaces it. */
  public void atEnd(String what, Runnable stop) {
    atEnd.put(what, stop);
  }

  public void forgetAtEnd(String what) {
    atEnd.remove(what);
  }

  void runAtEnd() {
    List<Runnable> stops = List.copyOf(atEnd.values());
    atEnd.clear();
    stops.forEach(Runnable::run);
  }
}
