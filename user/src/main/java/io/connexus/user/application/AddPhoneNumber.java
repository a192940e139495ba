package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** Assigns a number that the carrier account holds to a workspace. Repeating it changes nothing. */
public final class AddPhoneNumber {
  private final PhoneNumbers numbers;
  private final CarrierNumbers carrier;

  public AddPhoneNumber(PhoneNumbers numbers, CarrierNumbers carrier) {
    this.numbers = numbers;
    this.carrier = carrier;
  }

  /** The carrier is asked first and outside any transaction, unless the number is known already. */
  public Result add(WorkspaceId workspace, E164 number, @Nullable String label) {
    var known = numbers.find(number);
    if (known.isPresent()) {
      return resultFor(workspace, known.get(), false);
    }
    try {
      if (!carrier.holds(number)) {
        return new Result.NotHeld();
      }
    } catch (CarrierNumbers.CarrierSilent e) {
      return new Result.CarrierDown();
    }
    return resultFor(workspace, numbers.assign(workspace, number, label), true);
  }

  private static Result resultFor(WorkspaceId workspace, PhoneNumber number, boolean isNew) {
    return number.workspace().equals(workspace)
        ? new Result.Added(number, isNew)
        : new Result.Taken();
  }

  /** How it went. */
  public sealed interface Result {
    /** The workspace has the number; {@code isNew} since now. */
    record Added(PhoneNumber number, boolean isNew) implements Result {}

    /** Another workspace has it. */
    record Taken() implements Result {}

    /** The carrier account does not hold it. */
    record NotHeld() implements Result {}

    /** The carrier could not be asked. */
    record CarrierDown() implements Result {}
  }
}
