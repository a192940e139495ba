package io.connexus.user.domain;

import io.connexus.platform.Role;

/** Who may change or remove whom. A workspace has exactly one owner. */
public final class TeamRules {
  private TeamRules() {}

  /** What a rule says. */
  public enum Verdict {
    ALLOWED,
    FORBIDDEN,
    /** The owner must pass the ownership on first. */
    LAST_OWNER
  }

  /** Whether {@code actor} may give another role to a member, perhaps to themselves. */
  public static Verdict changeRole(Role actor, Role member, Role wanted) {
    if (!actor.atLeast(Role.ADMIN) || wanted == Role.OWNER) {
      return Verdict.FORBIDDEN;
    }
    if (member == Role.OWNER) {
      return actor == Role.OWNER ? Verdict.LAST_OWNER : Verdict.FORBIDDEN;
    }
    return Verdict.ALLOWED;
  }

  /**
   * Whether {@code actor} may remove a member.
   *
   * @param self whether they are the same person
   */
  public static Verdict remove(Role actor, Role member, boolean self) {
    if (self) {
      return actor == Role.OWNER ? Verdict.LAST_OWNER : Verdict.ALLOWED;
    }
    return actor.atLeast(Role.ADMIN) && member != Role.OWNER ? Verdict.ALLOWED : Verdict.FORBIDDEN;
  }

  /** Whether {@code actor} may invite somebody to {@code wanted}. */
  public static Verdict invite(Role actor, Role wanted) {
    return actor.atLeast(Role.ADMIN) && wanted != Role.OWNER ? Verdict.ALLOWED : Verdict.FORBIDDEN;
  }

  /** Whether {@code actor} may make another member the owner. */
  public static Verdict passOwnershipOn(Role actor) {
    return actor == Role.OWNER ? Verdict.ALLOWED : Verdict.FORBIDDEN;
  }
}
