package io.connexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connexus.platform.E164;
import io.connexus.platform.MutableClock;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.adapter.postgres.PostgresMembers;
import io.connexus.user.adapter.postgres.PostgresPhoneNumbers;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class NumbersIT {
  private final TestDatabase database = new TestDatabase("users");
  private final MutableClock clock = new MutableClock();
  private final PostgresMembers members =
      new PostgresMembers(database.jdbc(), database.transactions(), clock);
  private final PostgresPhoneNumbers numbers =
      new PostgresPhoneNumbers(database.jdbc(), database.transactions(), clock);

  @Test
  void theWorkspaceIsFoundByItsNumberAndTheNumberByItsWorkspace() {
    var workspace = aWorkspace();
    numbers.assign(workspace, new E164("+12125550123"), null);
    numbers.assign(workspace, new E164("+12125550124"), null);

    assertThat(numbers.workspaceOf(new E164("+12125550124"))).contains(workspace);
    assertThat(numbers.workspaceOf(new E164("+12125550125"))).isEmpty();
    assertThat(numbers.primary(workspace)).contains(new E164("+12125550123"));
    assertThat(numbers.primary(aWorkspace())).isEmpty();
  }

  @Test
  void manyFirstNumbersAtOnceLeaveOnePrimary() throws Exception {
    var workspace = aWorkspace();
    var adding = new ArrayList<Callable<Object>>();
    for (int i = 10; i < 26; i++) {
      var number = new E164("+121255501" + i);
      adding.add(() -> numbers.assign(workspace, number, null));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var added : threads.invokeAll(adding)) {
        added.get();
      }
    }

    assertThat(numbers.of(workspace)).hasSize(16).filteredOn(n -> n.primary()).hasSize(1);
  }

  @Test
  void twoWorkspacesThatWantOneNumberAtOnceDoNotBothGetIt() throws Exception {
    var one = aWorkspace();
    var other = aWorkspace();
    var number = new E164("+12125550177");
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(() -> numbers.assign(one, number, null).workspace());
      var second = threads.submit(() -> numbers.assign(other, number, null).workspace());

      assertThat(first.get()).isEqualTo(second.get());
    }
  }

  @Test
  void theSchemaItselfHoldsOnePrimaryAndOneOwner() {
    var workspace = aWorkspace();
    numbers.assign(workspace, new E164("+12125550123"), null);
    numbers.assign(workspace, new E164("+12125550124"), null);

    assertThatThrownBy(
            () -> database.jdbc().sql("update users.phone_number set is_primary = true").update())
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(() ->
            database
                .jdbc()
                .sql(
                    """
                    insert into users.member
                    select gen_random_uuid(), workspace_id, email, full_name, phone, role, created_at
                    from users.member
                    """)
                .update())
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void theOwnerIsWhoFoundedTheWorkspace() {
    var ada = members.createWorkspace("B", "a@b.c", "Ada", new E164("+12125550101"));

    assertThat(members.owner(ada.workspace())).contains(ada);
    assertThat(ada.role()).isEqualTo(Role.OWNER);
    assertThat(members.businessName(ada.workspace())).isEqualTo("B");
  }

  private WorkspaceId aWorkspace() {
    return members.createWorkspace("B", "a@b.c", "Ada", new E164("+12125550101")).workspace();
  }
}
