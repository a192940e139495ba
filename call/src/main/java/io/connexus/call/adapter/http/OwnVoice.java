package io.connexus.call.adapter.http;

import io.connexus.call.application.CallService;
import io.connexus.call.application.CallView;
import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.call.application.PressKeys;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.CallState.InRoom;
import io.connexus.call.domain.Room;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.IdempotencyKey;
import io.connexus.platform.Ids;
import io.connexus.platform.Problem;
import io.connexus.platform.UserId;
import io.connexus.platform.Wording;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of those who are in a call the others hear: muted or not, and keys. Over HTTP and over the
 * socket it is the same.
 */
public final class OwnVoice {
  private static final Pattern KEYS = Pattern.compile("[0-9*#w]{1,32}");

  static final Wording NOT_IN_IT =
      new Wording(
          "Only who is in the call can do this", "Solo quien está en la llamada puede hacer esto");

  private final CallService service;
  private final PressKeys pressKeys;
  private final Shown shown;

  public OwnVoice(CallService service, PressKeys pressKeys, Shown shown) {
    this.service = service;
    this.pressKeys = pressKeys;
    this.shown = shown;
  }

  /** Keeps what the actor says from the others, or not. */
  public CallView mute(Actor actor, UUID id, boolean muted, @Nullable IdempotencyKey key) {
    return shown.once(
        actor,
        id,
        key,
        "mute " + muted,
        call ->
            Shown.accepted(
                service.record(call.id(), new CallEvent.MuteRequested(actor.user(), muted)),
                isIn(actor.user(), room -> room.muted(actor.user()) == muted, !muted),
                NOT_IN_IT));
  }

  /** Lets whoever is outside hear keys; of them, no more than their number is kept. */
  public CallView press(
      Actor actor, UUID id, @Nullable String digits, @Nullable IdempotencyKey key) {
    shown.call(actor, id); // before anything is said about the digits
    if (digits == null || !KEYS.matcher(digits).matches()) {
      throw Problem.INVALID_REQUEST.exception(
          "digits are 1 to 32 of 0-9 * # and w for a pause",
          "digits son de 1 a 32 de 0-9 * # y w para una pausa");
    }
    var wish =
        key == null
            ? UUID.randomUUID()
            : Ids.named(id + "/keys/" + actor.user() + "/" + key.value());
    var noted =
        shown.once(
            actor,
            id,
            key,
            "dtmf " + digits.length(),
            call ->
                Shown.accepted(
                    pressKeys.note(call.id(), actor.user(), digits), _ -> false, NOT_IN_IT));
    try {
      pressKeys.press(new CallId(id), digits, wish);
      return noted;
    } catch (CarrierException e) {
      throw (e.kind() == CarrierException.Kind.UNAVAILABLE
              ? Problem.CARRIER_DOWN
              : Problem.CALL_STATE)
          .exception();
    }
  }

  /** Whether this member is in the call and it is so. */
  static Predicate<CallState> isIn(UserId user, Predicate<Room> so, boolean onBridge) {
    return state ->
        switch (state) {
          case InRoom in -> in.room().has(user) && so.test(in.room());
          case CallState.WithHuman with -> onBridge && with.human().person().is(user);
          default -> false;
        };
  }
}
