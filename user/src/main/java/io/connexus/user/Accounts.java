package io.connexus.user;

import io.connexus.platform.UserId;
import java.util.Set;
import java.util.UUID;

/** How members sign in; whoever owns credentials implements it. */
public interface Accounts {

  /** Whether this is the password of the user. Slow; call it outside of transactions. */
  boolean passwordMatches(UserId user, String password);

  /** The sign-ins of the user that have not ended. */
  Set<UUID> signIns(UserId user);

  /** Ends all sign-ins of the user and deletes the credentials, in the current transaction. */
  void close(UserId user);
}
