package io.connexus.user.application;

import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.user.Notifications.Kind;
import io.connexus.user.domain.Preferences;
import io.connexus.user.domain.Preferences.RingDevice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who is told of what: those whom the number is assigned to, or else everybody, if they want to
 * hear of it and are not to be left in peace. A person is wanted of the same people who are rung
 * for it, and only of those who may take over a call.
 */
final class Audience {

  /** A member who may be told. */
  record Listener(UserId id, Role role, Preferences preferences) {}

  private Audience() {}

  /**
   * Picks from the team.
   *
   * @param assignees of the number; empty if it is everybody's
   */
  static List<UserId> of(
      Kind kind, List<Listener> team, Collection<UserId> assignees, Instant now) {
    return among(team.stream().filter(concerned(kind, team, assignees)), kind, now);
  }

  /** This member, if they want to hear of it and are not to be left in peace. */
  static List<UserId> only(UserId member, Kind kind, List<Listener> team, Instant now) {
    return among(team.stream().filter(listener -> listener.id().equals(member)), kind, now);
  }

  private static List<UserId> among(Stream<Listener> concerned, Kind kind, Instant now) {
    return concerned
        .filter(listener -> wants(kind, listener))
        .filter(listener -> !listener.preferences().quietAt(now))
        .map(Listener::id)
        .toList();
  }

  private static Predicate<Listener> concerned(
      Kind kind, List<Listener> team, Collection<UserId> assignees) {
    if (kind == Kind.PERSON_WANTED) {
      return listener -> listener.role() == Role.OWNER || assignees.contains(listener.id());
    }
    boolean assigned = team.stream().map(Listener::id).anyMatch(assignees::contains);
    return listener -> !assigned || assignees.contains(listener.id());
  }

  private static boolean wants(Kind kind, Listener listener) {
    var preferences = listener.preferences();
    return switch (kind) {
      case INCOMING_CALL -> preferences.notifications().incomingCalls();
      case MISSED_CALL, VOICEMAIL -> preferences.notifications().missedCalls();
      case TEXT -> preferences.notifications().texts();
      case PERSON_WANTED ->
          preferences.ringDevices().contains(RingDevice.BROWSER)
              && listener.role().atLeast(Role.AGENT);
    };
  }
}
