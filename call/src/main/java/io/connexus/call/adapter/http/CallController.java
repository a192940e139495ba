package io.connexus.call.adapter.http;

import io.connexus.call.application.CallJson;
import io.connexus.call.application.CallService;
import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.application.CallView;
import io.connexus.call.application.Calls;
import io.connexus.call.application.TakeOver;
import io.connexus.call.application.Transcript;
import io.connexus.call.application.TurnJson;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Person;
import io.connexus.platform.Actor;
import io.connexus.platform.IdempotencyKey;
import io.connexus.platform.Problem;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.Wording;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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
  private static final Set<String> WAITING_FOR_A_PERSON = Set.of("ringing-human", "queued");

  private final Calls calls;
  private final CallService service;
  private final Transcript transcript;
  private final TakeOver takeOver;
  private final OwnTelephone telephone;
  private final Guests guests;
  private final RoomController rooms;
  private final Shown shown;

  public CallController(
      Calls calls,
      CallService service,
      Transcript transcript,
      TakeOver takeOver,
      OwnTelephone telephone,
      Guests guests,
      RoomController rooms,
      Shown shown) {
    this.calls = calls;
    this.service = service;
    this.transcript = transcript;
    this.takeOver = takeOver;
    this.telephone = telephone;
    this.guests = guests;
    this.rooms = rooms;
    this.shown = shown;
  }

  record How(@Nullable String phone, @Nullable Boolean softphone) {}

  record Transfer(
      @Nullable UUID member,
      @Nullable UUID department,
      @Nullable String phone,
      @Nullable Boolean warm) {
    Whom whom() {
      return new Whom(member, department, phone);
    }
  }

  @GetMapping("/{id}")
  CallDetail detail(Actor actor, @PathVariable UUID id) {
    var call = shown.call(actor, id);
    var turns = transcript.of(call.id()).stream().map(TurnJson::of).toList();
    var moments = Call.moments(call.id(), actor.workspace(), calls.log(call.id()));
    return new CallDetail(shown.view(actor, call.id()), turns, Timeline.of(moments));
  }

  @PostMapping("/{id}/takeover")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView takeOver(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable How how,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(
        actor, id, key, "takeover " + how, call -> ring(actor, call, how), takeOver::silence);
  }

  @PostMapping("/{id}/answer")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView answer(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable How how,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(
        actor, id, key, "answer " + how, call -> answer(actor, call, how), takeOver::silence);
  }

  private Recorded answer(Actor actor, CallJson call, @Nullable How how) {
    if (!WAITING_FOR_A_PERSON.contains(call.phase())) {
      throw Problem.CALL_STATE.exception(
          "Only a caller who waits for a person can be answered",
          "Solo se puede contestar a quien espera a una persona");
    }
    return ring(actor, call, how);
  }

  private Recorded ring(Actor actor, CallJson call, @Nullable How how) {
    boolean softphone = how != null && Boolean.TRUE.equals(how.softphone());
    var phone = telephone.of(actor, softphone, how == null ? null : how.phone());
    Guests.notTheOutside(call, phone);
    var person = new Person(actor.user(), phone);
    return Shown.accepted(
        guests.ring(
            actor, List.of(person), () -> takeOver.ring(call.id(), actor.user(), List.of(person))),
        state ->
            (state instanceof CallState.RingingHuman ringing && ringing.rings(person))
                || (state instanceof CallState.InRoom in && in.room().rings(person)),
        new Wording(
            "Only a caller on the line can be taken over",
            "Solo se puede tomar una llamada con alguien en la línea"));
  }

  @PostMapping("/{id}/decline")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView decline(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(
        actor,
        id,
        key,
        "decline",
        call ->
            Shown.accepted(
                service.record(call.id(), new CallEvent.DeclineRequested(actor.user())),
                state ->
                    !(state instanceof CallState.RingingHuman ringing)
                        || !ringing.rings(actor.user()),
                new Wording("The call cannot be declined", "La llamada no se puede rechazar")));
  }

  @PostMapping("/{id}/transfer")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView transfer(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody Transfer to,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(actor, id, key, to.toString(), call -> transfer(actor, call, to));
  }

  private Recorded transfer(Actor actor, CallJson call, Transfer to) {
    if (Boolean.TRUE.equals(to.warm())) {
      return rooms.askFirst(actor, call, to.whom());
    }
    var sleeper = guests.sleeper(actor, to.whom());
    if (sleeper != null) {
      return wake(actor, call, sleeper);
    }
    var people = guests.toPassOnTo(actor, call, to.whom());
    return Shown.accepted(
        guests.ring(
            actor,
            people,
            () -> service.record(call.id(), new CallEvent.TransferRequested(actor.user(), people))),
        state ->
            state instanceof CallState.RingingHuman ringing
                && people.stream().allMatch(ringing::rings),
        new Wording(
            "Only who talks with the caller can pass them on",
            "Solo quien habla con la persona puede transferirla"));
  }

  private Recorded wake(Actor actor, CallJson call, UserId sleeper) {
    return Shown.accepted(
        service.record(call.id(), new CallEvent.SleeperTransferRequested(actor.user(), sleeper)),
        state ->
            state instanceof CallState.RingingHuman ringing
                && (ringing.waitsFor(sleeper) || ringing.rings(sleeper)),
        new Wording(
            "Nothing of theirs rings yet: only who talks with the caller alone can leave them to wait",
            "Todavía no suena nada de esa persona: solo quien habla a solas con quien llama puede dejarlo en espera"));
  }

  @PostMapping("/{id}/give-back")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView giveBack(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(
        actor,
        id,
        key,
        "give-back",
        call ->
            Shown.accepted(
                service.record(
                    call.id(), new CallEvent.GiveBackRequested(actor.user(), ownOnly(actor))),
                CallState.HandingBack.class::isInstance,
                new Wording(
                    "Only a caller who is with a person can be given back, by who talks with them or an admin",
                    "Solo se puede devolver a quien habla con una persona; lo hace quien habla con ella o un administrador")));
  }

  /** Who does not run the workspace leaves colleagues' conversations alone. */
  private static @Nullable Boolean ownOnly(Actor actor) {
    return actor.role().atLeast(Role.ADMIN) ? null : true;
  }

  @PostMapping("/{id}/end")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView end(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(
        actor,
        id,
        key,
        "end",
        call ->
            Shown.accepted(
                service.record(
                    call.id(), new CallEvent.HangUpRequested(actor.user(), ownOnly(actor))),
                CallState.Ended.class::isInstance,
                new Wording(
                    "Only who talks with the caller, or an admin, can end the call",
                    "Solo quien habla con quien llama, o un administrador, puede terminar la llamada")));
  }
}
