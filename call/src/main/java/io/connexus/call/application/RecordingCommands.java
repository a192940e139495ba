package io.connexus.call.application;

import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.call.application.Carrier.CarrierException.Kind;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.Line;
import io.connexus.call.domain.RecordingGate;
import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.CallId;
import io.connexus.platform.Ids;
import io.connexus.platform.Language;
import java.util.UUID;

/** Has the carrier record, as far as the workspace's policy lets it. */
final class RecordingCommands {
  private final CallService service;
  private final Calls calls;
  private final Carrier carrier;
  private final CallSettingsStore settings;

  RecordingCommands(CallService service, Calls calls, Carrier carrier, CallSettingsStore settings) {
    this.service = service;
    this.calls = calls;
    this.carrier = carrier;
    this.settings = settings;
  }

  RecordingPolicy policy(CallId id) {
    return calls.workspaceOf(id).map(settings::of).orElse(CallSettings.DEFAULT).recordingPolicy();
  }

  /** Whether it is allowed and wanted still. */
  boolean mayBegin(RecordingTag tag) {
    return calls
        .find(tag.call())
        .filter(call ->
            RecordingGate.mayBegin(
                settings.of(call.workspace()).recordingPolicy(), call.state(), tag.take()))
        .isPresent();
  }

  /** Tells somebody who is recorded with the caller, where the policy is to tell. */
  void tell(CallId id, int leg, String carrierId, UUID commandId) {
    boolean recorded =
        calls
            .find(id)
            .filter(call -> call.wants(leg) && RecordingGate.isRecorded(call.state()))
            .isPresent();
    if (recorded && policy(id) == RecordingPolicy.ANNOUNCE) {
      var set = calls.workspaceOf(id).map(settings::of).orElse(CallSettings.DEFAULT);
      carrier.say(carrierId, set.notice(), set.language(), commandId);
    }
  }

  /** Records, and not a moment longer than it is wanted. */
  void begin(String callerId, RecordingTag tag, Language language, UUID commandId) {
    carrier.record(callerId, tag, language, commandId);
    if (!mayBegin(tag)) { // stopping may have come before beginning
      carrier.stopRecording(callerId, Ids.named(commandId + "/stop"));
    }
  }

  /** The carrier could not record, or not say what comes before, without which nothing is. */
  void failed(CallId id, int take, CarrierException failure) {
    service.record(
        id,
        failure.kind() == Kind.LEG_OVER
            ? new CallEvent.LegEnded(Line.CALLER, Cause.GONE)
            : new CallEvent.RecordingFailed(take));
  }
}
