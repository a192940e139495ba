package io.connexus.call.application;

import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The softphones there are. */
public interface SoftphoneStore {

  /** That of this sign-in. */
  Optional<Softphone> find(UUID session);

  /** Keeps one, unless the sign-in has one already; returns which it has. */
  Softphone put(Softphone softphone, Instant now);

  /** Notes that it can ring; false if there is none. */
  boolean ready(UUID session, Instant now);

  /**
   * Those of a member that have said since then that they can ring, in the order of their making.
   */
  List<Softphone> readySince(WorkspaceId workspace, UserId user, Instant then);

  /** All of them. */
  List<Softphone> all();

  /** Forgets it. */
  void remove(UUID session);
}
