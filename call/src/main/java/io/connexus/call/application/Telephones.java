package io.connexus.call.application;

import io.connexus.call.domain.Person;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Member;
import io.connexus.user.Members;
import io.connexus.user.Reach;
import java.util.List;
import java.util.stream.Stream;

/** Which telephones ring for whom: members' own phones and softphones, as they want it now. */
public final class Telephones {
  /** More than can be picked up, and no more than a carrier likes to dial at once. */
  private static final int MOST = 8;

  private final Members members;
  private final BusinessNumbers numbers;
  private final Reach reach;
  private final Softphones softphones;

  public Telephones(Members members, BusinessNumbers numbers, Reach reach, Softphones softphones) {
    this.members = members;
    this.numbers = numbers;
    this.reach = reach;
    this.softphones = softphones;
  }

  /**
   * What rings, all at once, when a caller of this number wants a person or the AI cannot help:
   * everything of those whom the number is assigned to, or else of the owner.
   */
  List<Person> ofNumber(WorkspaceId workspace, E164 called) {
    var assignees =
        numbers.assignees(called).stream()
            .flatMap(id -> members.find(workspace, id).stream())
            .flatMap(this::of)
            .limit(MOST)
            .toList();
    return assignees.isEmpty()
        ? members.owner(workspace).stream().flatMap(this::of).limit(MOST).toList()
        : assignees;
  }

  /** What rings for this member; empty if nothing may, or there is no such member. */
  public List<Person> ofMember(WorkspaceId workspace, UserId user) {
    return members.find(workspace, user).stream().flatMap(this::of).limit(MOST).toList();
  }

  private Stream<Person> of(Member member) {
    return Stream.concat(softphonesOf(member), phoneOf(member));
  }

  private Stream<Person> softphonesOf(Member member) {
    return reach.byBrowser(member.id())
        ? softphones.readyOf(member.workspace(), member.id()).stream()
            .map(softphone -> new Person(member.id(), softphone.address()))
        : Stream.empty();
  }

  /** No business number: it would ring itself, without end. */
  private Stream<Person> phoneOf(Member member) {
    return reach.byPhone(member.id()) && numbers.workspaceOf(member.phone()).isEmpty()
        ? Stream.of(Person.at(member.id(), member.phone()))
        : Stream.empty();
  }
}
