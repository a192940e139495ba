package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.Person;
import io.connexus.platform.E164;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Member;
import io.connexus.user.Members;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is rung when a caller wants a person. */
class FallbackTest {
  private static final WorkspaceId WORKSPACE = WorkspaceId.next();
  private static final E164 CALLED = new E164("+12125550123");
  private static final Member OWNER = member("+12125550101", Role.OWNER);
  private static final Member AGENT = member("+12125550102", Role.AGENT);
  private static final Member RINGS_ITSELF = member(CALLED.value(), Role.AGENT);

  private static final Member QUIET = member("+12125550104", Role.AGENT);

  private static Member member(String phone, Role role) {
    return new Member(UserId.next(), WORKSPACE, "m@x.test", "M", new E164(phone), role);
  }

  private static Optional<Person> rung(Member... assignees) {
    var numbers =
        new BusinessNumbers() {
          @Override
          public Optional<WorkspaceId> workspaceOf(E164 number) {
            return number.equals(CALLED) ? Optional.of(WORKSPACE) : Optional.empty();
          }

          @Override
          public Optional<E164> primary(WorkspaceId workspace) {
            return Optional.of(CALLED);
          }

          @Override
          public List<UserId> assignees(E164 number) {
            return List.of(assignees).stream().map(Member::id).toList();
          }
        };
    return new Fallback(members(), numbers, user -> !user.equals(QUIET.id())).of(WORKSPACE, CALLED);
  }

  /** The two questions that are asked; nobody is found who is none of the workspace. */
  private static Members members() {
    return (Members)
        Proxy.newProxyInstance(
            Members.class.getClassLoader(),
            new Class<?>[] {Members.class},
            (_, method, arguments) ->
                method.getName().equals("owner")
                    ? Optional.of(OWNER)
                    : List.of(OWNER, AGENT, RINGS_ITSELF, QUIET).stream()
                        .filter(member -> member.id().equals(arguments[1]))
                        .findFirst());
  }

  private static Optional<Person> person(Member member) {
    return Optional.of(new Person(member.id(), member.phone()));
  }

  @Test
  void aNumberOfNobodyInParticularRingsTheOwner() {
    assertThat(rung()).isEqualTo(person(OWNER));
  }

  @Test
  void anAssignedNumberRingsTheFirstWhoIsThere() {
    var gone = member("+12125550103", Role.AGENT);
    assertThat(rung(AGENT)).isEqualTo(person(AGENT));
    assertThat(rung(gone, AGENT, OWNER)).isEqualTo(person(AGENT));
    assertThat(rung(gone)).isEqualTo(person(OWNER));
  }

  @Test
  void whoIsNotToBeDisturbedIsPassedOver() {
    assertThat(rung(QUIET, AGENT)).isEqualTo(person(AGENT));
    assertThat(rung(QUIET)).isEqualTo(person(OWNER));
  }

  @Test
  void nobodysPhoneIsRungThatIsTheBusinessItself() {
    assertThat(rung(RINGS_ITSELF)).isEqualTo(person(OWNER));
  }
}
