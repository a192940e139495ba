package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallOutcome;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.CallStatus;
import io.connexus.platform.Ids;
import io.connexus.user.Notifications.Kind;
import io.connexus.user.Notifications.Notice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a call's life members are told on devices that are not looking. */
final class Notices {
  private Notices() {}

  /** The notice of the event that made {@code before} into {@code after}. */
  static Optional<Notice> of(Call before, CallEvent event, Call after) {
    return Optional.ofNullable(kind(before.state(), event, after))
        .map(kind ->
            new Notice(
                Ids.named("notice/" + after.id() + "/" + after.version()),
                after.workspace(),
                kind,
                after.id().value(),
                after.outside(),
                after.business(),
                null,
                event instanceof CallEvent.SleeperTransferRequested(_, var to) ? to : null));
  }

  private static @Nullable Kind kind(CallState before, CallEvent event, Call after) {
    if (event instanceof CallEvent.CallerArrived) {
      return Kind.INCOMING_CALL;
    }
    if (event instanceof CallEvent.TransferRequested) {
      return null; // to somebody in particular, whose telephones ring
    }
    boolean nobodyYet = !(before instanceof CallState.RingingHuman);
    boolean rings = nobodyYet && after.state() instanceof CallState.RingingHuman;
    if (event instanceof CallEvent.NobodyToRing || (rings && !isTakeOver(event))) {
      return Kind.PERSON_WANTED;
    }
    boolean ends = !(before instanceof CallState.Ended);
    if (!ends || !isMissed(after)) {
      return null;
    }
    return after.outcome() == CallOutcome.VOICEMAIL ? Kind.VOICEMAIL : Kind.MISSED_CALL;
  }

  private static boolean isMissed(Call after) {
    return after.status() == CallStatus.MISSED
        && !after.outbound()
        && after.outcome() != CallOutcome.BLOCKED;
  }

  private static boolean isTakeOver(CallEvent event) {
    return event instanceof CallEvent.HandoverRequested(var by, _, _) && by != null;
  }
}
