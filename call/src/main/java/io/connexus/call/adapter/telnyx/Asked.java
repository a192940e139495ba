package io.connexus.call.adapter.telnyx;

import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.telnyx.TelnyxException;
import java.util.function.Supplier;

/** A question to Telnyx whose failure is told in our words. */
final class Asked {
  private Asked() {}

  static <T> T of(Supplier<T> question) {
    try {
      return question.get();
    } catch (TelnyxException e) {
      throw translated(e);
    }
  }

  static CarrierException translated(TelnyxException e) {
    var kind =
        switch (e.kind()) {
          case ENDED -> CarrierException.Kind.LEG_OVER;
          case NOT_ANSWERED, REFUSED -> CarrierException.Kind.REFUSED;
          case UNAVAILABLE -> CarrierException.Kind.UNAVAILABLE;
        };
    return new CarrierException(kind, e);
  }
}
