package io.connexus.call.application;

import io.connexus.call.CallParties;
import io.connexus.platform.CallId;
import io.connexus.platform.WorkspaceId;
import java.util.Optional;

/** {@link CallParties} from the calls we keep. */
public final class KnownParties implements CallParties {
  private final Calls calls;

  public KnownParties(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Optional<Parties> of(WorkspaceId workspace, CallId call) {
    return calls.show(workspace, call).map(shown -> new Parties(shown.outside(), shown.business()));
  }
}
