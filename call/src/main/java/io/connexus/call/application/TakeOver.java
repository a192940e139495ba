package io.connexus.call.application;

import io.connexus.call.Receptionist;
import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Person;
import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import java.util.List;

/** A member takes the caller from the AI. */
public final class TakeOver {
  private final CallService service;
  private final Receptionist receptionist;

  public TakeOver(CallService service, Receptionist receptionist) {
    this.service = service;
    this.receptionist = receptionist;
  }

  /** Begins to ring {@code to}, all at once; the AI is to be silenced then. */
  public Recorded ring(CallId id, UserId by, List<Person> to) {
    return service.record(id, new CallEvent.HandoverRequested(by, to));
  }

  /** Silences the AI before this returns, if the caller was taken from it. */
  public void silence(Recorded recorded) {
    if (recorded instanceof Recorded.Moved(var call)
        && call.state() instanceof CallState.RingingHuman) {
      // the outbox does it too, should this process die here
      receptionist.silence(call.id(), call.version());
    }
  }
}
