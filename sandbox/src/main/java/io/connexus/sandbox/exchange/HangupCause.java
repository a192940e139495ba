package io.connexus.sandbox.exchange;

/** Why a leg ended, in Telnyx's words: cause, who did it, and the SIP status beneath. */
public record HangupCause(String cause, String source, String sip) {
  public static HangupCause normal(String source) {
    return new HangupCause("normal_clearing", source, "200");
  }

  public static HangupCause cancelled() {
    return new HangupCause("originator_cancel", "caller", "487");
  }

  public static HangupCause timeout() {
    return new HangupCause("timeout", "unknown", "unspecified");
  }

  public static HangupCause timeLimit() {
    return new HangupCause("time_limit", "unknown", "unspecified");
  }

  public static HangupCause busy() {
    return new HangupCause("user_busy", "callee", "486");
  }

  public static HangupCause rejected() {
    return new HangupCause("call_rejected", "callee", "603");
  }

  public static HangupCause notFound() {
    return new HangupCause("not_found", "callee", "404");
  }

  /** The user is known and not there. */
  public static HangupCause unavailable() {
    return new HangupCause("unspecified", "callee", "480");
  }

  public static HangupCause failed(String sip) {
    return new HangupCause("unspecified", "callee", sip);
  }
}
