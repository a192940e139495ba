package io.connexus.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the audit stays there: the database itself refuses to change or remove it. */
class AuditLogIT {
  private final TestDatabase database = new TestDatabase();
  private final AuditLog log = new AuditLog(database.jdbc(), new MutableClock());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update platform.audit set action = 'nothing.happened'",
        "delete from platform.audit",
        "truncate platform.audit",
        "truncate platform.audit cascade"
      })
  void anEntryIsNeitherChangedNorRemoved(String sql) {
    var workspace = WorkspaceId.next();
    log.append(workspace, UserId.next(), "password.changed", UserId.next(), Map.of());

    assertThatThrownBy(() -> database.jdbc().sql(sql).update()).hasMessageContaining("append-only");

    assertThat(log.page(workspace, null, null, 10))
        .singleElement()
        .satisfies(entry -> assertThat(entry.action()).isEqualTo("password.changed"));
  }
}
