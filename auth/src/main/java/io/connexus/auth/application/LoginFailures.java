package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import java.time.Duration;

/**
 * Failed logins, counted by address and network together: guessing from elsewhere does not keep the
 * owner out.
 */
public interface LoginFailures {

  /** How long this one still has to wait; zero if not at all. */
  Duration pauseOf(Email email, String network);

  /** Counts one more. */
  void count(Email email, String network);

  /** Forgets them, after a success. */
  void forget(Email email, String network);
}
