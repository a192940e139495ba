package io.connexus.telnyx;

/** Why a ringing call is not taken. */
public enum RejectCause {
  CALL_REJECTED,
  USER_BUSY
}
