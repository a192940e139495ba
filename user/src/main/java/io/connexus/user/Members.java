package io.connexus.user;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who works where. */
public interface Members {

  /** The member, if they are in this workspace. */
  Optional<Member> find(WorkspaceId workspace, UserId user);

  /** Those of these who are in this workspace, in this order. */
  default List<Member> find(WorkspaceId workspace, List<UserId> users) {
    return users.stream().flatMap(user -> find(workspace, user).stream()).toList();
  }

  /** The member with this id, in whichever workspace; for sign-in only. */
  Optional<Member> find(UserId user);

  /** Those of these that there are, in whichever workspace; for sign-in only. */
  default List<Member> findAll(Set<UserId> users) {
    return users.stream().flatMap(user -> find(user).stream()).toList();
  }

  /** The owner: whom the receptionist rings when a caller wants a person. */
  Optional<Member> owner(WorkspaceId workspace);

  /** The name of the business, as the receptionist says it. */
  String businessName(WorkspaceId workspace);

  /** Creates a workspace with its owner, in the current transaction. */
  Member createWorkspace(String businessName, String email, String fullName, E164 phone);

  /**
   * Sets the e-mail address of the user, who has shown that it is theirs; true if they had not
   * shown that of any before.
   */
  boolean confirmEmail(UserId user, String email);
}
