package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import io.connexus.user.application.AddPhoneNumber;
import io.connexus.user.application.AddPhoneNumber.Result;
import io.connexus.user.application.PhoneNumber;
import io.connexus.user.application.PhoneNumbers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The business numbers of the workspace. */
@RestController
@RequestMapping("/v1/users/phone-numbers")
public class PhoneNumbersController {
  private final PhoneNumbers numbers;
  private final AddPhoneNumber addPhoneNumber;

  public PhoneNumbersController(PhoneNumbers numbers, AddPhoneNumber addPhoneNumber) {
    this.numbers = numbers;
    this.addPhoneNumber = addPhoneNumber;
  }

  /** All of them, the primary first. */
  @GetMapping
  PhoneNumberList list(Actor actor) {
    return new PhoneNumberList(
        numbers.of(actor.workspace()).stream().map(PhoneNumberView::of).toList());
  }

  /** Assigns one that the carrier account holds. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  PhoneNumberView add(Actor actor, @Valid @RequestBody NewPhoneNumber wanted) {
    var label = wanted.label() == null || wanted.label().isBlank() ? null : wanted.label().strip();
    return switch (addPhoneNumber.add(actor.workspace(), new E164(wanted.number()), label)) {
      case Result.Added(var number) -> PhoneNumberView.of(number);
      case Result.Taken _ -> throw Problem.NUMBER_TAKEN.exception();
      case Result.NotHeld _ -> throw Problem.NUMBER_NOT_HELD.exception();
      case Result.CarrierDown _ -> throw Problem.CARRIER_DOWN.exception();
    };
  }

  record NewPhoneNumber(
      @NotNull @Pattern(regexp = "\\+[1-9]\\d{1,14}", message = "is not an E.164 number")
          String number,
      @Nullable @PlainText @Size(max = 60) String label) {}

  record PhoneNumberList(List<PhoneNumberView> items) {}

  record PhoneNumberView(
      UUID id, String number, String display, @Nullable String label, boolean primary) {

    static PhoneNumberView of(PhoneNumber number) {
      return new PhoneNumberView(
          number.id(),
          number.number().value(),
          number.number().display(),
          number.label(),
          number.primary());
    }
  }
}
