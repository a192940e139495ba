package io.connexus.user;

import io.connexus.platform.UserId;

/** How members sign in; whoever owns credentials implements it. */
public interface Accounts {

  /** Whether this is the password of the user. Slow; call it outside of transactions. */
  boolean passwordMatches(UserId user, String password);

  /** Ends all sign-ins of the user and deletes the credentials, in the current transaction. */
  void close(UserId user);
}
