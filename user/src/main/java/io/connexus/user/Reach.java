package io.connexus.user;

import io.connexus.platform.UserId;

/** How members may be reached at this moment. */
public interface Reach {

  /** Whether the member's own phone may ring: they want it to, and now is no time of quiet. */
  boolean byPhone(UserId user);

  /** Whether the app on the member's devices may ring, likewise. */
  boolean byBrowser(UserId user);
}
