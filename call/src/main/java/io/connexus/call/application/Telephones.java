package io.connexus.call.application;

import io.connexus.call.domain.Person;
import io.connexus.call.domain.Routing;
import io.connexus.call.domain.Routing.Candidate;
import io.connexus.call.domain.RoutingRules;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Member;
import io.connexus.user.Members;
import io.connexus.user.Reach;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which telephones ring for whom: members' own phones and softphones, as they want it now. */
public final class Telephones {
  private final Members members;
  private final BusinessNumbers numbers;
  private final Reach reach;
  private final Softphones softphones;
  private final Calls calls;
  private final InstantSource clock;

  public Telephones(
      Members members,
      BusinessNumbers numbers,
      Reach reach,
      Softphones softphones,
      Calls calls,
      InstantSource clock) {
    this.members = members;
    this.numbers = numbers;
    this.reach = reach;
    this.softphones = softphones;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * Whom callers of this number are for: those whom it is assigned to, in their order, and the
   * owner if none of them can be rung.
   *
   * @param at the moment whose hours of quiet hold
   */
  List<Candidate> ofNumber(WorkspaceId workspace, E164 called, Instant at) {
    var assignees =
        numbers.assignees(called).stream()
            .flatMap(id -> members.find(workspace, id).stream())
            .toList();
    var candidates = candidates(workspace, assignees, at);
    boolean reachable = candidates.stream().anyMatch(one -> !one.telephones().isEmpty());
    var owner = members.owner(workspace).filter(one -> !assignees.contains(one));
    return reachable || owner.isEmpty()
        ? candidates
        : Stream.concat(
                candidates.stream(), candidates(workspace, List.of(owner.get()), at).stream())
            .toList();
  }

  private List<Candidate> candidates(WorkspaceId workspace, List<Member> people, Instant at) {
    var occupied = calls.occupation(workspace, people.stream().map(Member::id).toList());
    return people.stream()
        .map(member -> {
          var now = occupied.getOrDefault(member.id(), Calls.Occupation.NONE);
          var ringing = of(member, at).toList();
          boolean asleep = ringing.isEmpty() && isAsleep(member, at);
          return new Candidate(member.id(), ringing, asleep, now.busy(), now.lastTalked());
        })
        .toList();
  }

  /** Who answers for the workspace. */
  Optional<UserId> owner(WorkspaceId workspace) {
    return members.owner(workspace).map(Member::id);
  }

  /** What rings for this member; empty if nothing may, or there is no such member. */
  public List<Person> ofMember(WorkspaceId workspace, UserId user) {
    return members.find(workspace, user).stream()
        .flatMap(member -> of(member, clock.instant()))
        .limit(Routing.MOST_AT_ONCE)
        .toList();
  }

  /** Whether nothing rings for this member now, but they can be told by push to open the app. */
  public boolean isAsleep(WorkspaceId workspace, UserId user) {
    var at = clock.instant();
    return members.find(workspace, user).stream()
        .anyMatch(member -> of(member, at).findAny().isEmpty() && isAsleep(member, at));
  }

  /** What rings for these, as for a number of theirs: all at once, who talks only if all do. */
  public List<Person> ofAll(WorkspaceId workspace, List<UserId> users) {
    var people = users.stream().flatMap(id -> members.find(workspace, id).stream()).toList();
    var candidates = candidates(workspace, people, clock.instant());
    return Routing.rounds(RoutingRules.Strategy.ALL, candidates).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Whether a softphone of theirs that does not ring is on a device that is told by push. */
  private boolean isAsleep(Member member, Instant at) {
    return reach.byBrowser(member.id(), at)
        && !Collections.disjoint(
            reach.byPush(member.id()), softphones.signInsOf(member.workspace(), member.id()));
  }

  private Stream<Person> of(Member member, Instant at) {
    return Stream.concat(softphonesOf(member, at), phoneOf(member, at));
  }

  private Stream<Person> softphonesOf(Member member, Instant at) {
    return reach.byBrowser(member.id(), at)
        ? softphones.readyOf(member.workspace(), member.id()).stream()
            .map(softphone -> new Person(member.id(), softphone.address()))
        : Stream.empty();
  }

  /** No business number: it would ring itself, without end. */
  private Stream<Person> phoneOf(Member member, Instant at) {
    return reach.byPhone(member.id(), at) && numbers.workspaceOf(member.phone()).isEmpty()
        ? Stream.of(Person.at(member.id(), member.phone()))
        : Stream.empty();
  }
}
