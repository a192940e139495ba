package io.connexus.call.adapter.http;

import io.connexus.call.application.CallJson;
import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.application.CallView;
import io.connexus.call.application.CallViews;
import io.connexus.call.application.Calls;
import io.connexus.call.application.Once;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallState;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.IdempotencyKey;
import io.connexus.platform.Problem;
import io.connexus.platform.Wording;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The calls of whoever asks. One of another workspace is not found, like one that never was. */
public final class Shown {
  private final Calls calls;
  private final CallViews views;
  private final Once once;

  public Shown(Calls calls, CallViews views, Once once) {
    this.calls = calls;
    this.views = views;
    this.once = once;
  }

  CallJson call(Actor actor, UUID id) {
    return calls
        .show(actor.workspace(), new CallId(id))
        .orElseThrow(Problem.CALL_NOT_FOUND::exception);
  }

  CallView view(Actor actor, CallId id) {
    return views.show(actor.workspace(), id).orElseThrow(Problem.CALL_NOT_FOUND::exception);
  }

  /** The call after what was asked, which is not done again for a key that is known. */
  CallView once(
      Actor actor, UUID id, @Nullable IdempotencyKey key, String wish, Function<CallJson, ?> deed) {
    return once(actor, id, key, wish, deed, _ -> {});
  }

  /**
   * The call after what was asked.
   *
   * @param wish what is asked, with all that belongs to it
   * @param then what follows once that is kept
   */
  <T> CallView once(
      Actor actor,
      UUID id,
      @Nullable IdempotencyKey key,
      String wish,
      Function<CallJson, T> deed,
      Consumer<T> then) {
    var call = call(actor, id);
    once.run(actor, key, call.id() + " " + wish, () -> deed.apply(call), then);
    return view(actor, call.id());
  }

  /** What was asked is done; asking for what is the case already is no mistake. */
  static Recorded accepted(Recorded recorded, Predicate<CallState> wanted, Wording otherwise) {
    return switch (recorded) {
      case Recorded.Moved _ -> recorded;
      case Recorded.Ignored(Call call) when wanted.test(call.state()) -> recorded;
      case Recorded.Ignored _ -> throw Problem.CALL_STATE.exception(otherwise);
      case Recorded.Unknown _ -> throw Problem.CALL_NOT_FOUND.exception();
    };
  }
}
