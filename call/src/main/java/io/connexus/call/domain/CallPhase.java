package io.connexus.call.domain;

/** What is going on in a call now, as the contract names it. */
public enum CallPhase {
  RINGING,
  /** A member calls somebody, and their own telephone rings. */
  CALLING_MEMBER,
  /** A member calls somebody, whose telephone rings. */
  CALLING,
  CONNECTING,
  AI,
  RINGING_HUMAN,
  HUMAN,
  HANDING_BACK,
  ANNOUNCEMENT,
  ENDED,
  /** The caller hears the greeting of the voicemail, or speaks a message. */
  VOICEMAIL,
  /** The caller waits for a person and hears music. */
  QUEUED
}
