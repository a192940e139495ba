package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import java.time.Duration;

/**
 * Failed logins, counted by address and network together, so that guessing from elsewhere does not
 * keep the owner out; and by address alone, so that guessing from everywhere is slow as well. The
 * latter holds for networks that the account has not been signed in from.
 */
public interface LoginFailures {

  /**
   * Counts an attempt as failed before it is made, so that many at once are no more than one after
   * the other.
   *
   * @return how long this one still has to wait, and then nothing was counted; zero to go on
   */
  Duration begin(Email email, String network);

  /** The attempt that began was no failure, but no success either. */
  void undo(Email email, String network);

  /** The attempt that began was a success: forgets what has failed from there. */
  void forget(Email email, String network);

  /**
   * Forgets what has failed from anywhere, and from this network: there is a new password, set from
   * there, and guessing begins anew.
   */
  void forgetAll(Email email, String network);
}
