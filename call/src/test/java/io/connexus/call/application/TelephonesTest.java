package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.Person;
import io.connexus.call.domain.Routing;
import io.connexus.call.domain.RoutingRules;
import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Accounts;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Member;
import io.connexus.user.Members;
import io.connexus.user.Reach;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is rung when a caller wants a person. */
class TelephonesTest {
  private static final WorkspaceId WORKSPACE = WorkspaceId.next();
  private static final E164 CALLED = new E164("+12125550123");
  private static final Member OWNER = member("+12125550101", Role.OWNER);
  private static final Member AGENT = member("+12125550102", Role.AGENT);
  private static final Member VIEWER = member("+12125550105", Role.VIEWER);
  private static final Member RINGS_ITSELF = member(CALLED.value(), Role.AGENT);

  private static final Member QUIET = member("+12125550104", Role.AGENT);

  private static Member member(String phone, Role role) {
    return new Member(UserId.next(), WORKSPACE, "m@x.test", "M", new E164(phone), role);
  }

  /** How many questions were asked of what is kept. */
  private static final AtomicInteger asked = new AtomicInteger();

  private static List<Person> rung(Member... assignees) {
    var numbers =
        new BusinessNumbers() {
          @Override
          public Optional<WorkspaceId> workspaceOf(E164 number) {
            return number.equals(CALLED) ? Optional.of(WORKSPACE) : Optional.empty();
          }

          @Override
          public Set<E164> among(Collection<E164> some) {
            asked.incrementAndGet();
            return some.stream().filter(CALLED::equals).collect(Collectors.toSet());
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
    var telephones =
        new Telephones(members(), numbers, new Awake(), softphones(), idle(), Instant::now);
    return Routing.rounds(
            RoutingRules.Strategy.ALL, telephones.ofNumber(WORKSPACE, CALLED, Instant.now()))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static Calls idle() {
    return (Calls)
        Proxy.newProxyInstance(
            Calls.class.getClassLoader(),
            new Class<?>[] {Calls.class},
            (_, _, _) -> {
              asked.incrementAndGet();
              return Map.of();
            });
  }

  /** Nobody is found who is none of the workspace. */
  private static Members members() {
    return (Members)
        Proxy.newProxyInstance(
            Members.class.getClassLoader(),
            new Class<?>[] {Members.class},
            (_, method, arguments) -> {
              asked.incrementAndGet();
              return method.getName().equals("owner")
                  ? Optional.of(OWNER)
                  : ((List<?>) arguments[1])
                      .stream()
                          .flatMap(id ->
                              List.of(OWNER, AGENT, VIEWER, RINGS_ITSELF, QUIET).stream()
                                  .filter(member -> member.id().equals(id)))
                          .toList();
            });
  }

  /** Nobody wants to be disturbed but those whose hours it is. */
  private record Awake() implements Reach {
    @Override
    public Map<UserId, Ways> of(Collection<UserId> users, Instant at) {
      asked.incrementAndGet();
      return users.stream()
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  user -> {
                    boolean rings = !user.equals(QUIET.id());
                    return new Ways(rings, user.equals(AGENT.id()), rings, Set.of());
                  }));
    }
  }

  /** The agent and the one with quiet hours have one each. */
  private static Softphones softphones() {
    var store =
        (SoftphoneStore)
            Proxy.newProxyInstance(
                SoftphoneStore.class.getClassLoader(),
                new Class<?>[] {SoftphoneStore.class},
                (_, _, arguments) -> {
                  asked.incrementAndGet();
                  return Stream.of(AGENT, QUIET)
                      .filter(member -> ((Collection<?>) arguments[1]).contains(member.id()))
                      .map(member -> new SoftphoneStore.Heard(softphone(member), Instant.now()))
                      .toList();
                });
    return new Softphones(store, new FakeLines(), new NoAccounts(), Instant::now, null);
  }

  private record NoAccounts() implements Accounts {
    @Override
    public boolean passwordMatches(UserId user, String password) {
      return false;
    }

    @Override
    public void hold(Actor actor) {}

    @Override
    public Set<UUID> signIns(UserId user) {
      return Set.of();
    }

    @Override
    public void close(UserId user) {}
  }

  private static Softphone softphone(Member member) {
    return new Softphone(UUID.randomUUID(), WORKSPACE, member.id(), "c", "sip:m@x.test");
  }

  private static Person phone(Member member) {
    var phone = Person.at(member.id(), member.phone());
    return member.equals(AGENT) ? phone.acceptingByKey() : phone;
  }

  private static Person browser(Member member) {
    return new Person(member.id(), "sip:m@x.test");
  }

  @Test
  void aNumberOfNobodyInParticularRingsTheOwner() {
    assertThat(rung()).containsExactly(phone(OWNER));
  }

  @Test
  void anAssignedNumberRingsEverythingOfAllWhoAreThere() {
    var gone = member("+12125550103", Role.AGENT);
    assertThat(rung(AGENT)).containsExactly(browser(AGENT), phone(AGENT));
    assertThat(rung(gone, AGENT, OWNER))
        .containsExactly(browser(AGENT), phone(AGENT), phone(OWNER));
    assertThat(rung(gone)).containsExactly(phone(OWNER));
  }

  @Test
  void whoIsNotToBeDisturbedIsPassedOver() {
    assertThat(rung(QUIET, AGENT)).containsExactly(browser(AGENT), phone(AGENT));
    assertThat(rung(QUIET)).containsExactly(phone(OWNER));
  }

  @Test
  void nobodysPhoneIsRungThatIsTheBusinessItself() {
    assertThat(rung(RINGS_ITSELF)).containsExactly(phone(OWNER));
  }

  @Test
  void noMoreIsAskedForManyThanForOne() {
    asked.set(0);
    rung(AGENT);
    int forOne = asked.getAndSet(0);
    rung(AGENT, QUIET, RINGS_ITSELF, OWNER);
    assertThat(asked.get()).isEqualTo(forOne).isPositive();
  }

  @Test
  void whoMayOnlyLookIsNotRung() {
    assertThat(rung(VIEWER, AGENT)).containsExactly(browser(AGENT), phone(AGENT));
    assertThat(rung(VIEWER)).containsExactly(phone(OWNER));
  }

  @Test
  void noMoreTelephonesRingThanCanBePickedUp() {
    assertThat(rung(AGENT, AGENT, AGENT, AGENT, AGENT)).hasSize(8);
  }
}
