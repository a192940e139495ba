package io.connexus.call.application;

import io.connexus.call.domain.Person;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Members;
import java.util.Optional;

/**
 * Whom to ring when a caller wants a person or the AI cannot help: the owner, at their own phone.
 */
public final class Fallback {
  private final Members members;
  private final BusinessNumbers numbers;

  public Fallback(Members members, BusinessNumbers numbers) {
    this.members = members;
    this.numbers = numbers;
  }

  /** Nobody if the owner's phone is a business number: it would ring itself, without end. */
  Optional<Person> of(WorkspaceId workspace) {
    return members
        .owner(workspace)
        .filter(owner -> numbers.workspaceOf(owner.phone()).isEmpty())
        .map(owner -> new Person(owner.id(), owner.phone()));
  }
}
