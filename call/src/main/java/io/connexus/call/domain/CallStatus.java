package io.connexus.call.domain;

/** The status of a call, as the specification names it. */
public enum CallStatus {
  RINGING,
  ANSWERED,
  COMPLETED,
  MISSED,
  FAILED
}
