package io.connexus.call.application;

import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The softphones there are. */
public interface SoftphoneStore {

  /** That of this sign-in. */
  Optional<Softphone> find(UUID session);

  /** Keeps one, unless the sign-in has one already; returns which it has. */
  Softphone put(Softphone softphone, Instant now);

  /** Notes that it can ring; returns when it had said so before, empty if there is none. */
  Optional<Heard> ready(UUID session, Instant now);

  /** The one at this address, and when it last said that it can ring. */
  Optional<Heard> heard(String address);

  /** What the one at this address last said is as old as can be. */
  void doubt(String address);

  /**
   * A softphone as it was last heard of.
   *
   * @param at null if it never was
   */
  record Heard(Softphone softphone, @Nullable Instant at) {}

  /** Those of these members, in the order of their making. */
  List<Heard> of(WorkspaceId workspace, Collection<UserId> users);

  /** All of them. */
  List<Softphone> all();

  /** Forgets it. */
  void remove(UUID session);
}
