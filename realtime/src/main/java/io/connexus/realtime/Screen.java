package io.connexus.realtime;

import io.connexus.platform.Actor;
import java.time.Instant;

/** One open socket. Its text buffer is touched by the container's one reading thread only. */
final class Screen {
  /** Under which a session knows it. */
  static final String ATTRIBUTE = Screen.class.getName();

  final Actor actor;
  final WorkspaceStream stream;
  final Outgoing outgoing;
  final Subscription subscription;
  final IncomingRate rate;
  final Instant openedAt;
  final StringBuilder partial = new StringBuilder();
  volatile Instant heardAt;

  Screen(Actor actor, WorkspaceStream stream, Outgoing outgoing, IncomingRate rate, Instant now) {
    this.actor = actor;
    this.stream = stream;
    this.outgoing = outgoing;
    this.subscription = new Subscription(actor.user(), outgoing::add);
    this.rate = rate;
    this.openedAt = now;
    this.heardAt = now;
  }
}
