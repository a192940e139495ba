package io.connexus.call.application;

import io.connexus.platform.CallId;

/** The message {@code call-updated}. */
record CallUpdated(CallId callId, String status, CallView call) {
  static CallUpdated of(CallView view) {
    return new CallUpdated(view.call().id(), view.call().status(), view);
  }
}
