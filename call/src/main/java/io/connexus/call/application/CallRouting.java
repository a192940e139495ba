package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallCommand;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Person;
import io.connexus.call.domain.Rounds;
import io.connexus.call.domain.Routing;
import io.connexus.call.domain.Routing.Candidate;
import io.connexus.call.domain.Routing.Decision;
import io.connexus.call.domain.RoutingRules;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Contacts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Finds out which way callers go: the rules of the number they call, and what is known now. */
public final class CallRouting {
  private final RoutingRulesStore store;
  private final Telephones telephones;
  private final Contacts contacts;
  private final Calls calls;
  private final InstantSource clock;

  public CallRouting(
      RoutingRulesStore store,
      Telephones telephones,
      Contacts contacts,
      Calls calls,
      InstantSource clock) {
    this.store = store;
    this.telephones = telephones;
    this.contacts = contacts;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * A decision and what it was made from.
   *
   * @param people whom the number is for, also those who cannot be rung
   */
  public record Considered(Decision decision, List<Candidate> people) {}

  /** The rules of the number, decided or not. */
  public RoutingRules rules(WorkspaceId workspace, E164 number) {
    return store.find(workspace, number).orElse(RoutingRules.USUAL);
  }

  /** Which way this caller goes now. */
  public Decision decide(WorkspaceId workspace, E164 from, E164 to) {
    return consider(workspace, rules(workspace, to), from, to, clock.instant()).decision();
  }

  /**
   * Which way this caller would go at that moment by these rules. Members' hours of quiet are those
   * of that moment; which softphones are on, who talks and who waits is as it is now.
   */
  public Considered consider(
      WorkspaceId workspace, RoutingRules rules, E164 from, E164 to, Instant at) {
    var contact = contacts.find(workspace, from);
    var caller =
        new Routing.Caller(
            from.equals(E164.WITHHELD),
            contact.filter(Contacts.Name::blocked).isPresent(),
            contact.filter(Contacts.Name::vip).isPresent());
    var people = telephones.ofNumber(workspace, to, at);
    var forwardTo = rules.forwardTo();
    var forward =
        forwardTo == null
            ? null
            : telephones
                .owner(workspace)
                .map(owner -> Person.outside(owner, forwardTo.value()))
                .orElse(null);
    int waiting = calls.inQueue(workspace, to);
    return new Considered(Routing.decide(rules, caller, people, forward, waiting, at), people);
  }

  /** Who may have this caller of the queue now, if it is their turn. */
  CallEvent.PeopleSought seek(Call call) {
    int position = calls.placeInQueue(call.workspace(), call.business(), call.id());
    var people = telephones.ofNumber(call.workspace(), call.business(), clock.instant());
    var strategy = rules(call.workspace(), call.business()).strategy();
    long free = people.stream().filter(Candidate::isFree).count();
    return new CallEvent.PeopleSought(
        position, position <= free ? Routing.free(strategy, people) : List.of());
  }

  /** Who may be rung next for this caller, now that nobody of a round has answered. */
  CallEvent.RoundSought seekRound(Call call, CallCommand.SeekRound wanted) {
    var rules = rules(call.workspace(), call.business());
    var people = telephones.ofNumber(call.workspace(), call.business(), clock.instant());
    boolean queues = call.state() instanceof CallState.Live live && live.line().waits() > 0;
    var fresh =
        queues ? Routing.free(rules.strategy(), people) : Routing.rounds(rules.strategy(), people);
    var rung = Rounds.rung(Call.moments(call.id(), call.workspace(), calls.log(call.id())));
    var forward = rules.forwardTo();
    return new CallEvent.RoundSought(
        wanted.leg(),
        Rounds.left(
            fresh,
            rung,
            wanted.then(),
            person -> forward != null && person.phone().equals(forward.value())));
  }

  /** Whether this member's telephones may ring beside those that do, or when none does. */
  boolean mayJoin(Call call, CallState.RingingHuman now, UserId user) {
    boolean all = rules(call.workspace(), call.business()).strategy() == RoutingRules.Strategy.ALL;
    return (all || now.humans().isEmpty())
        && telephones.ofNumber(call.workspace(), call.business(), clock.instant()).stream()
            .anyMatch(one -> one.user().equals(user));
  }

  /** Who rings, in this order, for a caller of this number who wants a person. */
  List<List<Person>> rounds(WorkspaceId workspace, E164 number) {
    return Routing.rounds(
        rules(workspace, number).strategy(),
        telephones.ofNumber(workspace, number, clock.instant()));
  }
}
