package io.connexus.call.application;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.connexus.call.application.SoftphoneStore.Heard;
import io.connexus.call.domain.Person;
import io.connexus.call.domain.Routing;
import io.connexus.call.domain.Routing.Candidate;
import io.connexus.call.domain.RoutingRules;
import io.connexus.platform.E164;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Member;
import io.connexus.user.Members;
import io.connexus.user.Reach;
import io.connexus.user.Reach.Ways;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which telephones ring for whom: members' own phones and softphones, as they want it now. Those of
 * a member whose role takes no calls do not, whatever they are assigned to.
 */
public final class Telephones {
  private static final Ways UNREACHABLE = new Ways(false, false, false, Set.of());

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
    var assignees = members.find(workspace, numbers.assignees(called));
    var candidates = candidates(workspace, assignees, at);
    boolean reachable = candidates.stream().anyMatch(one -> !one.telephones().isEmpty());
    var owner = members.owner(workspace).filter(one -> !assignees.contains(one));
    return reachable || owner.isEmpty()
        ? candidates
        : Stream.concat(
                candidates.stream(), candidates(workspace, List.of(owner.get()), at).stream())
            .toList();
  }

  private static boolean takesCalls(Member member) {
    return member.role().atLeast(Role.AGENT);
  }

  private List<Candidate> candidates(WorkspaceId workspace, List<Member> members, Instant at) {
    var people = members.stream().filter(Telephones::takesCalls).toList();
    if (people.isEmpty()) {
      return List.of();
    }
    var occupied = calls.occupation(workspace, people.stream().map(Member::id).toList());
    var looked = look(workspace, people, at);
    return people.stream()
        .map(member -> {
          var now = occupied.getOrDefault(member.id(), Calls.Occupation.NONE);
          var ringing = looked.ringing(member);
          boolean asleep = ringing.isEmpty() && looked.isAsleep(member);
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
    return members.find(workspace, user).filter(Telephones::takesCalls).stream()
        .flatMap(
            member -> look(workspace, List.of(member), clock.instant()).ringing(member).stream())
        .limit(Routing.MOST_AT_ONCE)
        .toList();
  }

  /** Whether nothing rings for this member now, but they can be told by push to open the app. */
  public boolean isAsleep(WorkspaceId workspace, UserId user) {
    return members
        .find(workspace, user)
        .filter(Telephones::takesCalls)
        .filter(member -> {
          var looked = look(workspace, List.of(member), clock.instant());
          return looked.ringing(member).isEmpty() && looked.isAsleep(member);
        })
        .isPresent();
  }

  /** What rings for these, as for a number of theirs: all at once, who talks only if all do. */
  public List<Person> ofAll(WorkspaceId workspace, List<UserId> users) {
    var candidates = candidates(workspace, members.find(workspace, users), clock.instant());
    return Routing.rounds(RoutingRules.Strategy.ALL, candidates).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Asks once for all of them. */
  private Looked look(WorkspaceId workspace, List<Member> people, Instant at) {
    var users = people.stream().map(Member::id).collect(toSet());
    return new Looked(
        reach.of(users, at),
        softphones.of(workspace, users).stream()
            .collect(groupingBy(known -> known.softphone().user())),
        numbers.among(people.stream().map(Member::phone).collect(toSet())));
  }

  /** What there is to ring at a moment. A member's phone that is a business number is nothing. */
  private final class Looked {
    private final Map<UserId, Ways> ways;
    private final Map<UserId, List<Heard>> heard;
    private final Set<E164> businesses;

    Looked(Map<UserId, Ways> ways, Map<UserId, List<Heard>> heard, Set<E164> businesses) {
      this.ways = ways;
      this.heard = heard;
      this.businesses = businesses;
    }

    List<Person> ringing(Member member) {
      var browsers =
          softphonesOf(member)
              .filter(softphones::canRing)
              .map(known -> new Person(member.id(), known.softphone().address()));
      boolean phone = ways(member).phone() && !businesses.contains(member.phone());
      return Stream.concat(browsers, phone ? Stream.of(phoneOf(member)) : Stream.empty()).toList();
    }

    private Person phoneOf(Member member) {
      var phone = Person.at(member.id(), member.phone());
      return ways(member).byKey() ? phone.acceptingByKey() : phone;
    }

    /** Whether a softphone of theirs is on a device that is told by push. */
    boolean isAsleep(Member member) {
      return softphonesOf(member)
          .anyMatch(known -> ways(member).pushed().contains(known.softphone().session()));
    }

    private Stream<Heard> softphonesOf(Member member) {
      return ways(member).browser()
          ? heard.getOrDefault(member.id(), List.of()).stream()
          : Stream.empty();
    }

    private Ways ways(Member member) {
      return ways.getOrDefault(member.id(), UNREACHABLE);
    }
  }
}
