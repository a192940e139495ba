package io.connexus.sandbox.exchange;

import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The switch: every leg, and who is bridged with whom.
 *
 * <p>One lock guards it all. A bridge ties legs of two calls together, so a lock for each call
 * would need an order between them, and what happens under this one takes microseconds: webhooks,
 * far ends and timers are only handed their work here and do it elsewhere.
 */
public final class Exchange {
  /** Ended legs stay readable for about ten minutes, as at the real carrier. */
  private static final Duration READABLE = Duration.ofMinutes(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Ids ids;
  private final Clock clock;
  private final Timers timers;
  private final Tempo tempo;
  private final LegEvents events;
  private final Map<String, Leg> legs = new LinkedHashMap<>();
  private final Map<String, Conversation> conversations = new LinkedHashMap<>();
  private final Bridges bridges;
  private final Voices voices;
  private final Conferences conferences;
  private final Mixer mixer = new Mixer(this);

  public Exchange(Ids ids, Clock clock, Timers timers, Tempo tempo, LegEvents events) {
    this.ids = ids;
    this.clock = clock;
    this.timers = timers;
    this.tempo = tempo;
    this.events = events;
    this.bridges = new Bridges(this);
    this.voices = new Voices(clock, events);
    this.conferences = new Conferences(this, events, ids, clock);
  }

  /** Does something to legs while nobody else can. */
  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  public void run(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  // ---- new legs

  /** A telephone rings a number of the account. */
  public Leg callIn(String from, String to, String connectionId, FarEnd caller) {
    return callIn(from, to, connectionId, List.of(), caller);
  }

  /** A party rings a number; the headers are its INVITE's. */
  public Leg callIn(
      String from,
      String to,
      String connectionId,
      List<LegIdentity.CustomHeader> headers,
      FarEnd caller) {
    return locked(() -> {
      Leg leg = newLeg(new NewLeg(from, to, connectionId, true, null, headers), caller);
      tell(leg, from + " rings " + to);
      happened(leg, "call.initiated");
      return leg;
    });
  }

  /** The account dials out. */
  public Leg dial(Dial dial, FarEnd callee) {
    return locked(() -> {
      NewLeg wanted =
          new NewLeg(
              dial.from(),
              dial.to(),
              dial.connectionId(),
              false,
              dial.sessionOf(),
              dial.customHeaders());
      Leg leg = newLeg(wanted, callee);
      leg.plan = dial.plan();
      leg.webhookUrl(dial.webhookUrl());
      leg.clientState(dial.clientState());
      leg.ringTimer = timers.after(tempo.of(dial.ringFor()), () -> ringsNoLonger(leg));
      leg.limitTimer =
          timers.after(tempo.of(dial.limit()), () -> end(leg, HangupCause.timeLimit()));
      tell(leg, "dialling " + dial.to());
      happened(leg, "call.initiated");
      callee.invited(leg);
      return leg;
    });
  }

  private record NewLeg(
      String from,
      String to,
      String connectionId,
      boolean incoming,
      @Nullable Leg relative,
      List<LegIdentity.CustomHeader> headers) {}

  private Leg newLeg(NewLeg wanted, FarEnd farEnd) {
    Leg relative = wanted.relative();
    String session = relative == null ? ids.timeUuid() : relative.identity().sessionId();
    Conversation conversation =
        relative == null ? newConversation(wanted) : relative.conversation();
    LegIdentity identity =
        new LegIdentity(
            ids.callControlId(),
            ids.timeUuid(),
            session,
            wanted.connectionId(),
            wanted.from(),
            wanted.to(),
            wanted.incoming(),
            clock.instant(),
            wanted.headers());
    Leg leg = new Leg(identity, farEnd, conversation, tempo::speechRate);
    conversation.join(leg);
    legs.put(leg.id(), leg);
    return leg;
  }

  private Conversation newConversation(NewLeg wanted) {
    Conversation conversation =
        new Conversation(
            ids.uuid(), wanted.from(), wanted.to(), wanted.incoming(), clock.instant());
    conversations.put(conversation.id(), conversation);
    return conversation;
  }

  // ---- life of a leg

  /** The account answers an incoming leg, or the far end an outgoing one. */
  public void answer(Leg leg) {
    run(() -> {
      if (leg.state != LegState.RINGING) {
        return;
      }
      leg.state = LegState.PARKED;
      leg.answeredAt = clock.instant();
      leg.ringTimer.cancel();
      tell(leg, name(leg) + " answered");
      happened(leg, "call.answered");
      leg.farEnd().answered(leg);
      bridges.followPlan(leg);
      bridges.followPlansWaitingFor(leg);
    });
  }

  private void ringsNoLonger(Leg leg) {
    run(() -> {
      if (leg.state == LegState.RINGING) {
        end(leg, HangupCause.timeout());
      }
    });
  }

  /** Ends a leg and, unless it is to be parked, the one it is bridged with. */
  public void end(Leg leg, HangupCause cause) {
    run(() -> {
      if (!leg.isAlive()) {
        return;
      }
      Leg peer = leg.peer;
      close(leg, cause);
      conferences.leave(leg);
      if (peer != null) {
        bridges.abandon(peer);
      }
    });
  }

  private void close(Leg leg, HangupCause cause) {
    leg.runAtEnd();
    leg.state = LegState.ENDED;
    leg.endedAt = clock.instant();
    leg.hangup = cause;
    leg.peer = null;
    leg.ringTimer.cancel();
    leg.limitTimer.cancel();
    tell(leg, name(leg) + " ended: " + cause.cause());
    ObjectNode fields = Json.object();
    fields.put("hangup_cause", cause.cause());
    fields.put("hangup_source", cause.source());
    fields.put("sip_hangup_cause", cause.sip());
    events.happened(leg, "call.hangup", fields);
    leg.farEnd().ended(leg);
    timers.after(tempo.of(READABLE), () -> run(() -> legs.remove(leg.id())));
  }

  public Bridges bridges() {
    return bridges;
  }

  public Voices voices() {
    return voices;
  }

  public Conferences conferences() {
    return conferences;
  }

  /** Carries the sound of the legs that have any. */
  public Mixer mixer() {
    return mixer;
  }

  /** The party at the far end puts the other on hold, or takes it back. */
  public void hold(Leg leg, boolean held) {
    run(() -> {
      if (leg.isAnswered() && leg.held != held) {
        leg.held = held;
        tell(leg, name(leg) + (held ? " holds the call" : " is back"));
        happened(leg, held ? "call.hold" : "call.unhold");
      }
    });
  }

  /** What a far end begins to say, to be heard; its words come by {@link #speaks}. */
  public void sounds(Leg leg, String text) {
    leg.mouth.say(text);
  }

  /** A far end falls silent in mid-sentence. */
  public void hush(Leg leg) {
    leg.mouth.hush();
  }

  /** A far end's words, a few at a time. */
  public void speaks(Leg leg, String utterance, String speaker, String words) {
    run(() -> voices.speaks(leg, utterance, speaker, words));
  }

  /** A far end has finished an utterance that it spoke with {@link #speaks}. */
  public void spoke(Leg leg, String speaker, String text) {
    run(() -> voices.spoke(leg, speaker, text));
  }

  /** A far end says something all at once. */
  public void says(Leg leg, String speaker, String text) {
    run(() -> {
      sounds(leg, text);
      voices.speaks(leg, ids.uuid(), speaker, text);
      voices.spoke(leg, speaker, text);
    });
  }

  /** Keys pressed at the far end. */
  public void presses(Leg leg, String digits) {
    run(() -> voices.presses(leg, digits));
  }

  // ---- reading

  public Optional<Leg> leg(String callControlId) {
    return locked(() -> Optional.ofNullable(legs.get(callControlId)));
  }

  public List<Leg> legs() {
    return locked(() -> List.copyOf(legs.values()));
  }

  public Optional<Conversation> conversation(String id) {
    return locked(() -> Optional.ofNullable(conversations.get(id)));
  }

  public List<Conversation> conversations() {
    return locked(() -> new ArrayList<>(conversations.values()).reversed());
  }

  /** Drops every call without telling anyone: timers stop, far ends are released, no webhooks. */
  public void reset() {
    run(() -> {
      for (Leg leg : legs.values()) {
        leg.ringTimer.cancel();
        leg.limitTimer.cancel();
        if (leg.isAlive()) {
          leg.state = LegState.ENDED;
          leg.endedAt = clock.instant();
          leg.peer = null;
          leg.farEnd().ended(leg);
        }
      }
      legs.clear();
      conversations.clear();
      conferences.clear();
    });
  }

  // ---- telling

  void happened(Leg leg, String type) {
    events.happened(leg, type, Json.object());
  }

  /** A line of the conversation's timeline. */
  public void tell(Leg leg, String what) {
    leg.conversation().tell(clock.instant(), what);
  }

  static String name(Leg leg) {
    return switch (leg.farEnd().role()) {
      case CLIENT ->
          "client " + (leg.identity().incoming() ? leg.identity().from() : leg.identity().to());
      case CALLER -> "caller " + leg.identity().from();
      case RETELL -> "Retell";
      case PHONE -> "phone " + leg.identity().to();
    };
  }
}
