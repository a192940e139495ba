package io.connexus.call.adapter.http;

import io.connexus.call.application.CallJson;
import io.connexus.call.application.OutsideLimit;
import io.connexus.call.application.Telephones;
import io.connexus.call.domain.CallEvent.AddRequested;
import io.connexus.call.domain.Person;
import io.connexus.platform.Actor;
import io.connexus.platform.Problem;
import io.connexus.platform.UserId;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Members;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom a member may bring to a caller: a colleague, or somebody outside. */
public final class Guests {
  private final OwnTelephone telephone;
  private final Telephones telephones;
  private final Members members;
  private final BusinessNumbers numbers;
  private final OutsideLimit limit;

  public Guests(
      OwnTelephone telephone,
      Telephones telephones,
      Members members,
      BusinessNumbers numbers,
      OutsideLimit limit) {
    this.telephone = telephone;
    this.telephones = telephones;
    this.members = members;
    this.numbers = numbers;
    this.limit = limit;
  }

  static void notTheOutside(CallJson call, String phone) {
    if (phone.equals(call.outside().value())) {
      throw Problem.INVALID_REQUEST.exception(
          "phone must be a person's own, not the caller's",
          "El teléfono debe ser el de una persona, no el de quien llama");
    }
  }

  /** Exactly one of {@code member} and {@code phone}; what rings for them. */
  List<Person> toPassOnTo(
      Actor actor, CallJson call, @Nullable UUID member, @Nullable String phone) {
    exactlyOne(member, phone);
    var people =
        member == null
            ? List.of(new Person(actor.user(), outside(actor, phone)))
            : ofMember(actor, new UserId(member));
    people.forEach(person -> notTheOutside(call, person.phone()));
    return people;
  }

  /** The wish to have them in the call as well. */
  AddRequested toAdd(Actor actor, CallJson call, @Nullable UUID member, @Nullable String phone) {
    return new AddRequested(actor.user(), toPassOnTo(actor, call, member, phone), member == null);
  }

  private static void exactlyOne(@Nullable UUID member, @Nullable String phone) {
    if ((member == null) == (phone == null)) {
      throw Problem.INVALID_REQUEST.exception("either member or phone", "o member o phone");
    }
  }

  private List<Person> ofMember(Actor actor, UserId member) {
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

  private String outside(Actor actor, @Nullable String phone) {
    OutgoingController.notAnEmergency(numbers.primary(actor.workspace()), phone);
    var number = telephone.of(actor, false, phone);
    notTooManyOutside(actor, number);
    return number;
  }

  /** A telephone that is nobody's of the team costs what calling it costs. */
  void notTooManyOutside(Actor actor, String phone) {
    if (telephone.isElsewhere(actor, phone) && limit.isReached(actor.workspace())) {
      throw Problem.LIMIT_REACHED.exception();
    }
  }
}
