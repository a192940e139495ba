package io.connexus.call.application;

import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.domain.CallEvent;
import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import java.util.UUID;

/**
 * A member presses keys for whoever is outside to hear. They may be a card's, so they go to the
 * carrier at once and are kept nowhere: the log has their number alone.
 */
public final class PressKeys {
  private final CallService service;
  private final Calls calls;
  private final Carrier carrier;

  public PressKeys(CallService service, Calls calls, Carrier carrier) {
    this.service = service;
    this.calls = calls;
    this.carrier = carrier;
  }

  /**
   * Notes that the member presses them, if they are in the call.
   *
   * @param keys {@code 0-9 * #}, and {@code w} for half a second of silence
   */
  public Recorded note(CallId id, UserId by, String keys) {
    int count = (int) keys.chars().filter(key -> key != 'w').count();
    return service.record(id, new CallEvent.KeysRequested(by, count));
  }

  /**
   * Presses them, once that is noted; again if nobody knows whether it was done.
   *
   * @param wish the same for the same wish, which the carrier does once
   * @throws Carrier.CarrierException if they were not heard
   */
  public void press(CallId id, String keys, UUID wish) {
    calls
        .find(id)
        .map(call -> call.legs().getFirst().carrierId())
        .ifPresent(caller -> carrier.press(caller, keys, wish));
  }
}
