package io.connexus.auth.application;

import io.connexus.platform.UserId;
import io.connexus.user.Accounts;

/** What sign-in does for the team. */
public final class MemberAccounts implements Accounts {
  private final Credentials credentials;
  private final Passwords passwords;

  public MemberAccounts(Credentials credentials, Passwords passwords) {
    this.credentials = credentials;
    this.passwords = passwords;
  }

  @Override
  public boolean passwordMatches(UserId user, String password) {
    return credentials
        .find(user)
        .map(account -> passwords.matches(password, account.passwordHash()))
        .orElse(false);
  }

  @Override
  public void close(UserId user) {
    credentials.remove(user);
  }
}
