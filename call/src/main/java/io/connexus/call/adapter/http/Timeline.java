package io.connexus.call.adapter.http;

import static io.connexus.call.application.CallJson.word;

import io.connexus.call.application.TypeNames;
import io.connexus.call.domain.Call.Moment;
import io.connexus.call.domain.CallEvent;
import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code TimelineEntry} of the contract: the log of a call, as far as it tells people something,
 * and how the call stood then.
 */
record Timeline(
    Instant at,
    String event,
    @Nullable UserId userId,
    String phase,
    String status,
    @Nullable UserId handledBy) {
  private static final TypeNames<CallEvent> NAMES = new TypeNames<>(CallEvent.class);

  static List<Timeline> of(List<Moment> moments) {
    return moments.stream()
        .filter(moment -> !(moment.logged().event() instanceof CallEvent.LegDialled))
        .map(Timeline::of)
        .toList();
  }

  private static Timeline of(Moment moment) {
    var event = moment.logged().event();
    var call = moment.call();
    return new Timeline(
        moment.logged().at(),
        NAMES.of(event),
        actor(event),
        word(call.phase()),
        word(call.status()),
        call.handledBy());
  }

  private static @Nullable UserId actor(CallEvent event) {
    return switch (event) {
      case CallEvent.HandoverRequested(var by, _, _) -> by;
      case CallEvent.CallPlaced placed -> placed.by().user();
      case CallEvent.TransferRequested(var by, _) -> by;
      case CallEvent.DeclineRequested(var by) -> by;
      case CallEvent.GiveBackRequested(var by, _) -> by;
      case CallEvent.HangUpRequested(var by, _) -> by;
      case CallEvent.RecordingRequested(var by, _) -> by;
      case CallEvent.RecordingStopRequested(var by) -> by;
      case CallEvent.HoldRequested(var by, _) -> by;
      case CallEvent.MuteRequested(var by, _) -> by;
      case CallEvent.KeysRequested(var by, _) -> by;
      case CallEvent.AddRequested(var by, _, _) -> by;
      case CallEvent.LeaveRequested(var by) -> by;
      case CallEvent.RemoveRequested(var by, _) -> by;
      case CallEvent.SleeperTransferRequested(var by, _) -> by;
      default -> null;
    };
  }
}
