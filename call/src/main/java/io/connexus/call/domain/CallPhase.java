package io.connexus.call.domain;

/** What is going on in a call now, as the contract names it. */
public enum CallPhase {
  RINGING,
  CONNECTING,
  AI,
  RINGING_HUMAN,
  HUMAN,
  HANDING_BACK,
  ANNOUNCEMENT,
  ENDED
}
