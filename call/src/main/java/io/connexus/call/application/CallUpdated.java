package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.platform.CallId;

/** The message {@code call-updated}. */
record CallUpdated(CallId callId, String status, CallJson call) {
  static CallUpdated of(Call call) {
    var body = CallJson.of(call);
    return new CallUpdated(call.id(), body.status(), body);
  }
}
