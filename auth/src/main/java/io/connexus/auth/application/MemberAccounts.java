package io.connexus.auth.application;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.connexus.platform.Actor;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.UserId;
import io.connexus.user.Accounts;
import java.util.Set;
import java.util.UUID;

/** What sign-in does for the team. */
public final class MemberAccounts implements Accounts {
  private final Credentials credentials;
  private final PasswordCheck check;
  private final Sessions sessions;
  private final Families families;

  public MemberAccounts(
      Credentials credentials, PasswordCheck check, Sessions sessions, Families families) {
    this.credentials = credentials;
    this.check = check;
    this.sessions = sessions;
    this.families = families;
  }

  /** As {@link PasswordCheck} counts guesses, and refuses when there were too many. */
  @Override
  public boolean passwordMatches(UserId user, String password) {
    try {
      check.require(user, password);
      return true;
    } catch (ProblemException e) {
      if (e.problem() == Problem.WRONG_CREDENTIALS) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void hold(Actor actor) {
    sessions.hold(actor);
  }

  @Override
  public Set<UUID> signIns(UserId user) {
    return families.of(user).stream().map(Families.Family::id).collect(toUnmodifiableSet());
  }

  @Override
  public void close(UserId user) {
    credentials.remove(user);
  }
}
