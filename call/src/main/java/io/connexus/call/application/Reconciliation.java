package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Leg;
import io.connexus.platform.CallId;
import java.time.Instant;
import java.util.List;

/**
 * Brings our calls and the carrier's legs into agreement again: the carrier gives up on a webhook
 * after a few tries, so after an outage of ours it may know what we do not. Run at start and now
 * and then.
 */
public final class Reconciliation {
  private static final System.Logger LOG = System.getLogger(Reconciliation.class.getName());

  private final Calls calls;
  private final CallService service;
  private final Carrier carrier;

  public Reconciliation(Calls calls, CallService service, Carrier carrier) {
    this.calls = calls;
    this.service = service;
    this.carrier = carrier;
  }

  /**
   * Asks the carrier about every leg of the live calls that were quiet since {@code then}; a leg it
   * no longer has is over.
   */
  public void run(Instant then) {
    for (CallId id : calls.quietSince(then)) {
      try {
        calls.find(id).ifPresent(this::check);
      } catch (RuntimeException e) {
        LOG.log(
            System.Logger.Level.WARNING,
            "call " + id + " could not be checked with the carrier",
            e);
      }
    }
  }

  private void check(Call call) {
    if (call.state() instanceof CallState.Ended) {
      return;
    }
    for (Leg leg : List.copyOf(call.legs())) {
      var carrierId = leg.carrierId();
      if (carrierId != null && !leg.over() && !carrier.isAlive(carrierId)) {
        service.record(call.id(), new CallEvent.LegEnded(leg.number(), Cause.GONE));
      }
    }
  }
}
