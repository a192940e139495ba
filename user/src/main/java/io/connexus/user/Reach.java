package io.connexus.user;

import io.connexus.platform.UserId;

/** How members may be reached at this moment. */
@FunctionalInterface
public interface Reach {

  /** Whether the member's own phone may ring: they want it to, and now is no time of quiet. */
  boolean byPhone(UserId user);
}
