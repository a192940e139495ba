package io.connexus.call.adapter.http;

import io.connexus.call.application.Countries;
import io.connexus.call.application.PlaceCall;
import io.connexus.call.application.Softphones;
import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Problem;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Members;
import org.jspecify.annotations.Nullable;

/** At which telephone the member who asks wants to be rung. */
public final class OwnTelephone {
  private final Members members;
  private final BusinessNumbers numbers;
  private final Softphones softphones;
  private final Countries countries;

  public OwnTelephone(
      Members members, BusinessNumbers numbers, Softphones softphones, Countries countries) {
    this.members = members;
    this.numbers = numbers;
    this.softphones = softphones;
    this.countries = countries;
  }

  /**
   * The softphone of the sign-in, {@code phone}, or the phone of the profile.
   *
   * @return its number or SIP address
   */
  String of(Actor actor, boolean softphone, @Nullable String phone) {
    if (softphone && phone != null) {
      throw Problem.INVALID_REQUEST.exception("either phone or softphone", "o phone o softphone");
    }
    if (softphone) {
      return softphones.addressOf(actor).orElseThrow(Problem.SOFTPHONE_OFF::exception);
    }
    var number = phone == null ? ofProfile(actor) : parsed(phone);
    if (numbers.workspaceOf(number).isPresent()) {
      throw Problem.INVALID_REQUEST.exception(
          "phone must be a person's own, not a business number, which would ring itself",
          "El teléfono debe ser el de una persona, no un número del negocio, que se llamaría a sí mismo");
    }
    if (number.isPremium()) {
      throw Problem.NUMBER_REFUSED.exception(PlaceCall.PREMIUM);
    }
    if (isElsewhere(actor, number.value())) {
      countries.check(actor.workspace(), number);
    }
    return number.value();
  }

  /** Whether {@code phone} is neither theirs by their profile nor a softphone. */
  boolean isElsewhere(Actor actor, String phone) {
    return !phone.startsWith("sip:") && !ofProfile(actor).value().equals(phone);
  }

  private E164 ofProfile(Actor actor) {
    return members
        .find(actor.workspace(), actor.user())
        .orElseThrow(Problem.FORBIDDEN::exception)
        .phone();
  }

  private static E164 parsed(String phone) {
    return E164.parse(phone)
        .filter(E164::isDiallable)
        .orElseThrow(() ->
            Problem.INVALID_REQUEST.exception(
                "phone is not a number that can be dialled",
                "El teléfono no es un número que se pueda marcar"));
  }
}
