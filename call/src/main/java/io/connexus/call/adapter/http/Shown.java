package io.connexus.call.adapter.http;

import io.connexus.call.application.CallJson;
import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.application.CallView;
import io.connexus.call.application.CallViews;
import io.connexus.call.application.Calls;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallState;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.Problem;
import io.connexus.platform.Wording;
import java.util.UUID;
import java.util.function.Predicate;

/** The calls of whoever asks. One of another workspace is not found, like one that never was. */
public final class Shown {
  private final Calls calls;
  private final CallViews views;

  public Shown(Calls calls, CallViews views) {
    this.calls = calls;
    this.views = views;
  }

  CallJson call(Actor actor, UUID id) {
    return calls
        .show(actor.workspace(), new CallId(id))
        .orElseThrow(Problem.CALL_NOT_FOUND::exception);
  }

  CallView view(Actor actor, CallId id) {
    return views.show(actor.workspace(), id).orElseThrow(Problem.CALL_NOT_FOUND::exception);
  }

  /** The call after what was asked; asking for what is the case already is no mistake. */
  CallView accepted(
      Actor actor, Recorded recorded, Predicate<CallState> wanted, Wording otherwise) {
    return switch (recorded) {
      case Recorded.Moved(var call) -> view(actor, call.id());
      case Recorded.Ignored(Call call) when wanted.test(call.state()) -> view(actor, call.id());
      case Recorded.Ignored _ -> throw Problem.CALL_STATE.exception(otherwise);
      case Recorded.Unknown _ -> throw Problem.CALL_NOT_FOUND.exception();
    };
  }
}
