package io.connexus.auth.application;

import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.UserId;
import io.connexus.user.Accounts;

/** What sign-in does for the team. */
public final class MemberAccounts implements Accounts {
  private final Credentials credentials;
  private final PasswordCheck check;

  public MemberAccounts(Credentials credentials, PasswordCheck check) {
    this.credentials = credentials;
    this.check = check;
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
  public void close(UserId user) {
    credentials.remove(user);
  }
}
