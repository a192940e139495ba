package io.connexus.call.application;

import io.connexus.call.application.Carrier.CarrierException.Kind;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A phone network in memory. It does each command id once, tells what happens to its legs, and can
 * be told to be down. Phones ring until the test says what their owners do; an AI (any SIP address)
 * answers at once unless told not to.
 */
public final class FakeCarrier implements Carrier {

  /** A command as it was asked. */
  public record Asked(String what, String about, UUID commandId) {}

  private static final class Leg {
    final String id;
    final String number;
    @Nullable LegTag tag;
    @Nullable String linkedTo;
    boolean answered;
    boolean over;
    boolean survives;
    @Nullable RecordingTag recording;
    Instant recordedSince = Instant.EPOCH;
    @Nullable Leg partner;
    @Nullable String room;
    boolean held;
    boolean muted;
    boolean asked;
    @Nullable Sound playing;

    Leg(String id, String number) {
      this.id = id;
      this.number = number;
    }
  }

  private final InstantSource clock;
  private final Map<String, Leg> legs = new LinkedHashMap<>();
  private final Map<UUID, Object> done = new HashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Set<Language> languages = ConcurrentHashMap.newKeySet();
  private final List<Asked> tries = new CopyOnWriteArrayList<>();
  private volatile Consumer<CarrierEvent> listener = _ -> {};
  private volatile boolean down;
  private volatile boolean aiAnswers = true;
  private volatile boolean losesAnswers;
  private volatile boolean records = true;
  private volatile boolean refusesRooms;
  private volatile boolean playsNothing;
  private volatile boolean speaks = true;
  private final Map<String, String> rooms = new HashMap<>();
  private final Map<String, Cause> absent = new ConcurrentHashMap<>();

  public FakeCarrier(InstantSource clock) {
    this.clock = clock;
  }

  public void tell(Consumer<CarrierEvent> to) {
    listener = to;
  }

  /** In which it spoke and listened. */
  public Set<Language> languages() {
    return languages;
  }

  /** While true, nothing is done and everything throws {@link Kind#UNAVAILABLE}. */
  public void down(boolean now) {
    down = now;
  }

  /** While true, everything is done but the asker is told {@link Kind#UNAVAILABLE}. */
  public void losesAnswers(boolean now) {
    losesAnswers = now;
  }

  /** While true, nobody gets into a room. */
  public void refusesRooms(boolean now) {
    refusesRooms = now;
  }

  /** Whether it says what it is asked to. */
  public void speaks(boolean now) {
    speaks = now;
  }

  /** While true, nobody hears what is to be played. */
  public void playsNothing(boolean now) {
    playsNothing = now;
  }

  public void aiAnswers(boolean now) {
    aiAnswers = now;
  }

  // ---- people

  /** Somebody calls a number of ours; the new leg's id. */
  public synchronized String call(E164 from, E164 to) {
    var leg = leg(from.value());
    listener.accept(new CarrierEvent.Arrived(leg.id, clock.instant(), from, to));
    return leg.id;
  }

  public void pickUp(E164 phone) {
    pickUp(phone.value());
  }

  public synchronized void pickUp(String address) {
    answered(ringing(address));
  }

  /** Somebody presses the key that was asked for. */
  public synchronized void press(E164 phone) {
    gathered(phone, leg -> new CarrierEvent.Accepted(leg.id, leg.tag, clock.instant()));
  }

  /** Whatever picked up presses no key in time. */
  public synchronized void pressNothing(E164 phone) {
    gathered(phone, leg -> new CarrierEvent.NotAccepted(leg.id, leg.tag, clock.instant()));
  }

  private void gathered(E164 phone, Function<Leg, CarrierEvent> what) {
    var asked =
        legs.values().stream()
            .filter(leg -> leg.number.equals(phone.value()) && leg.asked && !leg.over)
            .findFirst()
            .orElseThrow(() -> new AssertionError("that phone is not asked for a key"));
    asked.asked = false;
    listener.accept(what.apply(asked));
  }

  public synchronized void decline(E164 phone) {
    end(ringing(phone.value()), Cause.DECLINED);
  }

  /** From now on whoever dials this phone gets no further. */
  public void isNotThere(E164 phone, Cause cause) {
    absent.put(phone.value(), cause);
  }

  public synchronized void hangUp(E164 phone) {
    legs.values().stream()
        .filter(leg -> leg.number.equals(phone.value()) && !leg.over)
        .toList()
        .forEach(leg -> end(leg, Cause.HUNG_UP));
  }

  /** The network or the far end ends a leg. */
  public synchronized void end(String carrierId, Cause cause) {
    end(legs.get(carrierId), cause);
  }

  /** The room that this leg is in has lasted long enough. */
  public synchronized void expires(String carrierId) {
    var leg = legs.get(carrierId);
    var room = leg.room;
    legs.values().stream()
        .filter(one -> one.room != null && one.room.equals(room))
        .forEach(one -> one.room = null);
    listener.accept(
        new CarrierEvent.RoomExpired(leg.id, leg.tag, clock.instant(), String.valueOf(room)));
  }

  /** A leg ends and nobody is told. */
  public synchronized void vanish(String carrierId) {
    legs.get(carrierId).over = true;
  }

  // ---- what a test wants to know

  /** The commands that were done, in order. */
  public synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  public synchronized List<String> asked(String what) {
    return asked.stream().filter(one -> one.what.equals(what)).map(Asked::about).toList();
  }

  /** Every request, done or not. */
  public synchronized List<Asked> tries(String what) {
    return tries.stream().filter(one -> one.what.equals(what)).toList();
  }

  public synchronized boolean areTalking(String one, String other) {
    var partner = legs.get(one).partner;
    return partner != null && partner.id.equals(other);
  }

  /** Whether what one says in a room is heard by the other there. */
  public synchronized boolean hears(String listener, String speaker) {
    var one = legs.get(speaker);
    var other = legs.get(listener);
    boolean sameRoom = one.room != null && one.room.equals(other.room) && !one.over && !other.over;
    return sameRoom && !one.held && !other.held && !one.muted;
  }

  public synchronized boolean isOnHold(String carrierId) {
    var leg = legs.get(carrierId);
    return leg.room != null && leg.held;
  }

  public synchronized boolean hearsMusic(String carrierId) {
    return legs.get(carrierId).playing == Sound.MUSIC;
  }

  public synchronized boolean hearsRinging(String carrierId) {
    return legs.get(carrierId).playing == Sound.RINGBACK;
  }

  public synchronized boolean asksForKey(E164 phone) {
    return legs.values().stream()
        .anyMatch(leg -> leg.number.equals(phone.value()) && leg.asked && !leg.over);
  }

  public boolean rings(E164 phone) {
    return rings(phone.value());
  }

  public synchronized boolean rings(String address) {
    return legs.values().stream()
        .anyMatch(leg -> leg.number.equals(address) && !leg.over && !leg.answered);
  }

  // ---- the port

  @Override
  public void answer(String carrierId, LegTag tag, UUID commandId) {
    once(
        "answer",
        carrierId,
        commandId,
        () -> {
          var leg = alive(carrierId);
          leg.tag = tag;
          answered(leg);
          return true;
        });
  }

  @Override
  public void reject(String carrierId, UUID commandId) {
    once(
        "reject",
        carrierId,
        commandId,
        () -> {
          end(alive(carrierId), Cause.DECLINED);
          return true;
        });
  }

  @Override
  public void hangUp(String carrierId, UUID commandId) {
    once(
        "hang up",
        carrierId,
        commandId,
        () -> {
          end(alive(carrierId), Cause.HUNG_UP);
          return true;
        });
  }

  @Override
  public String dialAi(LegTag tag, String address, E164 from, String callerId, UUID commandId) {
    return once(
        "dial AI",
        address,
        commandId,
        () -> {
          alive(callerId);
          var leg = dialled(tag, address, callerId);
          leg.survives = true;
          if (aiAnswers) {
            answered(leg);
          }
          return leg.id;
        });
  }

  @Override
  public String dialHuman(
      LegTag tag,
      String to,
      E164 from,
      @Nullable String callerId,
      Duration ringFor,
      UUID commandId) {
    return once(
        "dial",
        to,
        commandId,
        () -> {
          if (callerId != null) {
            alive(callerId);
          }
          return dialled(tag, to, null).id;
        });
  }

  @Override
  public String dialOutside(
      LegTag tag, E164 to, E164 from, String memberId, Duration ringFor, UUID commandId) {
    return once(
        "dial",
        to.value(),
        commandId,
        () -> {
          alive(memberId);
          var leg = dialled(tag, to.value(), memberId);
          leg.survives = true;
          return leg.id;
        });
  }

  @Override
  public void bridge(String callerId, String otherId, UUID commandId) {
    once(
        "bridge",
        otherId,
        commandId,
        () -> {
          var caller = talking(callerId);
          caller.survives = true;
          connect(caller, talking(otherId));
          return true;
        });
  }

  @Override
  public void say(String callerId, String text, Language language, UUID commandId) {
    languages.add(language);
    once(
        "say",
        text,
        commandId,
        () -> {
          var leg = talking(callerId);
          if (!speaks) {
            throw failure(Kind.REFUSED);
          }
          listener.accept(new CarrierEvent.Said(leg.id, leg.tag, clock.instant()));
          return true;
        });
  }

  @Override
  public void transcribe(String callerId, Language language, UUID commandId) {
    languages.add(language);
    once("transcribe", callerId, commandId, () -> talking(callerId).answered);
  }

  @Override
  public void askForKey(String carrierId, String question, Language language, UUID commandId) {
    languages.add(language);
    once("ask for key", carrierId, commandId, () -> talking(carrierId).asked = true);
  }

  @Override
  public void play(String carrierId, Sound sound, UUID commandId) {
    once(
        "play " + CallJson.word(sound),
        carrierId,
        commandId,
        () -> {
          if (playsNothing) {
            throw failure(Kind.REFUSED);
          }
          return talking(carrierId).playing = sound;
        });
  }

  @Override
  public void stopPlaying(String carrierId, UUID commandId) {
    once(
        "stop playing",
        carrierId,
        commandId,
        () -> {
          talking(carrierId).playing = null;
          return true;
        });
  }

  @Override
  public void stopTranscribing(String callerId, UUID commandId) {
    once("stop transcribing", callerId, commandId, () -> talking(callerId).answered);
  }

  @Override
  public void record(String callerId, RecordingTag tag, Language language, UUID commandId) {
    languages.add(language);
    once(
        "record",
        callerId,
        commandId,
        () -> {
          var leg = talking(callerId);
          if (!records || leg.recording != null) {
            throw failure(Kind.REFUSED);
          }
          leg.tag = tag.leg();
          leg.recording = tag;
          leg.recordedSince = clock.instant();
          return true;
        });
  }

  @Override
  public String openRoom(String name, String carrierId, UUID commandId) {
    return once(
        "open room",
        carrierId,
        commandId,
        () -> {
          var room = rooms.computeIfAbsent(name, any -> "room-" + UUID.randomUUID());
          enter(room, talking(carrierId));
          return room;
        });
  }

  @Override
  public void join(String room, String carrierId, boolean held, boolean muted, UUID commandId) {
    once(
        "join",
        carrierId,
        commandId,
        () -> {
          var leg = talking(carrierId);
          enter(room, leg);
          leg.held = held;
          leg.muted = muted;
          return true;
        });
  }

  @Override
  public void stopRecording(String callerId, UUID commandId) {
    once(
        "stop recording",
        callerId,
        commandId,
        () -> {
          recorded(alive(callerId));
          return true;
        });
  }

  @Override
  public void leave(String room, String carrierId, UUID commandId) {
    once(
        "leave",
        carrierId,
        commandId,
        () -> {
          in(room, carrierId).room = null;
          return true;
        });
  }

  /** Whoever speaks on the leg has been silent for long enough. */
  public synchronized void fallsSilent(String carrierId) {
    recorded(legs.get(carrierId));
  }

  /** Whether it records when asked to. */
  public void records(boolean now) {
    records = now;
  }

  private void recorded(Leg leg) {
    var tag = leg.recording;
    if (tag != null) {
      leg.recording = null;
      listener.accept(
          new CarrierEvent.Recorded(
              leg.id,
              leg.tag,
              clock.instant(),
              tag,
              "rec-" + UUID.randomUUID(),
              "wav",
              leg.recordedSince,
              clock.instant(),
              URI.create("https://files.x.test/" + leg.id)));
    }
  }

  @Override
  public void hold(String room, String carrierId, boolean held) {
    once(
        held ? "hold" : "unhold",
        carrierId,
        UUID.randomUUID(),
        () -> {
          in(room, carrierId).held = held;
          return true;
        });
  }

  @Override
  public void mute(String room, String carrierId, boolean muted) {
    once(
        muted ? "mute" : "unmute",
        carrierId,
        UUID.randomUUID(),
        () -> {
          in(room, carrierId).muted = muted;
          return true;
        });
  }

  @Override
  public void press(String carrierId, String keys, UUID commandId) {
    once("press " + keys, carrierId, commandId, () -> talking(carrierId).answered);
  }

  @Override
  public synchronized boolean isAlive(String carrierId) {
    checkUp();
    var leg = legs.get(carrierId);
    return leg != null && !leg.over;
  }

  @Override
  public synchronized List<LiveLeg> liveLegs() {
    checkUp();
    return legs.values().stream()
        .filter(leg -> !leg.over)
        .map(leg -> new LiveLeg(leg.id, leg.tag))
        .toList();
  }

  @Override
  public synchronized Optional<String> find(LegTag tag) {
    tries.add(new Asked("find", tag.encode(), new UUID(0, 0)));
    checkUp();
    return legs.values().stream()
        .filter(leg -> !leg.over && tag.equals(leg.tag))
        .map(leg -> leg.id)
        .findFirst();
  }

  // ---- how it works

  @SuppressWarnings("unchecked") // a command id is always asked with the same command
  private synchronized <T> T once(String what, String about, UUID commandId, Supplier<T> deed) {
    tries.add(new Asked(what, about, commandId));
    checkUp();
    var before = done.get(commandId);
    if (before == null) {
      before = deed.get();
      done.put(commandId, before);
      asked.add(new Asked(what, about, commandId));
    }
    if (losesAnswers) {
      throw failure(Kind.UNAVAILABLE);
    }
    return (T) before;
  }

  private void checkUp() {
    if (down) {
      throw failure(Kind.UNAVAILABLE);
    }
  }

  private static CarrierException failure(Kind kind) {
    return new CarrierException(kind, new IllegalStateException("fake"));
  }

  private Leg leg(String number) {
    var leg = new Leg("cc-" + UUID.randomUUID(), number);
    legs.put(leg.id, leg);
    return leg;
  }

  private Leg dialled(LegTag tag, String number, @Nullable String linkedTo) {
    var leg = leg(number);
    leg.tag = tag;
    leg.linkedTo = linkedTo;
    listener.accept(new CarrierEvent.Dialled(leg.id, tag, clock.instant()));
    var absence = absent.get(number);
    if (absence != null) {
      end(leg, absence);
    }
    return leg;
  }

  private Leg alive(String carrierId) {
    var leg = legs.get(carrierId);
    if (leg == null || leg.over) {
      throw failure(Kind.LEG_OVER);
    }
    return leg;
  }

  private Leg talking(String carrierId) {
    var leg = alive(carrierId);
    if (!leg.answered) {
      throw failure(Kind.REFUSED);
    }
    return leg;
  }

  private Leg ringing(String number) {
    return legs.values().stream()
        .filter(leg -> leg.number.equals(number) && !leg.over && !leg.answered)
        .findFirst()
        .orElseThrow(() -> new AssertionError("that phone does not ring"));
  }

  private void answered(Leg leg) {
    leg.answered = true;
    listener.accept(new CarrierEvent.Answered(leg.id, leg.tag, clock.instant()));
    if (leg.linkedTo != null) {
      var caller = legs.get(leg.linkedTo);
      if (!caller.over) {
        caller.survives = leg.survives;
        connect(caller, leg);
      }
    }
  }

  private Leg in(String room, String carrierId) {
    var leg = alive(carrierId);
    if (!room.equals(leg.room)) {
      throw failure(Kind.REFUSED);
    }
    return leg;
  }

  private void enter(String room, Leg leg) {
    if (refusesRooms) {
      throw failure(Kind.REFUSED);
    }
    if (room.equals(leg.room)) {
      return;
    }
    leg.room = room;
    leg.held = false;
    leg.muted = false;
    listener.accept(new CarrierEvent.Joined(leg.id, leg.tag, clock.instant(), room));
    var partner = leg.partner;
    leg.partner = null;
    if (partner != null) {
      partner.partner = null;
      if (!partner.survives) {
        end(partner, Cause.HUNG_UP);
      }
    }
  }

  /** Connects two legs; whoever they talked with before survives or is hung up. */
  private void connect(Leg one, Leg other) {
    if (one.partner == other) {
      return;
    }
    var left = new ArrayList<Leg>();
    for (var leg : List.of(one, other)) {
      if (leg.partner != null) {
        left.add(leg.partner);
        leg.partner.partner = null;
      }
    }
    one.room = null;
    other.room = null;
    one.partner = other;
    other.partner = one;
    listener.accept(new CarrierEvent.Bridged(one.id, one.tag, clock.instant()));
    listener.accept(new CarrierEvent.Bridged(other.id, other.tag, clock.instant()));
    left.stream().filter(leg -> !leg.survives).forEach(leg -> end(leg, Cause.HUNG_UP));
  }

  private void end(Leg leg, Cause cause) {
    if (leg.over) {
      return;
    }
    leg.over = true;
    recorded(leg);
    var partner = leg.partner;
    leg.partner = null;
    listener.accept(new CarrierEvent.Ended(leg.id, leg.tag, clock.instant(), cause));
    if (partner != null && partner.partner == leg) {
      partner.partner = null;
      if (!partner.survives) {
        end(partner, Cause.HUNG_UP);
      }
    }
  }
}
