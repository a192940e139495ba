package io.connexus.user.application;

import io.connexus.platform.E164;

/** The carrier's account book of numbers. */
public interface CarrierNumbers {

  /**
   * Whether our account at the carrier holds {@code number}, so that calls to it reach us.
   *
   * @throws CarrierSilent if the carrier cannot be asked now; safe to ask again
   */
  boolean holds(E164 number);

  /** The carrier did not answer, or not with what was asked. */
  final class CarrierSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CarrierSilent(Throwable cause) {
      super("the carrier could not be asked about a number", cause);
    }
  }
}
