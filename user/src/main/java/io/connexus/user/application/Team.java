package io.connexus.user.application;

import io.connexus.platform.Actor;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.Problem;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.Accounts;
import io.connexus.user.Member;
import io.connexus.user.Members;
import io.connexus.user.domain.TeamRules;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes to a team. They go one at a time for a workspace, by the role that the actor has in that
 * moment, and leave an entry in the audit log. A refusal is a {@link Problem} to throw.
 */
public final class Team {
  private final TeamStore store;
  private final Members members;
  private final Accounts accounts;
  private final Avatars avatars;
  private final AuditLog audit;
  private final EventBus bus;
  private final TransactionTemplate transactions;

  public Team(
      TeamStore store,
      Members members,
      Accounts accounts,
      Avatars avatars,
      AuditLog audit,
      EventBus bus,
      TransactionTemplate transactions) {
    this.store = store;
    this.members = members;
    this.accounts = accounts;
    this.avatars = avatars;
    this.audit = audit;
    this.bus = bus;
    this.transactions = transactions;
  }

  /** Renames the business. */
  public void rename(Actor actor, String businessName) {
    transactions.executeWithoutResult(_ -> {
      store.lock(actor.workspace());
      var before = members.businessName(actor.workspace());
      if (!before.equals(businessName)) {
        store.rename(actor.workspace(), businessName);
        var details = Map.of("from", before, "to", businessName);
        audit.append(actor, "workspace.renamed", actor.workspace(), details);
      }
    });
  }

  /** Gives a member another role. */
  public TeamMember changeRole(Actor actor, UserId user, Role wanted) {
    return change(
        actor,
        user,
        (self, member) -> {
          allow(TeamRules.changeRole(self.role(), member.role(), wanted));
          if (member.role() != wanted) {
            store.setRole(member, wanted);
            var details = Map.of("from", member.role().text(), "to", wanted.text());
            audit.append(actor, "member.role-changed", user, details);
            tell(member);
          }
          return store.find(actor.workspace(), user).orElseThrow();
        });
  }

  /** Removes a member, or lets the actor leave. */
  public void remove(Actor actor, UserId user) {
    change(
        actor,
        user,
        (self, member) -> {
          boolean leaves = self.id().equals(user);
          allow(TeamRules.remove(self.role(), member.role(), leaves));
          accounts.close(user);
          avatars.forget(actor.workspace(), user);
          store.remove(member);
          audit.append(
              actor,
              leaves ? "member.left" : "member.removed",
              user,
              Map.of("name", member.fullName(), "role", member.role().text()));
          tell(member);
          return member;
        });
  }

  /** Makes a member the owner and the owner an admin. */
  public TeamMember passOwnershipOn(Actor actor, UserId user, String password) {
    if (store.find(actor.workspace(), user).isEmpty()) {
      throw Problem.MEMBER_NOT_FOUND.exception();
    }
    if (!accounts.passwordMatches(actor.user(), password)) {
      throw Problem.WRONG_CREDENTIALS.exception();
    }
    return change(
        actor,
        user,
        (self, member) -> {
          accounts.hold(actor); // the password was checked before
          allow(TeamRules.passOwnershipOn(self.role()));
          if (!self.id().equals(user)) {
            store.setRole(self, Role.ADMIN); // first, as there is never more than one
            store.setRole(member, Role.OWNER);
            audit.append(actor, "ownership.transferred", user, Map.of());
            tell(self);
            tell(member);
          }
          return store.find(actor.workspace(), user).orElseThrow();
        });
  }

  private <T> T change(Actor actor, UserId user, BiFunction<Member, Member, T> deed) {
    return transactions.execute(_ -> {
      store.lock(actor.workspace());
      var self =
          members
              .find(actor.workspace(), actor.user())
              .orElseThrow(Problem.UNAUTHENTICATED::exception);
      var member =
          members.find(actor.workspace(), user).orElseThrow(Problem.MEMBER_NOT_FOUND::exception);
      return deed.apply(self, member);
    });
  }

  static void allow(TeamRules.Verdict verdict) {
    switch (verdict) {
      case ALLOWED -> {}
      case FORBIDDEN -> throw Problem.FORBIDDEN.exception();
      case LAST_OWNER -> throw Problem.LAST_OWNER.exception();
    }
  }

  private void tell(Member member) {
    bus.publish(Event.accessChanged(member.workspace(), member.id()));
    bus.publish(Event.memberChanged(member.workspace(), member.id()));
  }
}
