package io.connexus.call.domain;

import io.connexus.call.domain.RoutingRules.Anonymous;
import io.connexus.call.domain.RoutingRules.First;
import io.connexus.call.domain.RoutingRules.Strategy;
import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides which way a caller goes: a pure function, so that it can be tried for any moment. */
public final class Routing {
  /** More than can be picked up, and no more than a carrier likes to dial at once. */
  public static final int MOST_AT_ONCE = 8;

  private Routing() {}

  /** What is known of who calls. */
  public record Caller(boolean withheld, boolean blocked, boolean vip) {}

  /**
   * A member who may be rung.
   *
   * @param telephones those that may ring now; perhaps none
   * @param asleep whether none may, but one would as soon as it is woken by a push
   * @param lastTalked when their last call ended; null if there was none
   */
  public record Candidate(
      UserId user,
      List<Person> telephones,
      boolean asleep,
      boolean busy,
      @Nullable Instant lastTalked) {
    public Candidate {
      telephones = List.copyOf(telephones);
    }

    /** Whether they can be rung and do not talk. */
    public boolean isFree() {
      return !busy && !telephones.isEmpty();
    }
  }

  /**
   * What was decided.
   *
   * @param route empty if the caller is turned away
   * @param because what led there, in the order it was looked at; never empty
   */
  public record Decision(Optional<Route> route, List<Reason> because) {
    public Decision {
      because = List.copyOf(because);
    }
  }

  /** What a decision rests on. */
  public enum Reason {
    BLOCKED,
    WITHHELD,
    ALWAYS_OPEN,
    OPEN,
    CLOSED,
    HOLIDAY,
    VIP,
    /** Nobody can be rung, but who opens the app that tells them of the caller can. */
    ASLEEP,
    NOBODY_REACHABLE
  }

  /**
   * The way of a caller at this moment.
   *
   * @param people whom the number is for, in their order
   * @param forward the telephone calls are forwarded to; null if there is none
   * @param waiting how many callers of the number wait in the queue already
   */
  public static Decision decide(
      RoutingRules rules,
      Caller caller,
      List<Candidate> people,
      @Nullable Person forward,
      int waiting,
      Instant at) {
    if (caller.blocked()) {
      return turnedAway(Reason.BLOCKED);
    }
    if (caller.withheld() && rules.anonymous() == Anonymous.REJECT) {
      return turnedAway(Reason.WITHHELD);
    }
    var way = new Way(rules, people, forward, waiting);
    if (caller.withheld() && rules.anonymous() == Anonymous.VOICEMAIL) {
      return sent(way.nobody(Route.First.VOICEMAIL, null), Reason.WITHHELD);
    }
    var hours = rules.hours();
    if (hours != null && !hours.isOpen(at)) {
      return sent(way.closed(), hours.holiday(at).isPresent() ? Reason.HOLIDAY : Reason.CLOSED);
    }
    var open = hours == null ? Reason.ALWAYS_OPEN : Reason.OPEN;
    if (rules.open() == First.PEOPLE) {
      return sent(way.people(), way.withPeople(open));
    }
    return caller.vip() && rules.vipToPeople()
        ? sent(way.people(), way.withPeople(open, Reason.VIP))
        : sent(way.ai(), open);
  }

  private static Decision sent(Route route, Reason... because) {
    return new Decision(Optional.of(route), List.of(because));
  }

  private static Decision turnedAway(Reason why) {
    return new Decision(Optional.empty(), List.of(why));
  }

  /**
   * Who rings in which order. Who talks already is not rung, unless all do: then it is better to
   * ask one of them than nobody. If there is only somebody to be woken, they are waited for in a
   * round without telephones.
   */
  public static List<List<Person>> rounds(Strategy strategy, List<Candidate> people) {
    var reachable = people.stream().filter(one -> !one.telephones().isEmpty()).toList();
    if (reachable.isEmpty()) {
      return people.stream().anyMatch(Candidate::asleep) ? Rounds.WAKING : List.of();
    }
    var free = free(strategy, reachable);
    return free.isEmpty() ? inOrder(strategy, reachable) : free;
  }

  /** Who rings in which order of those who do not talk. */
  public static List<List<Person>> free(Strategy strategy, List<Candidate> people) {
    return inOrder(strategy, people.stream().filter(Candidate::isFree).toList());
  }

  private static List<List<Person>> inOrder(Strategy strategy, List<Candidate> ringing) {
    return switch (strategy) {
      case ALL -> all(ringing);
      case IN_TURN -> inTurn(ringing.stream());
      case LONGEST_IDLE ->
          inTurn(
              ringing.stream()
                  .sorted(
                      Comparator.comparing(
                          Candidate::lastTalked,
                          Comparator.nullsFirst(Comparator.naturalOrder()))));
    };
  }

  private static List<List<Person>> all(List<Candidate> people) {
    var phones =
        people.stream().flatMap(one -> one.telephones().stream()).limit(MOST_AT_ONCE).toList();
    return phones.isEmpty() ? List.of() : List.of(phones);
  }

  private static List<List<Person>> inTurn(Stream<Candidate> people) {
    return people.map(one -> one.telephones().stream().limit(MOST_AT_ONCE).toList()).toList();
  }

  private record Way(
      RoutingRules rules, List<Candidate> candidates, @Nullable Person forward, int waiting) {

    Route ai() {
      return route(Route.First.AI, rounds(), Route.Unanswered.AI, null);
    }

    private List<List<Person>> rounds() {
      return Routing.rounds(rules.strategy(), candidates);
    }

    /** With nobody who could be rung there is nobody to wait for, or not for so long. */
    private Route queue() {
      var all = rounds();
      if (all.isEmpty()) {
        return nobody(Route.First.VOICEMAIL, null);
      }
      return all.equals(Rounds.WAKING)
          ? route(Route.First.PEOPLE, all, Route.Unanswered.VOICEMAIL, null)
          : route(Route.First.PEOPLE, freeInTurn(), Route.Unanswered.QUEUE, null);
    }

    /** Whoever waits already comes first: nobody is rung whom they may have. */
    private List<List<Person>> freeInTurn() {
      long free = candidates.stream().filter(Candidate::isFree).count();
      return waiting < free ? free(rules.strategy(), candidates) : List.of();
    }

    Route people() {
      return switch (rules.unanswered()) {
        case AI -> route(Route.First.PEOPLE, rounds(), Route.Unanswered.AI, null);
        case QUEUE -> queue();
        case VOICEMAIL -> route(Route.First.PEOPLE, rounds(), Route.Unanswered.VOICEMAIL, null);
        case FORWARD -> {
          var all = Stream.concat(rounds().stream(), forwarded().stream()).toList();
          yield route(Route.First.PEOPLE, all, Route.Unanswered.VOICEMAIL, null);
        }
      };
    }

    Route closed() {
      return switch (rules.closed()) {
        case AI -> ai();
        case VOICEMAIL -> nobody(Route.First.VOICEMAIL, rules.closedMessage());
        case MESSAGE -> nobody(Route.First.MESSAGE, rules.closedMessage());
        case FORWARD -> route(Route.First.PEOPLE, forwarded(), Route.Unanswered.VOICEMAIL, null);
      };
    }

    Route nobody(Route.First first, @Nullable String message) {
      return route(first, List.of(), Route.Unanswered.VOICEMAIL, message);
    }

    Reason[] withPeople(Reason... because) {
      var rounds = rounds();
      var silent =
          rounds.isEmpty()
              ? Stream.of(Reason.NOBODY_REACHABLE)
              : rounds.equals(Rounds.WAKING) ? Stream.of(Reason.ASLEEP) : Stream.<Reason>empty();
      return Stream.concat(Stream.of(because), silent).toArray(Reason[]::new);
    }

    private List<List<Person>> forwarded() {
      return forward == null ? List.of() : List.of(List.of(forward));
    }

    private Route route(
        Route.First first,
        List<List<Person>> ringing,
        Route.Unanswered unanswered,
        @Nullable String message) {
      return new Route(first, ringing, unanswered, rules.ringSeconds(), message);
    }
  }
}
