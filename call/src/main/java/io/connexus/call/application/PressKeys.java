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
  private final Carrier carrier;

  public PressKeys(CallService service, Carrier carrier) {
    this.service = service;
    this.carrier = carrier;
  }

  /**
   * Presses them, if the member is in the call.
   *
   * @param keys {@code 0-9 * #}, and {@code w} for half a second of silence
   * @param wish the same for the same wish, which is done once
   * @throws Carrier.CarrierException if they were not heard
   */
  public Recorded run(CallId id, UserId by, String keys, UUID wish) {
    int count = (int) keys.chars().filter(key -> key != 'w').count();
    var recorded = service.record(id, new CallEvent.KeysRequested(by, count));
    if (recorded instanceof Recorded.Moved(var call)) {
      var caller = call.legs().getFirst().carrierId();
      if (caller != null) {
        carrier.press(caller, keys, wish);
      }
    }
    return recorded;
  }
}
