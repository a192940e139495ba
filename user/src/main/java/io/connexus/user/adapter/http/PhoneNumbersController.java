package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.Diallable;
import io.connexus.platform.E164;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import io.connexus.platform.Role;
import io.connexus.user.adapter.http.PhoneNumberView.Assignment;
import io.connexus.user.application.AddPhoneNumber;
import io.connexus.user.application.ManagePhoneNumber;
import io.connexus.user.application.NotTakenBack;
import io.connexus.user.application.PersonalNumbers;
import io.connexus.user.application.PhoneNumber.Assignee;
import io.connexus.user.application.PhoneNumbers;
import io.connexus.user.application.VerifyNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The business numbers of the workspace, which its admins manage, and the member's own. The table
 * of operations lets every member in; what needs an admin is refused here.
 */
@RestController
@RequestMapping("/v1/users/phone-numbers")
public class PhoneNumbersController {
  private final PhoneNumbers numbers;
  private final PersonalNumbers personal;
  private final AddPhoneNumber addPhoneNumber;
  private final ManagePhoneNumber manage;
  private final VerifyNumber verify;

  public PhoneNumbersController(
      PhoneNumbers numbers,
      PersonalNumbers personal,
      AddPhoneNumber addPhoneNumber,
      ManagePhoneNumber manage,
      VerifyNumber verify) {
    this.numbers = numbers;
    this.personal = personal;
    this.addPhoneNumber = addPhoneNumber;
    this.manage = manage;
    this.verify = verify;
  }

  /**
   * Those of the workspace, the primary first, then the member's own; and what the carrier keeps.
   */
  @GetMapping
  PhoneNumberList list(Actor actor) {
    return new PhoneNumberList(
        Stream.concat(
                numbers.of(actor.workspace()).stream().map(PhoneNumberView::of),
                personal.of(actor.user()).stream().map(PhoneNumberView::of))
            .toList(),
        numbers.notTakenBack(actor.workspace()).stream().map(Held::of).toList());
  }

  /** Assigns one that the carrier account holds, or sends a code to the member's own. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  PhoneNumberView add(Actor actor, @Valid @RequestBody NewPhoneNumber wanted) {
    var number = new E164(wanted.number());
    var label = label(wanted.label());
    if ("personal".equals(wanted.kind())) {
      return own(verify.add(actor, number, label));
    }
    needAdmin(actor);
    return switch (addPhoneNumber.add(actor, number, label)) {
      case AddPhoneNumber.Result.Added(var added) -> PhoneNumberView.of(added);
      case AddPhoneNumber.Result.Taken _ -> throw Problem.NUMBER_TAKEN.exception();
      case AddPhoneNumber.Result.NotHeld _ -> throw Problem.NUMBER_NOT_HELD.exception();
      case AddPhoneNumber.Result.CarrierDown _ -> throw Problem.CARRIER_DOWN.exception();
    };
  }

  private static @Nullable String label(@Nullable String label) {
    return label == null || label.isBlank() ? null : label.strip();
  }

  private static void needAdmin(Actor actor) {
    if (!actor.role().atLeast(Role.ADMIN)) {
      throw Problem.FORBIDDEN.exception();
    }
  }

  /** Changes all that can be changed. */
  @PutMapping("/{id}")
  PhoneNumberView change(
      Actor actor, @PathVariable("id") UUID id, @Valid @RequestBody PhoneNumberChange change) {
    if (numbers.find(actor.workspace(), id).isEmpty()) {
      if (change.assignedTo() != null) {
        throw Problem.NOT_FOUND.exception();
      }
      return own(verify.change(actor, id, label(change.label()), change.primary()));
    }
    needAdmin(actor);
    var assignee = assignee(change.assignedTo());
    return switch (manage.change(actor, id, label(change.label()), change.primary(), assignee)) {
      case ManagePhoneNumber.Result.Changed(var number) -> PhoneNumberView.of(number);
      case ManagePhoneNumber.Result.NotFound _ -> throw Problem.NOT_FOUND.exception();
      case ManagePhoneNumber.Result.NoPrimary _ ->
          throw Problem.INVALID_REQUEST.exception(
              "primary: make another number the primary, and this one no longer is",
              "primary: haz principal otro número y este dejará de serlo");
      case ManagePhoneNumber.Result.NoAssignee _ ->
          throw Problem.INVALID_REQUEST.exception(
              "assignedTo: the workspace has no such member or department",
              "assignedTo: el negocio no tiene esa persona ni ese departamento");
    };
  }

  private static @Nullable Assignee assignee(@Nullable Assignment wanted) {
    if (wanted == null) {
      return null;
    }
    var assignee = wanted.assignee();
    if (assignee == null) {
      throw Problem.INVALID_REQUEST.exception(
          "assignedTo: name a memberId or a departmentId, not both",
          "assignedTo: indica un memberId o un departmentId, no ambos");
    }
    return assignee;
  }

  /** Takes it from the workspace, or forgets the member's own. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      Actor actor,
      @PathVariable("id") UUID id,
      @RequestParam(name = "keep", defaultValue = "false") boolean keep) {
    if (numbers.find(actor.workspace(), id).isPresent()) {
      needAdmin(actor);
      if (manage.remove(actor, id, keep)) {
        return;
      }
    } else if (verify.remove(actor, id)) {
      return;
    }
    throw Problem.NOT_FOUND.exception();
  }

  /** Tries the code that the text brought. */
  @PostMapping("/{id}/verify")
  PhoneNumberView verify(Actor actor, @PathVariable("id") UUID id, @Valid @RequestBody Code code) {
    return own(verify.verify(actor, id, code.code()));
  }

  /** Sends another code. */
  @PostMapping("/{id}/verify/send")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void send(Actor actor, @PathVariable("id") UUID id) {
    own(verify.send(actor, id));
  }

  private static PhoneNumberView own(VerifyNumber.Result result) {
    return switch (result) {
      case VerifyNumber.Result.Own(var number) -> PhoneNumberView.of(number);
      case VerifyNumber.Result.NotFound _ -> throw Problem.NOT_FOUND.exception();
      case VerifyNumber.Result.Business _ ->
          throw Problem.INVALID_REQUEST.exception(
              "number must be your own: a business number would ring itself",
              "El número debe ser tuyo: un número del negocio se llamaría a sí mismo");
      case VerifyNumber.Result.TooMany _ -> throw Problem.LIMIT_REACHED.exception();
      case VerifyNumber.Result.TooSoon(var pause) -> throw Problem.RATE_LIMITED.exception(pause);
      case VerifyNumber.Result.NoSender _ -> throw Problem.NO_SENDER.exception();
      case VerifyNumber.Result.Refused _ -> throw Problem.TEXT_REFUSED.exception();
      case VerifyNumber.Result.CarrierDown _ ->
          throw Problem.CARRIER_DOWN.exception(Duration.ofSeconds(30));
      case VerifyNumber.Result.WrongCode _ -> throw Problem.CODE_REFUSED.exception();
      case VerifyNumber.Result.NotVerified _ -> throw Problem.NUMBER_NOT_VERIFIED.exception();
    };
  }

  record NewPhoneNumber(
      @NotNull @Diallable String number,
      @Nullable @PlainText @Size(max = 60) String label,
      @Nullable @Pattern(regexp = "business|personal", message = "{connexus.purpose}")
          String kind) {}

  record PhoneNumberChange(
      @Nullable @PlainText @Size(max = 60) String label,
      @NotNull Boolean primary,
      @Nullable Assignment assignedTo) {}

  record Code(@NotNull @Pattern(regexp = "\\d{6}", message = "{connexus.six-digits}") String code) {
    @Override
    public String toString() {
      return "Code[***]";
    }
  }

  record PhoneNumberList(List<PhoneNumberView> items, List<Held> notTakenBack) {}

  /** {@code NotTakenBack} of the contract. */
  record Held(String number, String display, Instant since) {
    static Held of(NotTakenBack held) {
      return new Held(held.number().value(), held.number().display(), held.since());
    }
  }
}
