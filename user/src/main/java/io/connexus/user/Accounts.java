package io.connexus.user;

import io.connexus.platform.Actor;
import io.connexus.platform.UserId;
import java.util.Set;
import java.util.UUID;

/** How members sign in; whoever owns credentials implements it. */
public interface Accounts {

  /** Whether this is the password of the user. Slow; call it outside of transactions. */
  boolean passwordMatches(UserId user, String password);

  /**
   * For what is decided by a password that was checked: the actor's sign-in has not been ended, and
   * no new password ends it before the current transaction.
   *
   * @throws io.connexus.platform.ProblemException {@link
   *     io.connexus.platform.Problem#UNAUTHENTICATED} if it has
   */
  void hold(Actor actor);

  /** The sign-ins of the user that have not ended. */
  Set<UUID> signIns(UserId user);

  /** Ends all sign-ins of the user and deletes the credentials, in the current transaction. */
  void close(UserId user);
}
