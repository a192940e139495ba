package io.connexus.call.adapter.http;

import io.connexus.call.application.CallView;
import io.connexus.call.application.CallViews;
import io.connexus.call.application.PlaceCall;
import io.connexus.call.domain.Person;
import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.IdempotencyKey;
import io.connexus.platform.Problem;
import io.connexus.user.BusinessNumbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calls that members place. */
@RestController
@RequestMapping("/v1/calls")
public final class OutgoingController {
  private final PlaceCall placeCall;
  private final CallViews views;
  private final OwnTelephone telephone;
  private final BusinessNumbers numbers;

  public OutgoingController(
      PlaceCall placeCall, CallViews views, OwnTelephone telephone, BusinessNumbers numbers) {
    this.placeCall = placeCall;
    this.views = views;
    this.telephone = telephone;
    this.numbers = numbers;
  }

  record NewCall(@Nullable String to, @Nullable String from, @Nullable Boolean softphone) {}

  @PostMapping("/initiate")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView initiate(
      Actor actor,
      @RequestBody NewCall wanted,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    var from = wanted.from() == null ? null : number("from", wanted.from());
    var to = to(actor, wanted.to());
    var by =
        new Person(
            actor.user(), telephone.of(actor, Boolean.TRUE.equals(wanted.softphone()), null));
    return switch (placeCall.run(
        actor.workspace(), by, from, to, key == null ? null : key.value())) {
      case PlaceCall.Result.Placed(var call) ->
          views.show(actor.workspace(), call.id()).orElseThrow(Problem.CALL_NOT_FOUND::exception);
      case PlaceCall.Result.NoSender _ -> throw Problem.NO_SENDER.exception();
      case PlaceCall.Result.Refused(var why) -> throw Problem.NUMBER_REFUSED.exception(why);
      case PlaceCall.Result.Abroad(var why) -> throw Problem.COUNTRY_REFUSED.exception(why);
      case PlaceCall.Result.TooMany(var why) -> throw Problem.LIMIT_REACHED.exception(why);
    };
  }

  private E164 to(Actor actor, @Nullable String text) {
    notAnEmergency(numbers.primary(actor.workspace()), text);
    return number("to", text);
  }

  /** Refuses what is an emergency number where {@code near} is. */
  static void notAnEmergency(Optional<E164> near, @Nullable String text) {
    if (text != null && near.isPresent() && near.get().isEmergencyNearby(text)) {
      throw Problem.NUMBER_REFUSED.exception(
          "Emergency services cannot be called from here; use another telephone",
          "Desde aquí no se puede llamar a emergencias; usa otro teléfono");
    }
  }

  private static E164 number(String field, @Nullable String text) {
    return E164.parse(text == null ? "" : text)
        .filter(E164::isDiallable)
        .orElseThrow(() ->
            Problem.INVALID_REQUEST.exception(
                field + " is not a number that can be dialled",
                field + " no es un número que se pueda marcar"));
  }
}
