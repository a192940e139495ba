package io.connexus.call.application;

import io.connexus.call.Receptionist;
import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Person;
import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A member takes the caller from the AI. */
public final class TakeOver {
  private final CallService service;
  private final Receptionist receptionist;

  public TakeOver(CallService service, Receptionist receptionist) {
    this.service = service;
    this.receptionist = receptionist;
  }

  /** Begins to ring {@code to}, all at once. When this returns the AI is silent. */
  public Recorded run(CallId id, UserId by, List<Person> to) {
    return run(id, by, to, Supplier::get);
  }

  /**
   * Likewise.
   *
   * @param within decides, or refuses by what it throws
   */
  public Recorded run(
      CallId id, UserId by, List<Person> to, Function<Supplier<Recorded>, Recorded> within) {
    var recorded = within.apply(() -> service.record(id, new CallEvent.HandoverRequested(by, to)));
    if (recorded instanceof Recorded.Moved(var call)
        && call.state() instanceof CallState.RingingHuman) {
      receptionist.silence(
          id, call.version()); // the outbox does it too, should this process die here
    }
    return recorded;
  }
}
