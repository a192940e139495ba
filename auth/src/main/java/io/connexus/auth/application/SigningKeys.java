package io.connexus.auth.application;

import java.time.Duration;
import java.util.List;

/** The keys of access tokens. */
public interface SigningKeys {

  /** All keys, the newest first; makes the first one if there is none. */
  List<SigningKey> all();

  /**
   * Makes a new key if the newest is older than {@code life} or is not of the kind that is made
   * now, and forgets those that have signed nothing for a day.
   */
  void rotate(Duration life);
}
