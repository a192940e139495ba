package io.connexus.sandbox.rtc;

import io.connexus.sandbox.exchange.HangupCause;
import io.connexus.sandbox.exchange.Leg;

/**
 * Why a call ended, in the words and numbers of the signalling protocol (Q.850, and SIP beneath).
 */
record Cause(String cause, int code, int sipCode, String sipReason) {

  static Cause of(HangupCause hangup) {
    return switch (hangup.cause()) {
      case "originator_cancel" -> new Cause("ORIGINATOR_CANCEL", 487, 487, "Request Terminated");
      case "user_busy" -> new Cause("USER_BUSY", 17, 486, "Busy Here");
      case "call_rejected" -> new Cause("CALL_REJECTED", 21, 603, "Decline");
      case "not_found" -> new Cause("UNALLOCATED_NUMBER", 1, 404, "Not Found");
      case "timeout" -> new Cause("NO_ANSWER", 19, 408, "Request Timeout");
      case "time_limit" -> new Cause("ALLOTTED_TIMEOUT", 602, 200, "OK");
      case "normal_clearing" -> new Cause("NORMAL_CLEARING", 16, 200, "OK");
      default -> new Cause("NORMAL_TEMPORARY_FAILURE", 41, 503, "Service Unavailable");
    };
  }

  /** What a client's farewell means: before the answer it declines or gives up. */
  static HangupCause fromClient(Leg leg) {
    boolean calling = leg.identity().incoming();
    if (leg.isAnswered()) {
      return HangupCause.normal(calling ? "caller" : "callee");
    }
    return calling ? HangupCause.cancelled() : HangupCause.busy();
  }
}
