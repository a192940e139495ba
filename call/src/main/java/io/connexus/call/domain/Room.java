package io.connexus.call.domain;

import io.connexus.platform.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller and one or more people talk once a bridge between two is not enough. What is
 * wanted is written here at once; the carrier follows.
 *
 * @param opener the leg it was opened with, which names it
 * @param id how the carrier calls it; null until the carrier has told
 * @param participants everybody but the caller, in the order in which they were asked
 * @param heldBy who put the caller on hold; null while everybody hears them
 */
public record Room(
    int opener, @Nullable String id, List<Participant> participants, @Nullable UserId heldBy) {

  public Room {
    participants = List.copyOf(participants);
  }

  static Room of(CallState.Human human) {
    return new Room(human.leg(), null, List.of(Participant.first(human)), null);
  }

  /** Whether the caller hears music, and nobody else hears the caller. */
  public boolean held() {
    return heldBy != null;
  }

  /** Whether this member is in it. */
  public boolean has(UserId user) {
    return present().stream().anyMatch(one -> one.is(user));
  }

  /** Whether this member is in it or rings for it. */
  boolean expects(UserId user) {
    return participants.stream().anyMatch(one -> one.is(user));
  }

  /** Whether this telephone rings for it. */
  public boolean rings(Person person) {
    return ringing().stream().anyMatch(one -> one.human().person().isAt(person));
  }

  /** Whether all that this member says into it is kept from the others. */
  public boolean muted(UserId user) {
    return has(user) && of(user).stream().allMatch(Participant::muted);
  }

  /** Whether this telephone is in it or rings for it. */
  public boolean has(Person person) {
    return participants.stream()
        .anyMatch(one -> one.human().person().phone().equals(person.phone()));
  }

  /** Whoever has this leg. */
  public Optional<Participant> at(int leg) {
    return participants.stream().filter(one -> one.leg() == leg).findFirst();
  }

  /** Those who have answered. */
  List<Participant> present() {
    return only(one -> !one.isRinging());
  }

  List<Participant> ringing() {
    return only(Participant::isRinging);
  }

  boolean rings(int leg) {
    return at(leg).filter(Participant::isRinging).isPresent();
  }

  List<Participant> of(UserId user) {
    return only(one -> !one.isRinging() && one.is(user));
  }

  List<Participant> only(Predicate<Participant> those) {
    return participants.stream().filter(those).toList();
  }

  Room known(String carrierId) {
    return new Room(opener, carrierId, participants, heldBy);
  }

  Room openedBy(int leg) {
    return new Room(leg, id, participants, heldBy);
  }

  Room hold(@Nullable UserId by) {
    return new Room(opener, id, participants, by);
  }

  Room mute(UserId user, boolean muted) {
    return each(one -> one.is(user) && !one.isRinging() ? one.muted(muted) : one);
  }

  Room each(UnaryOperator<Participant> change) {
    return with(participants.stream().map(change).toList());
  }

  Room with(List<Participant> others) {
    return new Room(opener, id, others, heldBy);
  }

  Room without(List<Integer> legs) {
    return with(only(one -> !legs.contains(one.leg())));
  }
}
