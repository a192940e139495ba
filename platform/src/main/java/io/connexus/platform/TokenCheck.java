package io.connexus.platform;

import java.util.Optional;

/** Tells who shows an access token. */
@FunctionalInterface
public interface TokenCheck {

  /**
   * The member, with the role of this moment. Empty if the token is not one of ours, has expired,
   * or its sign-in or membership has ended meanwhile.
   */
  Optional<Actor> actor(String token);
}
