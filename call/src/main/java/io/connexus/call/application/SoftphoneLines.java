package io.connexus.call.application;

import io.connexus.call.application.Carrier.CarrierException;

/** The carrier's side of softphones. Methods throw {@link CarrierException}. */
public interface SoftphoneLines {

  /**
   * What a softphone registers with.
   *
   * @param credential how the carrier calls it
   * @param address the SIP address at which it is rung
   */
  record Line(String credential, String address) {}

  /** Makes one. A repetition makes another. */
  Line open(String name);

  /** A token to register with. It is good for {@link Softphones#TOKEN_LASTS}. */
  String token(String credential);

  /** Withdraws it; one that is withdrawn already stays so. */
  void close(String credential);
}
