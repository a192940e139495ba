package io.connexus.call.domain;

import static io.connexus.call.domain.CallLife.concat;
import static io.connexus.call.domain.CallLife.tooMany;

import io.connexus.call.domain.CallCommand.DialHuman;
import io.connexus.call.domain.CallCommand.SeekRound;
import io.connexus.call.domain.CallCommand.Wake;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.call.domain.CallState.Human;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.Outcome.Moved;
import io.connexus.platform.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is rung after those who did not answer, and beside those who have not yet. Who could be rung
 * when the caller arrived is old by then, so it is asked again before each round.
 */
public final class Rounds {
  /** One round, in which a telephone that sleeps is waited for. */
  public static final List<List<Person>> WAKING = List.of(List.of());

  /** A telephone that fails each time it is rung is let be. */
  static final int MOST_TIMES = 2;

  private Rounds() {}

  /** Nobody of a round has answered, and there are more. */
  static Moved seek(RingingHuman now, Line line, List<CallCommand> first) {
    int next = line.nextLeg();
    return new Moved(
        now.with(line, List.of()),
        concat(
            first,
            List.of(new SeekRound(next, now.then()), new Wake(Deadline.ROUND_SOUGHT, next))));
  }

  /** Whether an answer about the round that begins with this leg is waited for. */
  static boolean isSought(RingingHuman now, int leg) {
    return now.humans().isEmpty() && now.asleep() == 0 && leg == now.line().nextLeg();
  }

  /** These are rung now, or nobody has answered. */
  static Outcome begin(RingingHuman now, List<List<Person>> rounds) {
    return rounds.isEmpty() || tooMany(now.line(), rounds.getFirst())
        ? Handover.nobodyAnswered(now.line(), now.ai(), List.of())
        : Handover.ring(now.line(), rounds, now.ai(), false, List.of());
  }

  /** Whether this telephone may ring beside the others. */
  static boolean mayJoin(RingingHuman now, Person person) {
    boolean answered =
        now.humans().stream()
            .anyMatch(human -> now.line().leg(human.leg()).orElseThrow().answered());
    var sleeper = now.sleeper();
    return !answered
        && (sleeper == null || person.is(sleeper))
        && !now.rings(person)
        && now.humans().size() < Routing.MOST_AT_ONCE
        && !tooMany(now.line(), List.of(person));
  }

  static Outcome join(RingingHuman now, Person person) {
    int leg = now.line().nextLeg();
    var humans = new ArrayList<>(now.humans());
    humans.add(new Human(person, leg));
    return new Moved(
        now.with(now.line().dialling(Leg.Kind.HUMAN), humans),
        List.of(
            new DialHuman(leg, person, now.line().callerId()), new Wake(Deadline.HUMAN_RING, leg)));
  }

  /** Why telephones ring. */
  public enum RungFor {
    /** The caller is to have a person. */
    CALLER,
    /** Whoever talked with the caller has passed them on. */
    TRANSFER,
    /** A member wants the caller. */
    TAKE_OVER
  }

  /** Why telephones ring in a call in which they do. */
  public static RungFor rungFor(List<Call.Moment> moments) {
    for (var moment : sinceTheyRing(moments).reversed()) {
      switch (moment.logged().event()) {
        case CallEvent.TransferRequested _, CallEvent.SleeperTransferRequested _ -> {
          return RungFor.TRANSFER;
        }
        case CallEvent.HandoverRequested asked when asked.by() != null -> {
          return RungFor.TAKE_OVER;
        }
        default -> {}
      }
    }
    return RungFor.CALLER;
  }

  /** Whose telephones have rung since telephones began to ring in this call. */
  public static Set<UserId> rung(List<Call.Moment> moments) {
    return sinceTheyRing(moments).stream()
        .flatMap(moment -> ((RingingHuman) moment.call().state()).humans().stream())
        .map(CallState.Human::person)
        .filter(person -> !person.isOutside())
        .map(Person::user)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether this telephone has not been rung as often as it may be for one caller. */
  public static boolean mayRingAgain(List<Call.Moment> moments, Person person) {
    long times =
        sinceTheyRing(moments).stream()
            .flatMap(moment -> ((RingingHuman) moment.call().state()).humans().stream())
            .filter(human -> human.person().isAt(person))
            .map(Human::leg)
            .distinct()
            .count();
    return times < MOST_TIMES;
  }

  private static List<Call.Moment> sinceTheyRing(List<Call.Moment> moments) {
    var since =
        moments.reversed().stream()
            .takeWhile(moment -> moment.call().state() instanceof RingingHuman)
            .toList();
    return since.reversed();
  }

  /**
   * Who may be rung next.
   *
   * @param fresh who may be rung now, in their order
   * @param rung whose telephones have rung already
   * @param then who was to be rung next when it was decided
   * @param isForward whether a telephone is the one that calls are forwarded to, which is last
   */
  public static List<List<Person>> left(
      List<List<Person>> fresh,
      Set<UserId> rung,
      List<List<Person>> then,
      Predicate<Person> isForward) {
    var members =
        fresh.stream()
            .map(round -> round.stream().filter(one -> !rung.contains(one.user())).toList());
    var forward = then.stream().map(round -> round.stream().filter(isForward).toList());
    return Stream.concat(members, forward).filter(round -> !round.isEmpty()).toList();
  }
}
