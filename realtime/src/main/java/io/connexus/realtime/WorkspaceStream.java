package io.connexus.realtime;

import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one workspace in their one order, and who gets which. A new socket's numbered
 * frames are held back for a moment: if it resumes, what it missed and what came meanwhile follow
 * in one rising sequence, nothing twice. A resume that comes after the hold was given up repeats
 * what was sent since, so that the last word on everything is still the newest.
 *
 * <p>All methods are quick and never block: sinks only enqueue. Safe for many threads.
 */
final class WorkspaceStream {
  /** Of one member at the same time, more than any number of screens needs. */
  static final int MOST_SOCKETS = 32;

  private final String name;
  private final Ring ring;
  private final Set<Subscription> subscriptions = new LinkedHashSet<>();
  private final Map<CallId, Map<UserId, Integer>> followers = new HashMap<>();
  private long seq;

  /**
   * @param name of the numbering; another one after each start of the process
   */
  WorkspaceStream(String name, RealtimeSettings.Bound kept) {
    this.name = name;
    this.ring = new Ring(kept);
  }

  /** Begins to listen; the first frame is hello. False if the member has too many sockets. */
  synchronized boolean attach(Subscription subscription) {
    long own = subscriptions.stream().filter(s -> s.user.equals(subscription.user)).count();
    if (own >= MOST_SOCKETS) {
      return false;
    }
    subscription.base = seq;
    subscriptions.add(subscription);
    subscription.out.accept(Envelope.hello(name, seq));
    return true;
  }

  /** Stops listening and leaves all calls. */
  synchronized void detach(Subscription subscription) {
    if (subscriptions.remove(subscription)) {
      Set.copyOf(subscription.joined.keySet()).forEach(call -> forget(subscription, call));
    }
  }

  /** Tells everyone concerned. */
  synchronized void publish(String event, @Nullable CallId room, String data) {
    var frame = new Frame(++seq, room, Envelope.numbered(event, seq, data));
    ring.add(frame);
    for (var subscription : subscriptions) {
      if (!subscription.held && subscription.maySee(frame)) {
        subscription.out.accept(frame.json());
      }
    }
  }

  /** Follows a call from now on; {@code ack} is sent first. */
  synchronized void join(Subscription subscription, CallId call, String ack) {
    if (!subscriptions.contains(subscription)) {
      return; // closed while it was asked whether it may
    }
    subscription.out.accept(ack);
    if (subscription.joined.putIfAbsent(call, seq) == null) {
      var present = followers.computeIfAbsent(call, _ -> new HashMap<>());
      if (present.merge(subscription.user, 1, Integer::sum) == 1) {
        publish("participant-joined", call, Envelope.participant(call, subscription.user));
      }
    }
  }

  /** How many calls it follows. */
  synchronized int joined(Subscription subscription) {
    return subscription.joined.size();
  }

  /** Follows it no longer. */
  synchronized void leave(Subscription subscription, CallId call, String ack) {
    subscription.out.accept(ack);
    forget(subscription, call);
  }

  private void forget(Subscription subscription, CallId call) {
    if (subscription.joined.remove(call) == null) {
      return;
    }
    var present = followers.getOrDefault(call, Map.of());
    if (present.merge(subscription.user, -1, (have, _) -> have == 1 ? null : have - 1) == null) {
      followers.computeIfPresent(call, (_, rest) -> rest.isEmpty() ? null : rest);
      publish("participant-left", call, Envelope.participant(call, subscription.user));
    }
  }

  /**
   * Sends everything after {@code after} that it may see, then {@code ack}; or reread, if that is
   * not known here any more.
   */
  synchronized void resume(Subscription subscription, String stream, long after, String ack) {
    var missed = ring.after(after);
    if (!stream.equals(name) || after > seq || missed.isEmpty()) {
      subscription.out.accept(Envelope.reread());
      release(subscription);
    } else {
      missed.get().stream()
          .filter(subscription::maySee)
          .forEach(frame -> subscription.out.accept(frame.json()));
      subscription.held = false;
    }
    subscription.out.accept(ack);
  }

  /**
   * Gives up the wait for a resume: what came since the hello follows, then everything as it comes.
   */
  synchronized void release(Subscription subscription) {
    if (!subscription.held) {
      return;
    }
    subscription.held = false;
    var since = ring.after(subscription.base);
    if (since.isEmpty()) {
      subscription.out.accept(Envelope.reread()); // more came in a moment than is kept
      return;
    }
    since.get().stream()
        .filter(frame -> subscription.maySee(frame) && subscription.wasThereFor(frame))
        .forEach(frame -> subscription.out.accept(frame.json()));
  }

  /** Lets go of what is kept if nobody listens; the numbering goes on. */
  synchronized void forgetIfUnheard() {
    if (subscriptions.isEmpty()) {
      ring.clear();
    }
  }
}
