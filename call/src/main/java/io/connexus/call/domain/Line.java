package io.connexus.call.domain;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a live call has whatever is going on in it: its legs, which way the caller was sent, and who
 * has talked with the caller so far.
 *
 * @param route which way the caller was sent
 * @param sessions how many AI conversations were begun
 * @param sentences how many sentences of ours the caller has not heard to their end yet
 * @param waits how many times the caller in the queue has been looked after
 * @param spokeWith the person who talked with the caller last
 * @param music whether the caller hears music while they wait
 */
public record Line(
    List<Leg> legs,
    Route route,
    int sessions,
    int sentences,
    int waits,
    boolean aiTalked,
    @Nullable Person spokeWith,
    boolean music) {

  /** The leg of whoever is outside, whether they called or were called. */
  public static final int CALLER = 1;

  public Line {
    legs = List.copyOf(legs);
  }

  static Line of(String callerId, Route route) {
    var caller = Leg.dialling(CALLER, Leg.Kind.CALLER).known(callerId);
    return new Line(List.of(caller), route, 0, 0, 0, false, null, false);
  }

  /**
   * Of a call to somebody, who is still to be dialled. An AI that gets them later must not greet
   * them as a caller, so its session will not be the first.
   */
  static Line outgoing() {
    var caller = Leg.dialling(CALLER, Leg.Kind.CALLER);
    return new Line(List.of(caller), Route.toAi(List.of()), 1, 0, 0, false, null, false);
  }

  /** The leg with this number. */
  public Optional<Leg> leg(int number) {
    return number >= 1 && number <= legs.size()
        ? Optional.of(legs.get(number - 1))
        : Optional.empty();
  }

  Leg caller() {
    return legs.getFirst();
  }

  String callerId() {
    return requireNonNull(caller().carrierId());
  }

  /** The number that the next leg will get. */
  int nextLeg() {
    return legs.size() + 1;
  }

  Line dialling(Leg.Kind kind) {
    var more = new ArrayList<>(legs);
    more.add(Leg.dialling(nextLeg(), kind));
    return new Line(more, route, sessions, sentences, waits, aiTalked, spokeWith, music);
  }

  Line change(int number, UnaryOperator<Leg> by) {
    var changed = new ArrayList<>(legs);
    changed.set(number - 1, by.apply(changed.get(number - 1)));
    return new Line(changed, route, sessions, sentences, waits, aiTalked, spokeWith, music);
  }

  /** With this leg, if it was dialled, no longer wanted. */
  Line without(int number) {
    return leg(number).isPresent() ? change(number, Leg::unwanted) : this;
  }

  /** With the caller's leg recorded so. */
  Line taped(Tape tape) {
    return change(CALLER, leg -> leg.taped(tape));
  }

  Line session() {
    return new Line(legs, route, sessions + 1, sentences, waits, aiTalked, spokeWith, music);
  }

  Line saying() {
    return new Line(legs, route, sessions, sentences + 1, waits, aiTalked, spokeWith, music);
  }

  Line said() {
    return new Line(legs, route, sessions, sentences - 1, waits, aiTalked, spokeWith, music);
  }

  Line waiting() {
    return new Line(legs, route, sessions, sentences, waits + 1, aiTalked, spokeWith, music);
  }

  Line music(boolean plays) {
    return new Line(legs, route, sessions, sentences, waits, aiTalked, spokeWith, plays);
  }

  Line aiHasTalked() {
    return new Line(legs, route, sessions, sentences, waits, true, spokeWith, music);
  }

  /** An AI that gets the caller later must not greet them: its session will not be the first. */
  Line hasTalked(Person person) {
    int greeted = Math.max(1, sessions);
    return new Line(legs, route, greeted, sentences, waits, aiTalked, person, music);
  }
}
