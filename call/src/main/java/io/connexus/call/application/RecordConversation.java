package io.connexus.call.application;

import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.RecordingGate;
import io.connexus.call.domain.RecordingGate.Verdict;
import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** Begins and ends the recording of a conversation, through {@link RecordingGate}. */
public final class RecordConversation {
  private final Calls calls;
  private final CallService service;
  private final CallSettingsStore settings;

  public RecordConversation(Calls calls, CallService service, CallSettingsStore settings) {
    this.calls = calls;
    this.service = service;
    this.settings = settings;
  }

  /**
   * Begins, if that is allowed; {@link Verdict#ALREADY} also if it has just begun.
   *
   * @param by null if the workspace records all
   */
  public Verdict start(WorkspaceId workspace, CallId id, @Nullable UserId by) {
    var set = settings.of(workspace);
    var verdict = verdict(set, id, by);
    if (verdict != Verdict.ALLOWED && verdict != Verdict.ANNOUNCE_FIRST) {
      return verdict;
    }
    var notice = verdict == Verdict.ANNOUNCE_FIRST ? set.notice() : null;
    return service.record(id, new CallEvent.RecordingRequested(by, notice))
            instanceof Recorded.Moved
        ? verdict
        : verdict(set, id, by); // something else came in between
  }

  private Verdict verdict(CallSettings set, CallId id, @Nullable UserId by) {
    return calls
        .find(id)
        .map(Call::state)
        .map(state -> RecordingGate.conversation(set.recordingPolicy(), state, by))
        .orElse(Verdict.OVER);
  }

  /** Begins without being asked, if the workspace wants all recorded. */
  void automatically(CallId id) {
    calls
        .workspaceOf(id)
        .filter(workspace -> settings.of(workspace).automatic())
        .ifPresent(workspace -> start(workspace, id, null));
  }

  /** Ends it; where there is none this changes nothing. */
  public Recorded stop(CallId id, UserId by) {
    return service.record(id, new CallEvent.RecordingStopRequested(by));
  }
}
