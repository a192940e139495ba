package io.connexus.user.application;

import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the members of a workspace are kept. */
public interface TeamStore {

  /** Lets one transaction at a time change the team of the workspace. */
  void lock(WorkspaceId workspace);

  /** All members, the eldest first. */
  List<TeamMember> of(WorkspaceId workspace);

  /** The member, if they are in this workspace. */
  Optional<TeamMember> find(WorkspaceId workspace, UserId user);

  /** Gives the member another role. */
  void setRole(Member member, Role role);

  /** Removes the member; the name stays. */
  void remove(Member member);

  /** Whether a member of the workspace has this address, in whichever case. */
  boolean hasEmail(WorkspaceId workspace, String email);

  /** The names of all members that there are or were. */
  Map<UserId, String> names(WorkspaceId workspace);

  /** Renames the business. */
  void rename(WorkspaceId workspace, String businessName);
}
