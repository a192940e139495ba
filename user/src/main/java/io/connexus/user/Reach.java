package io.connexus.user;

import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How members may be reached at a moment. */
public interface Reach {

  /** The ways to each of these, in a number of queries that does not grow with theirs. */
  Map<UserId, Ways> of(Collection<UserId> users, Instant at);

  /**
   * The ways to a member.
   *
   * @param phone whether their own phone may ring: they want it to, and it is no time of quiet
   * @param byKey whether whoever picks up their own phone must press a key before the caller is
   *     theirs
   * @param browser whether the app on their devices may ring, likewise
   * @param pushed their sign-ins whose devices are told by push
   */
  record Ways(boolean phone, boolean byKey, boolean browser, Set<UUID> pushed) {
    public Ways {
      pushed = Set.copyOf(pushed);
    }
  }
}
