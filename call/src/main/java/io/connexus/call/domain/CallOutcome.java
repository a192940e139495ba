package io.connexus.call.domain;

/** How a call ended, as the contract names it. */
public enum CallOutcome {
  /** The AI talked with the caller, nobody else. */
  HANDLED_BY_AI,
  /** A person talked with the caller. */
  HANDLED_BY_HUMAN,
  /** The caller left before anyone spoke. */
  ABANDONED,
  /** The caller's calls are not wanted; they were turned away. */
  BLOCKED,
  /** Whom a member called did not pick up. */
  UNANSWERED,
  /** Whom a member called was busy. */
  BUSY,
  /** Whom a member called declined. */
  DECLINED,
  /** A member called a number that is no telephone's. */
  NO_SUCH_NUMBER,
  /** The member who called gave up before anybody picked up. */
  CANCELLED,
  /** Neither AI nor a person could be had; the caller was told so. */
  UNREACHABLE,
  /** The carrier lost the call. */
  FAILED,
  /** The business was closed; the caller was told so. */
  CLOSED,
  /**
   * The caller was left to the voicemail and heard the beep, whoever they had talked with before.
   */
  VOICEMAIL
}
