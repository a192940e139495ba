package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent.CallPlaced;
import io.connexus.call.domain.Person;
import io.connexus.platform.E164;
import io.connexus.platform.Wording;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** A member calls somebody. */
public final class PlaceCall {
  /** Why a premium-rate number is not called, whoever asks. */
  public static final Wording PREMIUM =
      new Wording(
          "Numbers that cost extra cannot be called",
          "No se puede llamar a números con costo adicional");

  private final CallService service;
  private final Calls calls;
  private final BusinessNumbers numbers;
  private final OutsideLimit limit;
  private final Countries countries;

  public PlaceCall(
      CallService service,
      Calls calls,
      BusinessNumbers numbers,
      OutsideLimit limit,
      Countries countries) {
    this.service = service;
    this.calls = calls;
    this.numbers = numbers;
    this.limit = limit;
    this.countries = countries;
  }

  /** What became of the wish. */
  public sealed interface Result {
    /** The member's telephone is rung, or was for the same key before. */
    record Placed(Call call) implements Result {}

    /** The workspace has no number to call from, or not this one. */
    record NoSender() implements Result {}

    /** Not a number that members may call. */
    record Refused(Wording why) implements Result {}

    /** Not in a country that members may call. */
    record Abroad(Wording why) implements Result {}

    /** As many telephones outside the team are busy, or were rung, as there may be. */
    record TooMany(Wording why) implements Result {}
  }

  /**
   * Rings {@code by}, then {@code to}.
   *
   * @param from a business number of the workspace; null for its main one
   * @param key the same for the same wish; null if it is not repeated
   */
  public Result run(
      WorkspaceId workspace, Person by, @Nullable E164 from, E164 to, @Nullable String key) {
    var before = placed(workspace, key);
    if (before.isPresent()) {
      return new Result.Placed(before.get());
    }
    var sender = from == null ? numbers.primary(workspace) : Optional.of(from);
    if (sender.flatMap(numbers::workspaceOf).filter(workspace::equals).isEmpty()) {
      return new Result.NoSender();
    }
    if (to.isPremium()) {
      return new Result.Refused(PREMIUM);
    }
    if (by.phone().equals(to.value())) {
      return new Result.Refused(
          new Wording("This is your own phone", "Este es tu propio teléfono"));
    }
    if (numbers.workspaceOf(to).filter(workspace::equals).isPresent()) {
      return new Result.Refused(
          new Wording(
              "This is a number of your own business", "Este es un número de tu propio negocio"));
    }
    var abroad = countries.refusal(workspace, to);
    if (abroad.isPresent()) {
      return new Result.Abroad(abroad.get());
    }
    try {
      var wish = new CallPlaced(by, sender.get(), to, key, true);
      return limit
          .<Result>within(workspace, () -> new Result.Placed(service.place(workspace, wish)))
          .orElseGet(() -> new Result.TooMany(limit.refusal()));
    } catch (DuplicateKeyException e) { // the same wish at the same time
      return new Result.Placed(placed(workspace, key).orElseThrow(() -> e));
    }
  }

  private Optional<Call> placed(WorkspaceId workspace, @Nullable String key) {
    return key == null ? Optional.empty() : calls.withKey(workspace, key).flatMap(calls::find);
  }
}
