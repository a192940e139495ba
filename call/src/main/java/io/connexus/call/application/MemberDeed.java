package io.connexus.call.application;

import io.connexus.call.domain.CallEvent;
import io.connexus.platform.UserId;
import java.util.Optional;

/** What a member did with a call, as the audit calls it. */
record MemberDeed(UserId by, String action) {

  /** Empty for what the caller, the AI or the carrier did. */
  static Optional<MemberDeed> in(CallEvent event) {
    return switch (event) {
      case CallEvent.HandoverRequested(var by, _) ->
          Optional.ofNullable(by).map(member -> new MemberDeed(member, "call.taken-over"));
      case CallEvent.GiveBackRequested(var by) ->
          Optional.of(new MemberDeed(by, "call.given-back"));
      case CallEvent.HangUpRequested(var by) -> Optional.of(new MemberDeed(by, "call.hung-up"));
      default -> Optional.empty();
    };
  }
}
