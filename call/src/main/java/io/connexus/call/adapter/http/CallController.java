package io.connexus.call.adapter.http;

import io.connexus.call.application.CallJson;
import io.connexus.call.application.CallService;
import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.application.CallView;
import io.connexus.call.application.CallViews;
import io.connexus.call.application.Calls;
import io.connexus.call.application.TakeOver;
import io.connexus.call.application.Telephones;
import io.connexus.call.application.Transcript;
import io.connexus.call.application.TurnJson;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Person;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.Problem;
import io.connexus.platform.UserId;
import io.connexus.platform.Wording;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The calls part of the contract. A call of another workspace is not found, like one that never
 * was.
 */
@RestController
@RequestMapping("/v1/calls")
public final class CallController {
  private final Calls calls;
  private final CallViews views;
  private final CallService service;
  private final Transcript transcript;
  private final TakeOver takeOver;
  private final OwnTelephone telephone;
  private final Telephones telephones;
  private final Members members;

  public CallController(
      Calls calls,
      CallViews views,
      CallService service,
      Transcript transcript,
      TakeOver takeOver,
      OwnTelephone telephone,
      Telephones telephones,
      Members members) {
    this.calls = calls;
    this.views = views;
    this.service = service;
    this.transcript = transcript;
    this.takeOver = takeOver;
    this.telephone = telephone;
    this.telephones = telephones;
    this.members = members;
  }

  record How(@Nullable String phone, @Nullable Boolean softphone) {}

  record Transfer(@Nullable UUID member, @Nullable String phone) {}

  @GetMapping("/{id}")
  CallDetail detail(Actor actor, @PathVariable UUID id) {
    var call = shown(actor, id);
    var turns = transcript.of(call.id()).stream().map(TurnJson::of).toList();
    var moments = Call.moments(call.id(), actor.workspace(), calls.log(call.id()));
    return new CallDetail(view(actor, call.id()), turns, Timeline.of(moments));
  }

  @PostMapping("/{id}/takeover")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView takeOver(
      Actor actor, @PathVariable UUID id, @RequestBody(required = false) @Nullable How how) {
    var call = shown(actor, id);
    boolean softphone = how != null && Boolean.TRUE.equals(how.softphone());
    var phone = telephone.of(actor, softphone, how == null ? null : how.phone());
    notTheOutside(call, phone);
    var person = new Person(actor.user(), phone);
    return accepted(
        actor,
        takeOver.run(call.id(), actor.user(), List.of(person)),
        state -> state instanceof CallState.RingingHuman ringing && ringing.rings(person),
        new Wording(
            "Only a caller on the line can be taken over",
            "Solo se puede tomar una llamada con alguien en la línea"));
  }

  private static void notTheOutside(CallJson call, String phone) {
    if (phone.equals(call.outside().value())) {
      throw Problem.INVALID_REQUEST.exception(
          "phone must be a person's own, not the caller's",
          "El teléfono debe ser el de una persona, no el de quien llama");
    }
  }

  @PostMapping("/{id}/decline")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView decline(Actor actor, @PathVariable UUID id) {
    var call = shown(actor, id);
    return accepted(
        actor,
        service.record(call.id(), new CallEvent.DeclineRequested(actor.user())),
        state -> !(state instanceof CallState.RingingHuman ringing) || !ringing.rings(actor.user()),
        new Wording("The call cannot be declined", "La llamada no se puede rechazar"));
  }

  @PostMapping("/{id}/transfer")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView transfer(Actor actor, @PathVariable UUID id, @RequestBody Transfer to) {
    var call = shown(actor, id);
    var people = people(actor, to);
    people.forEach(person -> notTheOutside(call, person.phone()));
    return accepted(
        actor,
        service.record(call.id(), new CallEvent.TransferRequested(actor.user(), people)),
        state ->
            state instanceof CallState.RingingHuman ringing
                && people.stream().allMatch(ringing::rings),
        new Wording(
            "Only who talks with the caller can pass them on",
            "Solo quien habla con la persona puede transferirla"));
  }

  private List<Person> people(Actor actor, Transfer to) {
    if ((to.member() == null) == (to.phone() == null)) {
      throw Problem.INVALID_REQUEST.exception("either member or phone", "o member o phone");
    }
    if (to.member() == null) {
      return List.of(new Person(actor.user(), telephone.of(actor, false, to.phone())));
    }
    var member = new UserId(to.member());
    if (members.find(actor.workspace(), member).isEmpty()) {
      throw Problem.MEMBER_NOT_FOUND.exception();
    }
    var people = telephones.ofMember(actor.workspace(), member);
    if (people.isEmpty()) {
      throw Problem.CALL_STATE.exception(
          "Nothing of theirs may ring now", "Ahora no puede sonar nada de esa persona");
    }
    return people;
  }

  @PostMapping("/{id}/give-back")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView giveBack(Actor actor, @PathVariable UUID id) {
    var call = shown(actor, id);
    var recorded = service.record(call.id(), new CallEvent.GiveBackRequested(actor.user()));
    return accepted(
        actor,
        recorded,
        CallState.HandingBack.class::isInstance,
        new Wording(
            "Only a caller who is with a person can be given back",
            "Solo se puede devolver a quien habla con una persona"));
  }

  @PostMapping("/{id}/end")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView end(Actor actor, @PathVariable UUID id) {
    var call = shown(actor, id);
    var recorded = service.record(call.id(), new CallEvent.HangUpRequested(actor.user()));
    return accepted(
        actor,
        recorded,
        CallState.Ended.class::isInstance,
        new Wording("The call cannot be ended", "La llamada no se puede terminar"));
  }

  /** The call after what was asked; asking for what is the case already is no mistake. */
  private CallView accepted(
      Actor actor, Recorded recorded, Predicate<CallState> wanted, Wording otherwise) {
    return switch (recorded) {
      case Recorded.Moved(var call) -> view(actor, call.id());
      case Recorded.Ignored(Call call) when wanted.test(call.state()) -> view(actor, call.id());
      case Recorded.Ignored _ -> throw Problem.CALL_STATE.exception(otherwise);
      case Recorded.Unknown _ -> throw Problem.CALL_NOT_FOUND.exception();
    };
  }

  private CallView view(Actor actor, CallId id) {
    return views.show(actor.workspace(), id).orElseThrow(Problem.CALL_NOT_FOUND::exception);
  }

  private CallJson shown(Actor actor, UUID id) {
    return calls
        .show(actor.workspace(), new CallId(id))
        .orElseThrow(Problem.CALL_NOT_FOUND::exception);
  }
}
