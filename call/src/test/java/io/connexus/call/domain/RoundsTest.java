package io.connexus.call.domain;

import static io.connexus.call.domain.Rehearsal.MEMBER;
import static io.connexus.call.domain.Rehearsal.OUTSIDE;
import static io.connexus.call.domain.Rehearsal.OWNER;
import static io.connexus.call.domain.Rehearsal.OWNERS_DESK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who is rung after those who did not answer. */
class RoundsTest {
  private static List<List<Person>> left(
      List<List<Person>> fresh, Set<Person> rung, List<List<Person>> then) {
    var users = rung.stream().map(Person::user).collect(Collectors.toSet());
    return Rounds.left(fresh, users, then, OUTSIDE::equals);
  }

  @Test
  void nobodyIsRungTwiceNotEvenAtAnotherTelephone() {
    var fresh = List.of(List.of(OWNER, OWNERS_DESK), List.of(MEMBER));
    assertThat(left(fresh, Set.of(OWNER), List.of(List.of(MEMBER))))
        .containsExactly(List.of(MEMBER));
  }

  @Test
  void whoCannotBeRungAnyMoreIsLeftOutAndWhoCanBeByNowIsNot() {
    assertThat(left(List.of(), Set.of(OWNER), List.of(List.of(MEMBER)))).isEmpty();
    assertThat(left(List.of(List.of(OWNERS_DESK)), Set.of(MEMBER), List.of(List.of(MEMBER))))
        .containsExactly(List.of(OWNERS_DESK));
  }

  @Test
  void callsAreForwardedLastWhoeverTheTelephoneIsNamedAfter() {
    var then = List.of(List.of(MEMBER), List.of(OUTSIDE)); // which is under the member's name
    assertThat(left(List.of(List.of(OWNER)), Set.of(MEMBER), then))
        .containsExactly(List.of(OWNER), List.of(OUTSIDE));
  }
}
