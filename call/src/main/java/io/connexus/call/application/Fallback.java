package io.connexus.call.application;

import io.connexus.call.domain.Person;
import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Members;
import io.connexus.user.Reach;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom to ring when a caller wants a person or the AI cannot help, at their own phone: the first of
 * those whom the number that was called is assigned to, or else the owner, who wants their phone to
 * ring now.
 */
public final class Fallback {
  private final Members members;
  private final BusinessNumbers numbers;
  private final Reach reach;

  public Fallback(Members members, BusinessNumbers numbers, Reach reach) {
    this.members = members;
    this.numbers = numbers;
    this.reach = reach;
  }

  /** Nobody whose phone is a business number: it would ring itself, without end. */
  Optional<Person> of(WorkspaceId workspace, E164 called) {
    var assignees =
        numbers.assignees(called).stream().flatMap(id -> members.find(workspace, id).stream());
    return Stream.concat(assignees, members.owner(workspace).stream())
        .filter(member -> numbers.workspaceOf(member.phone()).isEmpty())
        .filter(member -> reach.byPhone(member.id()))
        .findFirst()
        .map(member -> new Person(member.id(), member.phone()));
  }
}
