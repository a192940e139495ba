package io.connexus.call;

import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import java.util.Optional;

/** Who is on a call, for features that act on it. */
public interface CallParties {

  /** The two numbers of a call of this workspace; empty if it has no such call. */
  Optional<Parties> of(WorkspaceId workspace, CallId call);

  /**
   * The numbers of one call.
   *
   * @param outside the caller, or on an outbound call the one who was called
   * @param business our number
   */
  record Parties(E164 outside, E164 business) {}
}
