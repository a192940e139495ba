package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallState.RingingHuman;
import io.connexus.call.domain.Person;
import io.connexus.call.domain.Rounds;
import io.connexus.platform.Actor;

/**
 * Lets a softphone that comes to life ring for the callers whom its member is being rung for, or
 * would be: somebody was told of the call by a push and has opened the app from it.
 */
public final class LateTelephones {
  private final Softphones softphones;
  private final Telephones telephones;
  private final CallRouting routing;
  private final Calls calls;
  private final CallService service;

  public LateTelephones(
      Softphones softphones,
      Telephones telephones,
      CallRouting routing,
      Calls calls,
      CallService service) {
    this.softphones = softphones;
    this.telephones = telephones;
    this.routing = routing;
    this.calls = calls;
    this.service = service;
  }

  /** Notes that the actor's softphone can ring, and lets it; false if there is none. */
  public boolean ready(Actor actor) {
    var ready = softphones.ready(actor);
    ready.filter(Softphones.Ready::woke).ifPresent(now -> woke(now.softphone()));
    return ready.isPresent();
  }

  private void woke(Softphone softphone) {
    var person = new Person(softphone.user(), softphone.address());
    var mayRing = telephones.ofMember(softphone.workspace(), softphone.user()).contains(person);
    if (!mayRing) {
      return;
    }
    for (var id : calls.ringing(softphone.workspace())) {
      calls
          .find(id)
          .filter(call -> isFor(call, person))
          .ifPresent(_ -> service.record(id, new CallEvent.TelephoneWoke(person)));
    }
  }

  private boolean isFor(Call call, Person person) {
    if (!(call.state() instanceof RingingHuman ringing)) {
      return false;
    }
    var user = person.user();
    var moments = Call.moments(call.id(), call.workspace(), calls.log(call.id()));
    if (!Rounds.mayRingAgain(moments, person)) {
      return false;
    }
    return switch (Rounds.rungFor(moments)) {
      case TAKE_OVER -> false; // at the telephone that the member chose
      case TRANSFER -> ringing.rings(user) || ringing.waitsFor(user);
      case CALLER -> ringing.rings(user) || routing.mayJoin(call, ringing, user);
    };
  }
}
