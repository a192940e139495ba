package io.connexus.user;

import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** How members may be reached at a moment. */
public interface Reach {

  /** Whether the member's own phone may ring: they want it to, and it is no time of quiet. */
  boolean byPhone(UserId user, Instant at);

  /** Whether the app on the member's devices may ring, likewise. */
  boolean byBrowser(UserId user, Instant at);

  /** The member's sign-ins whose devices are told by push. */
  Set<UUID> byPush(UserId user);
}
