package io.connexus.sms.domain;

/** Where a text is on its way. It only moves forward, in whatever order the carrier reports. */
public enum TextStatus {
  /** Ours, or with the carrier's queue. */
  PENDING,
  /** On its way to the handset. */
  SENT,
  /** The handset has it. */
  DELIVERED,
  /** It will not arrive. */
  FAILED;

  /** Whether a report of {@code next} says something new. */
  public boolean mayBecome(TextStatus next) {
    return switch (this) {
      case PENDING -> next != PENDING;
      case SENT -> next == DELIVERED || next == FAILED;
      case DELIVERED, FAILED -> false;
    };
  }
}
