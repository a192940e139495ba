package io.connexus.user;

import io.connexus.platform.UserId;

/** What sign-in does for the team. */
public interface Accounts {

  /** Whether this is the user's password. */
  boolean passwordMatches(UserId user, String password);

  /** Ends the user's sign-ins and removes their credentials, in the current transaction. */
  void close(UserId user);
}
