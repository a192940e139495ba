package io.connexus.gateway;

import java.io.IOException;

/** The body went on past its limit while it was being read. */
final class PayloadTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  PayloadTooLarge() {
    super("the body is larger than allowed");
  }

  /** Whether this is what {@code thrown} comes from. */
  static boolean causes(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof PayloadTooLarge) {
        return true;
      }
    }
    return false;
  }
}
