package io.connexus.user.application;

import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Assigns a number that the carrier account holds to a workspace. Repeating it changes nothing. */
public final class AddPhoneNumber {
  private final PhoneNumbers numbers;
  private final CarrierNumbers carrier;
  private final ManagePhoneNumber manage;
  private final TransactionTemplate transactions;

  public AddPhoneNumber(
      PhoneNumbers numbers,
      CarrierNumbers carrier,
      ManagePhoneNumber manage,
      TransactionTemplate transactions) {
    this.numbers = numbers;
    this.carrier = carrier;
    this.manage = manage;
    this.transactions = transactions;
  }

  /** The carrier is asked first and outside any transaction, unless the number is known already. */
  public Result add(Actor actor, E164 number, @Nullable String label) {
    var known = numbers.find(number);
    if (known.isPresent()) {
      return resultFor(actor, known.get());
    }
    try {
      if (!carrier.holds(number)) {
        return new Result.NotHeld();
      }
    } catch (CarrierNumbers.CarrierSilent e) {
      return new Result.CarrierDown();
    }
    return transactions.execute(_ -> {
      var result = resultFor(actor, numbers.assign(actor.workspace(), number, label));
      if (result instanceof Result.Added(var added)) {
        manage.added(actor, added);
      }
      return result;
    });
  }

  private static Result resultFor(Actor actor, PhoneNumber number) {
    return number.workspace().equals(actor.workspace())
        ? new Result.Added(number)
        : new Result.Taken();
  }

  /** How it went. */
  public sealed interface Result {
    /** The workspace has the number, since now or before. */
    record Added(PhoneNumber number) implements Result {}

    /** Another workspace has it. */
    record Taken() implements Result {}

    /** The carrier account does not hold it. */
    record NotHeld() implements Result {}

    /** The carrier could not be asked. */
    record CarrierDown() implements Result {}
  }
}
