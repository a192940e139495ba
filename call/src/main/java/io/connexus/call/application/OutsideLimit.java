package io.connexus.call.application;

import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Participant;
import io.connexus.call.domain.Person;
import io.connexus.platform.Wording;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Members;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many telephones outside the team a workspace's members may keep busy at once, and have rung
 * within a day: those they call, pass callers on to, have join, or take callers over at. It is what
 * a stolen sign-in can cost.
 */
public final class OutsideLimit {
  static final int MOST_AT_ONCE = 10;

  private final Calls calls;
  private final Members members;
  private final RoutingRulesStore rules;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final int mostADay;

  /**
   * @param mostADay how often a workspace's members may have one rung within 24 hours
   */
  public OutsideLimit(
      Calls calls,
      Members members,
      RoutingRulesStore rules,
      TransactionTemplate transactions,
      InstantSource clock,
      int mostADay) {
    this.calls = calls;
    this.members = members;
    this.rules = rules;
    this.transactions = transactions;
    this.clock = clock;
    this.mostADay = mostADay;
  }

  /** What members are told who are refused. */
  public Wording refusal() {
    return new Wording(
        "At most %d telephones outside the team may be busy at once, and %d be rung within a day"
            .formatted(MOST_AT_ONCE, mostADay),
        "Pueden estar ocupados a la vez %d teléfonos ajenos al equipo como máximo, y sonar %d en un día"
            .formatted(MOST_AT_ONCE, mostADay));
  }

  /**
   * Decides to ring one more while nobody else of the workspace does, so that no two take the last
   * place; empty if no more may be rung.
   */
  public <T> Optional<T> within(WorkspaceId workspace, Supplier<T> decision) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          calls.lockPlacing(workspace);
          if (isReached(workspace)) {
            return Optional.<T>empty();
          }
          var decided = decision.get();
          if (!(decided instanceof Recorded.Ignored)) { // or nobody is rung
            calls.noteRungOutside(workspace, clock.instant());
          }
          return Optional.of(decided);
        }));
  }

  /** Whether no more may be rung. */
  boolean isReached(WorkspaceId workspace) {
    if (calls.rungOutsideInADay(workspace, clock.instant()) >= mostADay) {
      return true;
    }
    long outside =
        calls.withPeople(workspace).stream()
            .flatMap(id -> calls.find(id).stream())
            .mapToLong(this::outside)
            .sum();
    return outside >= MOST_AT_ONCE;
  }

  private long outside(Call call) {
    long guests = people(call).filter(person -> isOutside(call, person)).count();
    return guests + (call.outbound() && call.state() instanceof CallState.Live ? 1 : 0);
  }

  private static Stream<Person> people(Call call) {
    return call.state() instanceof CallState.RingingHuman ringing
        ? ringing.humans().stream().map(CallState.Human::person)
        : call.participants().stream().map(Participant::human).map(CallState.Human::person);
  }

  /** The telephone that calls are forwarded to was the business's decision, not a member's. */
  private boolean isOutside(Call call, Person person) {
    if (person.isSoftphone()) {
      return false;
    }
    boolean own =
        members
            .find(call.workspace(), person.user())
            .filter(member -> member.phone().value().equals(person.phone()))
            .isPresent();
    return !own
        && rules
            .find(call.workspace(), call.business())
            .map(found -> found.forwardTo())
            .filter(forward -> forward.value().equals(person.phone()))
            .isEmpty();
  }
}
