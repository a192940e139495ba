package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.platform.UserId;
import io.connexus.platform.audit.AuditLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What members did with calls, for the audit. */
final class MemberDeeds {
  private final AuditLog audit;

  MemberDeeds(AuditLog audit) {
    this.audit = audit;
  }

  /** Does nothing about what the caller, the AI or the carrier did. */
  void note(Call call, CallEvent event) {
    switch (event) {
      case CallEvent.HandoverRequested(var by, _, _) -> note(call, by, "call.taken-over");
      case CallEvent.CallPlaced placed -> note(call, placed.by().user(), "call.placed");
      case CallEvent.TransferRequested(var by, _) -> note(call, by, "call.transferred");
      case CallEvent.GiveBackRequested(var by, _) -> note(call, by, "call.given-back");
      case CallEvent.HangUpRequested(var by, _) -> note(call, by, "call.hung-up");
      case CallEvent.RecordingRequested(var by, _) -> note(call, by, "call.recording-started");
      case CallEvent.RecordingStopRequested(var by) -> note(call, by, "call.recording-stopped");
      case CallEvent.HoldRequested(var by, var held) ->
          note(call, by, held ? "call.held" : "call.unheld");
      case CallEvent.AddRequested(var by, _, _) -> note(call, by, "call.added-to");
      case CallEvent.LeaveRequested(var by) -> note(call, by, "call.left");
      case CallEvent.RemoveRequested(var by, _) -> note(call, by, "call.removed-from");
      case CallEvent.KeysRequested(var by, var count) ->
          audit.append(
              call.workspace(),
              by,
              "call.keys-pressed",
              call.id(),
              Map.of("count", String.valueOf(count)));
      case CallEvent.SleeperTransferRequested(var by, _) -> note(call, by, "call.transferred");
      default -> {}
    }
  }

  private void note(Call call, @Nullable UserId by, String action) {
    if (by != null) {
      audit.append(call.workspace(), by, action, call.id(), Map.of());
    }
  }
}
