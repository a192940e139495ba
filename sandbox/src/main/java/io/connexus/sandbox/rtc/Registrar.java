package io.connexus.sandbox.rtc;

import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.exchange.Dial;
import io.connexus.sandbox.exchange.DialPlan;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.FarEnd;
import io.connexus.sandbox.exchange.HangupCause;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.LegIdentity.CustomHeader;
import io.connexus.sandbox.exchange.Role;
import io.connexus.sandbox.webrtc.Anchor;
import io.connexus.sandbox.webrtc.AudioConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which clients are there, and where their calls are. */
public final class Registrar {
  private static final Pattern ADDRESS = Pattern.compile("sips?:([^@;]+)@sip\\.telnyx\\.com(;.*)?");
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");

  /** How long a call outlives its client's socket, and its audio the last connectivity check. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration SILENT = Duration.ofSeconds(30);
  private static final Duration ROUND = Duration.ofSeconds(5);

  private final Exchange exchange;
  private final Subscribers subscribers;
  private final Function<String, FarEnd> directory;
  private final Timers timers;
  private final Tempo tempo;
  private final Ids ids;
  private final Anchor anchor;
  private final Map<String, ConcurrentLinkedDeque<Session>> sessions = new ConcurrentHashMap<>();

  /**
   * Puts the parts together.
   *
   * @param directory who answers at a number or SIP address
   */
  public Registrar(
      Exchange exchange,
      Subscribers subscribers,
      Function<String, FarEnd> directory,
      Timers timers,
      Tempo tempo,
      Ids ids) {
    this.exchange = exchange;
    this.subscribers = subscribers;
    this.directory = directory;
    this.timers = timers;
    this.tempo = tempo;
    this.ids = ids;
    this.anchor = new Anchor(timers.workers());
  }

  Exchange exchange() {
    return exchange;
  }

  Subscribers subscribers() {
    return subscribers;
  }

  Ids ids() {
    return ids;
  }

  Timers timers() {
    return timers;
  }

  AudioConnection openSound() {
    return anchor.open();
  }

  // ---- being rung

  /** Whether a client may be at this address. */
  public static boolean isAddress(String sipUri) {
    return ADDRESS.matcher(sipUri).matches();
  }

  /**
   * Who is at a client's address: the latest of the clients registered there, as at the real
   * carrier; nobody rings with a 404 or, for a user who is away, a 480.
   */
  public FarEnd at(String sipUri) {
    Matcher address = ADDRESS.matcher(sipUri);
    if (!address.matches()) {
      throw new IllegalArgumentException(sipUri);
    }
    Optional<Session> latest =
        sessionsOf(address.group(1)).stream().filter(Session::isRegistered).findFirst();
    return latest
        .<FarEnd>map(session -> new ClientCall(this, session, ids.uuid()))
        .orElseGet(Away::new);
  }

  private final class Away implements FarEnd {
    @Override
    public Role role() {
      return Role.CLIENT;
    }

    @Override
    public void invited(Leg leg) {
      timers.now(() -> exchange.end(leg, HangupCause.unavailable()));
    }
  }

  private ConcurrentLinkedDeque<Session> sessionsOf(String userName) {
    return sessions.computeIfAbsent(userName, any -> new ConcurrentLinkedDeque<>());
  }

  // ---- coming and going

  /** A client logged in; the latest is the first to be rung. */
  void arrived(Session session) {
    sessionsOf(session.subscriber().userName()).addFirst(session);
  }

  /** The session of this id, if it is this user's. */
  Optional<Session> known(String userName, String sessionId) {
    return sessionsOf(userName).stream().filter(one -> one.id().equals(sessionId)).findFirst();
  }

  /** Gives a client that came back the calls of its user's lost sessions. */
  List<ClientCall> recover(Session returned) {
    ConcurrentLinkedDeque<Session> others = sessionsOf(returned.subscriber().userName());
    for (Session other : others) {
      if (other != returned && !other.isConnected()) {
        other.calls().forEach(call -> call.moveTo(returned));
        others.remove(other);
      }
    }
    return returned.calls().stream().filter(call -> call.leg().isAlive()).toList();
  }

  /** A socket is gone: without calls the session is too, else they wait for a while. */
  void left(Session session) {
    session.lost();
    if (session.calls().isEmpty()) {
      forget(session);
    } else {
      timers.after(tempo.of(PATIENCE), () -> giveUp(session));
    }
  }

  private void giveUp(Session session) {
    if (!session.isConnected()) {
      for (ClientCall call : session.calls()) {
        exchange.end(call.leg(), HangupCause.failed("408"));
      }
      forget(session);
    }
  }

  void forget(Session session) {
    sessionsOf(session.subscriber().userName()).remove(session);
  }

  // ---- a client calls

  /** Starts the client's own call, which the account routes or, if it parks calls, commands. */
  void dial(Session session, Outgoing wanted) {
    ClientCall call = new ClientCall(this, session, wanted.callId());
    Subscriber subscriber = session.subscriber();
    String to = wanted.destination();
    Leg leg =
        exchange.callIn(
            wanted.callerNumber(), to, subscriber.connectionId(), wanted.headers(), call);
    leg.clientState(wanted.clientState());
    call.began(leg, wanted.sdp());
    if (subscriber.parksCalls()) {
      return;
    }
    if (!E164.matcher(to).matches() && !to.startsWith("sip:")) {
      exchange.end(leg, HangupCause.notFound());
      return;
    }
    exchange.dial(
        new Dial(
            wanted.callerNumber(),
            to,
            subscriber.connectionId(),
            leg,
            new DialPlan(leg, false, false, false),
            Duration.ofSeconds(60),
            Duration.ofHours(4),
            null,
            null,
            List.of()),
        directory.apply(to));
  }

  /** What a client wants to call, and how it is to be heard. */
  record Outgoing(
      String callId,
      String destination,
      String callerNumber,
      @Nullable String clientState,
      List<CustomHeader> headers,
      String sdp) {}

  /** Ends calls whose audio died without a word; to be called once. */
  public void watch() {
    timers.after(ROUND, this::round);
  }

  private void round() {
    for (ConcurrentLinkedDeque<Session> ofUser : sessions.values()) {
      for (Session session : ofUser) {
        for (ClientCall call : session.calls()) {
          boolean silent = call.sound().millisSinceCheck() > SILENT.toMillis();
          if (silent && call.leg().isAnswered()) {
            exchange.end(call.leg(), HangupCause.failed("408"));
          }
        }
      }
    }
    watch();
  }
}
