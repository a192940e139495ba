package io.connexus.realtime;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.connexus.platform.Actor;
import io.connexus.platform.ActorCheck;
import io.connexus.platform.Event;
import io.connexus.platform.WorkspaceId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.websocket.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/** Every open socket of this process and the streams they listen to. */
final class Hub implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Hub.class.getName());
  private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

  private final RealtimeSettings settings;
  private final Tickets tickets;
  private final ActorCheck access;
  private final JsonMapper json;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final String streamName = UUID.randomUUID().toString();
  private final Map<WorkspaceId, WorkspaceStream> streams = new ConcurrentHashMap<>();
  private final OnlineMembers online;
  private final Consumer<Event> bus;
  private final Set<Screen> screens = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean asking = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("realtime-timer").factory());

  /**
   * @param access asked when a socket opens and with every ping, as the word of a change may be
   *     lost
   * @param bus told when a member comes or goes; brings that back here, as to the other processes
   */
  Hub(
      RealtimeSettings settings,
      Tickets tickets,
      ActorCheck access,
      OnlineMembers online,
      Consumer<Event> bus,
      JsonMapper json,
      InstantSource clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.tickets = tickets;
    this.access = access;
    this.online = online;
    this.bus = bus;
    this.json = json;
    this.clock = clock;
    this.meters = meters;
    meters.gaugeCollectionSize("connexus.realtime.sockets", List.of(), screens);
    every(settings.ping(), this::beat);
    every(OnlineMembers.TOLD_EVERY, online::tell);
    every(FORGET_EVERY, () -> streams.values().forEach(WorkspaceStream::forgetIfUnheard));
  }

  private void every(Duration period, Runnable action) {
    var _ =
        timer.scheduleAtFixedRate(
            action, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Puts an event of the bus on the wire; written as JSON here, once. Whose access has changed is
   * sent away, to come back with what they may do now or not at all.
   */
  void publish(Event event) {
    if (event.name().equals(Event.ACCESS_CHANGED)) {
      sendAway(event.data());
      return;
    }
    var data = json.writeValueAsString(event.data());
    stream(event.workspace()).publish(event.name(), event.room(), data);
    meters.counter("connexus.realtime.frames", "event", event.name()).increment();
  }

  private void sendAway(Object data) {
    if (data instanceof Map<?, ?> named && named.get("userId") instanceof String user) {
      tickets.forget(user);
      screens.stream()
          .filter(screen -> screen.actor.user().toString().equals(user))
          .forEach(screen -> screen.outgoing.close(Closing.SIGN_IN_ENDED));
    }
  }

  private void came(Actor actor) {
    if (online.came(actor.user())) {
      bus.accept(Event.memberChanged(actor.workspace(), actor.user()));
    }
  }

  private void went(Actor actor) {
    if (online.went(actor.user())) {
      bus.accept(Event.memberChanged(actor.workspace(), actor.user()));
    }
  }

  private WorkspaceStream stream(WorkspaceId workspace) {
    return streams.computeIfAbsent(
        workspace, _ -> new WorkspaceStream(streamName, settings.kept()));
  }

  /** Takes in a new socket and greets it. */
  void open(WebSocketSession session) {
    var actor = TicketCheck.actor(session.getAttributes());
    if (session instanceof NativeWebSocketSession outer
        && outer.getNativeSession() instanceof Session tomcat) {
      tomcat.getUserProperties().put(SEND_TIMEOUT, settings.sendTimeout().toMillis());
    }
    var outgoing = new Outgoing(session, settings.queue());
    var rate = new IncomingRate(settings.framesPerSecond(), settings.burst(), now());
    var screen = new Screen(actor, stream(actor.workspace()), outgoing, rate, now());
    session.getAttributes().put(Screen.ATTRIBUTE, screen); // before anything can break
    screens.add(screen);
    came(actor);
    outgoing.start();
    if (access.still(Set.of(actor)).isEmpty()) { // after it can be sent away, so nothing is missed
      outgoing.close(Closing.SIGN_IN_ENDED);
    } else if (screen.stream.attach(screen.subscription)) {
      releaseLater(screen);
    } else {
      outgoing.close(Closing.TOO_MANY);
    }
    if (!screens.contains(screen)) {
      screen.stream.detach(screen.subscription); // it broke meanwhile
    }
  }

  private void releaseLater(Screen screen) {
    try {
      var _ =
          timer.schedule(
              () -> screen.stream.release(screen.subscription),
              settings.hold().toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      screen.outgoing.close(Closing.RESTARTING);
    }
  }

  /** The socket is gone, whoever ended it. */
  void closed(Screen screen, CloseStatus status) {
    if (screens.remove(screen)) {
      screen.stream.detach(screen.subscription);
      screen.outgoing.close(Closing.RESTARTING); // ends the writing thread
      went(screen.actor);
      meters.counter("connexus.realtime.closed", "code", code(status.getCode())).increment();
    }
  }

  /** Clients may send any code; ours and the usual ones are worth telling apart. */
  private static String code(int code) {
    return switch (code) {
      case 1000, 1001, 1006, 4400, 4408, 4429, 4440 -> String.valueOf(code);
      default -> "other";
    };
  }

  /** Pings the living, ends the dead and those whose time is over. */
  void beat() {
    var now = now();
    for (var screen : screens) {
      if (screen.openedAt.plus(settings.longest()).isBefore(now)) {
        screen.outgoing.close(Closing.SIGN_IN_ENDED);
      } else if (screen.heardAt.plus(settings.idle()).isBefore(now)) {
        screen.outgoing.close(Closing.TOO_SLOW);
      } else {
        screen.outgoing.ping();
      }
    }
    if (!screens.isEmpty() && asking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("realtime-access").start(this::askAgain); // not the timer's to wait
    }
  }

  /** Sends away whose access has changed without our hearing of it. */
  private void askAgain() {
    try {
      var open = Set.copyOf(screens);
      var still =
          access.still(open.stream().map(screen -> screen.actor).collect(toUnmodifiableSet()));
      open.stream()
          .filter(screen -> !still.contains(screen.actor))
          .forEach(screen -> screen.outgoing.close(Closing.SIGN_IN_ENDED));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "who may still listen could not be asked", e);
    } finally {
      asking.set(false);
    }
  }

  /** Sends everyone away, to come back to another process. */
  @Override
  public void close() {
    timer.shutdownNow();
    screens.forEach(screen -> screen.outgoing.close(Closing.RESTARTING));
  }
}
