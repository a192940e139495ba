package io.connexus.call.adapter.http;

import io.connexus.call.application.TypeNames;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.Logged;
import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code TimelineEntry} of the contract: the log of a call, as far as it tells people something.
 */
record Timeline(Instant at, String event, @Nullable UserId userId) {
  private static final TypeNames<CallEvent> NAMES = new TypeNames<>(CallEvent.class);

  static List<Timeline> of(List<Logged> log) {
    return log.stream()
        .filter(logged -> !(logged.event() instanceof CallEvent.LegDialled))
        .map(logged -> new Timeline(logged.at(), NAMES.of(logged.event()), actor(logged.event())))
        .toList();
  }

  private static @Nullable UserId actor(CallEvent event) {
    return switch (event) {
      case CallEvent.HandoverRequested(var by, _) -> by;
      case CallEvent.CallPlaced placed -> placed.by().user();
      case CallEvent.TransferRequested(var by, _) -> by;
      case CallEvent.DeclineRequested(var by) -> by;
      case CallEvent.GiveBackRequested(var by) -> by;
      case CallEvent.HangUpRequested(var by) -> by;
      case CallEvent.HoldRequested(var by, _) -> by;
      case CallEvent.MuteRequested(var by, _) -> by;
      case CallEvent.KeysRequested(var by, _) -> by;
      case CallEvent.AddRequested(var by, _, _) -> by;
      case CallEvent.LeaveRequested(var by) -> by;
      case CallEvent.RemoveRequested(var by, _) -> by;
      default -> null;
    };
  }
}
