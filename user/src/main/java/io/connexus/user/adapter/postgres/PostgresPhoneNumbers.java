package io.connexus.user.adapter.postgres;

import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.application.PhoneNumber;
import io.connexus.user.application.PhoneNumbers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Business numbers in the schema {@code users}. */
public final class PostgresPhoneNumbers implements PhoneNumbers, BusinessNumbers {
  private static final String NUMBER =
      "select id, workspace_id, number, label, is_primary from users.phone_number ";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public PostgresPhoneNumbers(
      JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<WorkspaceId> workspaceOf(E164 number) {
    return find(number).map(PhoneNumber::workspace);
  }

  @Override
  public Optional<E164> primary(WorkspaceId workspace) {
    return jdbc.sql(NUMBER + "where workspace_id = :workspace and is_primary")
        .param("workspace", workspace.value())
        .query(PostgresPhoneNumbers::number)
        .optional()
        .map(PhoneNumber::number);
  }

  @Override
  public List<PhoneNumber> of(WorkspaceId workspace) {
    return jdbc.sql(
            NUMBER + "where workspace_id = :workspace order by is_primary desc, created_at, id")
        .param("workspace", workspace.value())
        .query(PostgresPhoneNumbers::number)
        .list();
  }

  @Override
  public Optional<PhoneNumber> find(E164 number) {
    return jdbc.sql(NUMBER + "where number = :number")
        .param("number", number.value())
        .query(PostgresPhoneNumbers::number)
        .optional();
  }

  @Override
  public PhoneNumber assign(WorkspaceId workspace, E164 number, @Nullable String label) {
    return transactions.execute(_ -> {
      // one at a time per workspace, or two first numbers would both want to be the primary
      jdbc.sql("select id from users.workspace where id = :id for no key update")
          .param("id", workspace.value())
          .query(UUID.class)
          .single();
      insert(workspace, number, label);
      return find(number).orElseThrow();
    });
  }

  private void insert(WorkspaceId workspace, E164 number, @Nullable String label) {
    jdbc.sql(
            """
            insert into users.phone_number (id, workspace_id, number, label, is_primary, created_at)
            values (:id, :workspace, :number, :label,
              not exists (select 1 from users.phone_number where workspace_id = :workspace and is_primary),
              :now)
            on conflict (number) do nothing
            """)
        .param("id", Ids.next())
        .param("workspace", workspace.value())
        .param("number", number.value())
        .param("label", label)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static PhoneNumber number(ResultSet row, int index) throws SQLException {
    return new PhoneNumber(
        row.getObject("id", UUID.class),
        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
        new E164(row.getString("number")),
        row.getString("label"),
        row.getBoolean("is_primary"));
  }
}
