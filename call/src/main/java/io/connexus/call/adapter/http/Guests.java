package io.connexus.call.adapter.http;

import static java.util.stream.Collectors.toSet;

import io.connexus.call.application.CallJson;
import io.connexus.call.application.CallService.Recorded;
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
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom a member may bring to a caller: a colleague, a department, or somebody outside. */
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

  /** What rings for them. */
  List<Person> toPassOnTo(Actor actor, CallJson call, Whom whom) {
    if (!whom.isOne()) {
      throw Problem.INVALID_REQUEST.exception(
          "either member, department or phone", "o member, o department, o phone");
    }
    if (whom.department() != null) {
      return ofDepartment(actor, call, whom.department());
    }
    var people =
        whom.member() == null
            ? List.of(Person.outside(actor.user(), outside(actor, whom.phone())))
            : ofMember(actor, new UserId(whom.member()));
    people.forEach(person -> notTheOutside(call, person.phone()));
    return people;
  }

  /** The member whom it is for, if nothing of theirs may ring but they can be woken; or null. */
  @Nullable UserId sleeper(Actor actor, Whom whom) {
    var member = whom.member() == null ? null : new UserId(whom.member());
    return member != null && whom.isOne() && telephones.isAsleep(actor.workspace(), member)
        ? member
        : null;
  }

  /** The wish to have them in the call as well. */
  AddRequested toAdd(Actor actor, CallJson call, Whom whom) {
    return new AddRequested(actor.user(), toPassOnTo(actor, call, whom), whom.phone() != null);
  }

  /** Those of it who are not in the call. */
  private List<Person> ofDepartment(Actor actor, CallJson call, UUID department) {
    var there =
        Stream.concat(
                Stream.of(actor.user()),
                call.participants().stream().map(CallJson.Participant::userId))
            .filter(Objects::nonNull)
            .collect(toSet());
    var others =
        numbers
            .department(actor.workspace(), department)
            .orElseThrow(Problem.NOT_FOUND::exception)
            .stream()
            .filter(user -> !there.contains(user))
            .toList();
    var people =
        telephones.ofAll(actor.workspace(), others).stream()
            .filter(person -> !person.phone().equals(call.outside().value()))
            .toList();
    if (people.isEmpty()) {
      throw Problem.CALL_STATE.exception(
          "Nobody else of this department may be rung now",
          "Ahora no puede sonar nadie más de este departamento");
    }
    return people;
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
    return telephone.of(actor, false, phone);
  }

  /**
   * Decides to ring these, if no others are rung outside meanwhile that take the last place.
   *
   * @param to members at whatever telephone they chose, or whoever was asked for by number
   */
  Recorded ring(Actor actor, List<Person> to, Supplier<Recorded> decision) {
    return to.stream().anyMatch(person -> isOutside(actor, person))
        ? limit
            .within(actor.workspace(), decision)
            .orElseThrow(() -> Problem.LIMIT_REACHED.exception(limit.refusal()))
        : decision.get();
  }

  /** Colleagues are rung at their own telephones; any other costs what calling it costs. */
  private boolean isOutside(Actor actor, Person person) {
    return person.user().equals(actor.user()) && telephone.isElsewhere(actor, person.phone());
  }
}
