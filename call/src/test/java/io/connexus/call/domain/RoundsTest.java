package io.connexus.call.domain;

import static io.connexus.call.domain.Rehearsal.MEMBER;
import static io.connexus.call.domain.Rehearsal.OUTSIDE;
import static io.connexus.call.domain.Rehearsal.OWNER;
import static io.connexus.call.domain.Rehearsal.OWNERS_DESK;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.CallId;
import io.connexus.platform.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
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
  void aTelephoneIsRungTwiceForACallerAndNoMore() {
    var log = new ArrayList<Logged>();
    then(log, Rehearsal.arrivesOn(Rehearsal.asleep(Route.Unanswered.VOICEMAIL)));
    then(log, Rehearsal.answered(Line.CALLER));
    for (int leg = 2; leg <= 3; leg++) {
      assertThat(mayRingAgain(log)).as("before leg %s", leg).isTrue();
      then(log, new CallEvent.TelephoneWoke(OWNERS_DESK));
      then(log, Rehearsal.ended(leg, CallEvent.Cause.FAILED));
    }
    assertThat(mayRingAgain(log)).isFalse();
  }

  private static void then(List<Logged> log, CallEvent event) {
    log.add(new Logged(log.size() + 1, Instant.EPOCH, event));
  }

  private static boolean mayRingAgain(List<Logged> log) {
    return Rounds.mayRingAgain(Call.moments(CallId.next(), WorkspaceId.next(), log), OWNERS_DESK);
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
