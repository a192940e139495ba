package io.connexus.user.domain;

import static io.connexus.platform.Role.ADMIN;
import static io.connexus.platform.Role.AGENT;
import static io.connexus.platform.Role.OWNER;
import static io.connexus.platform.Role.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.Role;
import io.connexus.user.domain.TeamRules.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TeamRulesTest {

  @Test
  void anAdminChangesEverybodyButTheOwner() {
    assertThat(TeamRules.changeRole(ADMIN, AGENT, ADMIN)).isEqualTo(Verdict.ALLOWED);
    assertThat(TeamRules.changeRole(ADMIN, ADMIN, VIEWER)).isEqualTo(Verdict.ALLOWED);
    assertThat(TeamRules.changeRole(ADMIN, OWNER, VIEWER)).isEqualTo(Verdict.FORBIDDEN);
    assertThat(TeamRules.remove(ADMIN, OWNER, false)).isEqualTo(Verdict.FORBIDDEN);
    assertThat(TeamRules.remove(ADMIN, ADMIN, false)).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void theOwnerCanNeitherLeaveNorBeDemoted() {
    assertThat(TeamRules.changeRole(OWNER, OWNER, ADMIN)).isEqualTo(Verdict.LAST_OWNER);
    assertThat(TeamRules.remove(OWNER, OWNER, true)).isEqualTo(Verdict.LAST_OWNER);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyMakesAnOwnerButByPassingTheOwnershipOn(Role actor) {
    for (var member : Role.values()) {
      assertThat(TeamRules.changeRole(actor, member, OWNER)).isEqualTo(Verdict.FORBIDDEN);
    }
    assertThat(TeamRules.invite(actor, OWNER)).isEqualTo(Verdict.FORBIDDEN);
    assertThat(TeamRules.passOwnershipOn(actor))
        .isEqualTo(actor == OWNER ? Verdict.ALLOWED : Verdict.FORBIDDEN);
  }

  @ParameterizedTest
  @EnumSource(names = {"AGENT", "VIEWER"})
  void agentsAndViewersChangeNobodyButMayLeave(Role actor) {
    for (var member : Role.values()) {
      assertThat(TeamRules.changeRole(actor, member, VIEWER)).isEqualTo(Verdict.FORBIDDEN);
      assertThat(TeamRules.remove(actor, member, false)).isEqualTo(Verdict.FORBIDDEN);
    }
    assertThat(TeamRules.remove(actor, actor, true)).isEqualTo(Verdict.ALLOWED);
    assertThat(TeamRules.invite(actor, VIEWER)).isEqualTo(Verdict.FORBIDDEN);
  }
}
