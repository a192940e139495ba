package io.connexus.sandbox.exchange;

import java.util.Locale;

/** Where a leg is in its life. Parked means: answered, and talking to nobody. */
public enum LegState {
  RINGING,
  PARKED,
  BRIDGED,
  ENDED;

  /** The word of the control API, which tells a freshly answered leg from an abandoned one. */
  String word(boolean wasBridged) {
    if (this == PARKED && !wasBridged) {
      return "answered";
    }
    return name().toLowerCase(Locale.ROOT);
  }
}
