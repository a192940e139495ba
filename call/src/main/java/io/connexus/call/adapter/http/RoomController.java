package io.connexus.call.adapter.http;

import static io.connexus.call.adapter.http.OwnVoice.NOT_IN_IT;
import static io.connexus.call.adapter.http.OwnVoice.isIn;

import io.connexus.call.application.CallJson;
import io.connexus.call.application.CallService;
import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.application.CallView;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallState.InRoom;
import io.connexus.platform.Actor;
import io.connexus.platform.IdempotencyKey;
import io.connexus.platform.Problem;
import io.connexus.platform.Wording;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What those who are in a call can do with it: hold, mute, press keys, add a person, leave. */
@RestController
@RequestMapping("/v1/calls/{id}")
public final class RoomController {
  private final CallService service;
  private final OwnVoice voice;
  private final Guests guests;
  private final Shown shown;

  public RoomController(CallService service, OwnVoice voice, Guests guests, Shown shown) {
    this.service = service;
    this.voice = voice;
    this.guests = guests;
    this.shown = shown;
  }

  record Hold(@Nullable Boolean held) {}

  record Mute(@Nullable Boolean muted) {}

  record Keys(@Nullable String digits) {}

  @PostMapping("/hold")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView hold(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody Hold wanted,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    boolean held = given("held", wanted.held());
    return shown.once(actor, id, key, wanted.toString(), call -> hold(actor, call, held));
  }

  private Recorded hold(Actor actor, CallJson call, boolean held) {
    return Shown.accepted(
        service.record(call.id(), new CallEvent.HoldRequested(actor.user(), held)),
        isIn(actor.user(), room -> room.held() == held, !held),
        NOT_IN_IT);
  }

  @PostMapping("/mute")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView mute(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody Mute wanted,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return voice.mute(actor, id, given("muted", wanted.muted()), key);
  }

  @PostMapping("/dtmf")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView press(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody Keys wanted,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return voice.press(actor, id, wanted.digits(), key);
  }

  @PostMapping("/participants")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView add(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody Whom wanted,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(actor, id, key, "add " + wanted, call -> add(actor, call, wanted));
  }

  private Recorded add(Actor actor, CallJson call, Whom whom) {
    var wish = guests.toAdd(actor, call, whom);
    return guests.ring(actor, wish.to(), () -> add(actor, call, wish));
  }

  private Recorded add(Actor actor, CallJson call, CallEvent.AddRequested wish) {
    return Shown.accepted(
        service.record(call.id(), wish),
        isIn(actor.user(), room -> wish.to().stream().allMatch(room::has), false),
        NOT_IN_IT);
  }

  /** A word with somebody in private before the caller is theirs: hold, and add them. */
  Recorded askFirst(Actor actor, CallJson call, Whom whom) {
    var wish = guests.toAdd(actor, call, whom); // or the caller would be on hold for nothing
    return guests.ring(
        actor,
        wish.to(),
        () -> {
          hold(actor, call, true);
          return add(actor, call, wish);
        });
  }

  @DeleteMapping("/participants/{leg}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView remove(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable int leg,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(
        actor,
        id,
        key,
        "remove " + leg,
        call ->
            Shown.accepted(
                service.record(call.id(), new CallEvent.RemoveRequested(actor.user(), leg)),
                isIn(actor.user(), room -> room.at(leg).isEmpty(), true),
                new Wording(
                    "Only who rings, or who was added by you, can be removed",
                    "Solo se puede quitar a quien suena o a quien agregaste")));
  }

  @PostMapping("/leave")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView leave(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(
        actor,
        id,
        key,
        "leave",
        call ->
            Shown.accepted(
                service.record(call.id(), new CallEvent.LeaveRequested(actor.user())),
                state -> state instanceof InRoom in && !in.room().has(actor.user()),
                new Wording(
                    "Nobody would be left with the caller", "Nadie se quedaría con quien llama")));
  }

  private static boolean given(String field, @Nullable Boolean value) {
    if (value == null) {
      throw Problem.INVALID_REQUEST.exception(field + " is missing", "Falta " + field);
    }
    return value;
  }
}
