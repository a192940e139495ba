package io.connexus.sandbox.exchange;

import io.connexus.sandbox.audio.Melody;
import io.connexus.sandbox.audio.Pcm;
import io.connexus.sandbox.audio.Ringback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries sound. Every 20 ms it takes a frame from each party and gives each what it is to hear:
 * those it talks with, music while that one holds, ringing while a called party has not answered,
 * and the carrier's announcements over it all.
 *
 * <p>Only legs that were added, and those they are bridged with, take part: a call that is made of
 * words alone costs nothing here.
 */
public final class Mixer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mixer.class);
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(Pcm.FRAME_MILLIS);

  private final Exchange exchange;
  private final Set<Leg> sounding = ConcurrentHashMap.newKeySet();
  private final Map<Leg, Melody> music = new HashMap<>();
  private final Map<Leg, Ringback> ringback = new HashMap<>();
  private final Thread pacer;
  private volatile boolean closed;

  @SuppressWarnings("ThreadPriorityCheck") // sound that is late is heard to be late
  Mixer(Exchange exchange) {
    this.exchange = exchange;
    this.pacer = Thread.ofPlatform().daemon().name("sandbox-sound").unstarted(this::pace);
    pacer.setPriority(Thread.MAX_PRIORITY);
    pacer.start();
  }

  /** From now on until it ends, this leg has sound. */
  public void add(Leg leg) {
    sounding.add(leg);
    LockSupport.unpark(pacer);
  }

  /** Listens in on a leg until {@link #untap}. */
  public void tap(Leg leg, Tap tap) {
    leg.taps.add(tap);
    add(leg);
  }

  public void untap(Leg leg, Tap tap) {
    leg.taps.remove(tap);
  }

  private void pace() {
    long due = System.nanoTime();
    while (!closed) {
      if (sounding.isEmpty()) {
        LockSupport.park(this);
        due = System.nanoTime();
        continue;
      }
      try {
        tick();
      } catch (RuntimeException e) {
        LOG.error("Twenty milliseconds of sound are lost", e);
      }
      due += PERIOD;
      long ahead = due - System.nanoTime();
      if (ahead > 0) {
        LockSupport.parkNanos(this, ahead);
      } else if (ahead < -10 * PERIOD) {
        due = System.nanoTime(); // the machine stood still; what was missed is not made up for
      }
    }
  }

  /** What a leg hears, decided under the lock. */
  private record Route(Leg leg, List<Leg> sources, boolean onHold, boolean ringing) {}

  private void tick() {
    List<Route> routes = exchange.locked(this::routes);
    Map<Leg, short[]> voices = new HashMap<>();
    routes.forEach(route -> voices.put(route.leg(), voice(route.leg())));
    for (Route route : routes) {
      Leg leg = route.leg();
      short[] heard = heard(route, voices);
      leg.farEnd().audio().give(heard);
      leg.taps.forEach(tap -> tap.passed(voices.getOrDefault(leg, Pcm.silence()), heard));
    }
  }

  private List<Route> routes() {
    sounding.removeIf(leg -> !leg.isAlive());
    music.keySet().removeIf(leg -> !leg.isAlive());
    ringback.keySet().removeIf(leg -> !leg.isAlive());
    Map<Leg, List<Leg>> sources = new LinkedHashMap<>();
    for (Leg leg : sounding) {
      sources.putIfAbsent(leg, new ArrayList<>());
      if (leg.peer != null) {
        sources.putIfAbsent(leg.peer, new ArrayList<>());
      }
    }
    for (Leg speaker : List.copyOf(sources.keySet())) {
      for (Leg listener : speaker.listeners()) {
        sources.computeIfAbsent(listener, any -> new ArrayList<>()).add(speaker);
      }
    }
    List<Route> routes = new ArrayList<>();
    sources.forEach((leg, heard) ->
        routes.add(
            new Route(
                leg, heard, leg.isOnHold(), leg.state == LegState.RINGING && leg.isClientsOwn())));
    return routes;
  }

  private static short[] voice(Leg leg) {
    short[] frame = leg.farEnd().audio().take();
    short[] words = leg.mouth.next();
    if (words != null) {
      Pcm.mix(frame, words);
    }
    return frame;
  }

  private short[] heard(Route route, Map<Leg, short[]> voices) {
    Leg leg = route.leg();
    short[] heard = Pcm.silence();
    route.sources().forEach(source -> Pcm.mix(heard, voices.getOrDefault(source, Pcm.silence())));
    if (route.onHold()) {
      Pcm.mix(heard, music.computeIfAbsent(leg, any -> new Melody()).next());
    }
    if (route.ringing()) {
      Pcm.mix(heard, ringback.computeIfAbsent(leg, any -> new Ringback()).next());
    }
    short[] announced = leg.announcer().next();
    if (announced != null) {
      Pcm.mix(heard, announced);
    }
    return heard;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(pacer);
  }
}
