package io.connexus.call.adapter.http;

import io.connexus.call.application.CallJson;
import io.connexus.call.application.CallService;
import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.application.Calls;
import io.connexus.call.application.TakeOver;
import io.connexus.call.application.Transcript;
import io.connexus.call.application.TurnJson;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Person;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Problem;
import io.connexus.platform.Wording;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Member;
import io.connexus.user.Members;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The calls part of the contract. A call of another workspace is not found, like one that never
 * was.
 */
@RestController
@RequestMapping("/v1/calls")
public final class CallController {
  private static final int MOST = 100;

  private final Calls calls;
  private final CallService service;
  private final Transcript transcript;
  private final TakeOver takeOver;
  private final Members members;
  private final BusinessNumbers numbers;

  public CallController(
      Calls calls,
      CallService service,
      Transcript transcript,
      TakeOver takeOver,
      Members members,
      BusinessNumbers numbers) {
    this.calls = calls;
    this.service = service;
    this.transcript = transcript;
    this.takeOver = takeOver;
    this.members = members;
    this.numbers = numbers;
  }

  record Page(List<CallJson> items, @Nullable CallId next) {}

  record How(@Nullable String phone) {}

  @GetMapping("/history")
  Page history(
      Actor actor,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable UUID before) {
    if (limit < 1 || limit > MOST) {
      throw Problem.INVALID_REQUEST.exception("limit is from 1 to 100", "limit va de 1 a 100");
    }
    var items =
        calls.page(actor.workspace(), before == null ? null : new CallId(before), limit + 1);
    boolean more = items.size() > limit;
    var page = more ? items.subList(0, limit) : items;
    return new Page(page, more ? page.getLast().id() : null);
  }

  @GetMapping("/{id}")
  CallDetail detail(Actor actor, @PathVariable UUID id) {
    var call = shown(actor, id);
    var turns = transcript.of(call.id()).stream().map(TurnJson::of).toList();
    return new CallDetail(call, turns, Timeline.of(calls.log(call.id())));
  }

  @PostMapping("/{id}/takeover")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallJson takeOver(
      Actor actor, @PathVariable UUID id, @RequestBody(required = false) @Nullable How how) {
    var call = shown(actor, id);
    var member =
        members.find(actor.workspace(), actor.user()).orElseThrow(Problem.FORBIDDEN::exception);
    var person = new Person(actor.user(), phone(how, member, call));
    return accepted(
        takeOver.run(call.id(), actor.user(), person),
        state -> isRung(person, state),
        new Wording(
            "Only a caller on the line can be taken over",
            "Solo se puede tomar una llamada con alguien en la línea"));
  }

  private static boolean isRung(Person person, CallState state) {
    return state instanceof CallState.RingingHuman ringing
        && ringing.human().person().phone().equals(person.phone());
  }

  private E164 phone(@Nullable How how, Member member, CallJson call) {
    var phone = how == null || how.phone() == null ? member.phone() : parsed(how.phone());
    if (phone.equals(call.from()) || numbers.workspaceOf(phone).isPresent()) {
      throw Problem.INVALID_REQUEST.exception(
          "phone must be a person's own: not the caller's, and not a business number, which would ring itself",
          "El teléfono debe ser el de una persona: ni el de quien llama ni un número del negocio, que se llamaría a sí mismo");
    }
    return phone;
  }

  private static E164 parsed(String phone) {
    return E164.parse(phone)
        .filter(E164::isDiallable)
        .orElseThrow(() ->
            Problem.INVALID_REQUEST.exception(
                "phone is not a number that can be dialled",
                "El teléfono no es un número que se pueda marcar"));
  }

  @PostMapping("/{id}/give-back")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallJson giveBack(Actor actor, @PathVariable UUID id) {
    var call = shown(actor, id);
    var recorded = service.record(call.id(), new CallEvent.GiveBackRequested(actor.user()));
    return accepted(
        recorded,
        CallState.HandingBack.class::isInstance,
        new Wording(
            "Only a caller who is with a person can be given back",
            "Solo se puede devolver a quien habla con una persona"));
  }

  @PostMapping("/{id}/end")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallJson end(Actor actor, @PathVariable UUID id) {
    var call = shown(actor, id);
    var recorded = service.record(call.id(), new CallEvent.HangUpRequested(actor.user()));
    return accepted(
        recorded,
        CallState.Ended.class::isInstance,
        new Wording("The call cannot be ended", "La llamada no se puede terminar"));
  }

  /** The call after what was asked; asking for what is the case already is no mistake. */
  private static CallJson accepted(
      Recorded recorded, Predicate<CallState> wanted, Wording otherwise) {
    return switch (recorded) {
      case Recorded.Moved(var call) -> CallJson.of(call);
      case Recorded.Ignored(Call call) when wanted.test(call.state()) -> CallJson.of(call);
      case Recorded.Ignored _ -> throw Problem.CALL_STATE.exception(otherwise);
      case Recorded.Unknown _ -> throw Problem.CALL_NOT_FOUND.exception();
    };
  }

  private CallJson shown(Actor actor, UUID id) {
    return calls
        .show(actor.workspace(), new CallId(id))
        .orElseThrow(Problem.CALL_NOT_FOUND::exception);
  }
}
