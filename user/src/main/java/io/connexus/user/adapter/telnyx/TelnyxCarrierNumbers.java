package io.connexus.user.adapter.telnyx;

import io.connexus.platform.E164;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxException;
import io.connexus.user.application.CarrierNumbers;
import java.util.Set;

/** The numbers of our Telnyx account. */
public final class TelnyxCarrierNumbers implements CarrierNumbers {
  /** Numbers being bought or ported in do not ring yet; one being ported out still does. */
  private static final Set<String> RINGING_HERE = Set.of("active", "port-out-pending");

  private static final System.Logger LOG = System.getLogger(TelnyxCarrierNumbers.class.getName());

  private final TelnyxClient telnyx;

  public TelnyxCarrierNumbers(TelnyxClient telnyx) {
    this.telnyx = telnyx;
  }

  @Override
  public boolean holds(E164 number) {
    try {
      return telnyx
          .phoneNumber(number.value())
          .filter(held -> RINGING_HERE.contains(held.status()))
          .isPresent();
    } catch (TelnyxException e) {
      LOG.log(System.Logger.Level.WARNING, "a number could not be looked up: {0}", e.getMessage());
      throw new CarrierSilent(e);
    }
  }
}
