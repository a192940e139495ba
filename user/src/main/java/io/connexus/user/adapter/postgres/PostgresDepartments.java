package io.connexus.user.adapter.postgres;

import io.connexus.platform.WorkspaceId;
import io.connexus.user.application.Departments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Departments in {@code users.department}. */
public final class PostgresDepartments implements Departments {
  private static final int MOST = 50;
  private static final String DEPARTMENT =
      """
      select d.id, d.name, coalesce(array_agg(m.member_id order by m.position)
        filter (where m.member_id is not null), '{}') as members
      from users.department d left join users.department_member m on m.department_id = d.id
      where d.workspace_id = :workspace
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public PostgresDepartments(
      JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<Department> of(WorkspaceId workspace) {
    return jdbc.sql(DEPARTMENT + "group by d.id order by lower(d.name)")
        .param("workspace", workspace.value())
        .query(PostgresDepartments::department)
        .list();
  }

  @Override
  public Optional<Department> find(WorkspaceId workspace, UUID id) {
    return jdbc.sql(DEPARTMENT + "and d.id = :id group by d.id")
        .param("workspace", workspace.value())
        .param("id", id)
        .query(PostgresDepartments::department)
        .optional();
  }

  @Override
  public Result save(
      WorkspaceId workspace, UUID id, String name, List<UUID> members, boolean isNew) {
    return transactions.execute(_ -> {
      jdbc.sql("select id from users.workspace where id = :id for no key update")
          .param("id", workspace.value())
          .query(UUID.class)
          .single();
      var all = of(workspace);
      if (isNew && all.size() >= MOST) {
        return Result.TOO_MANY;
      }
      if (!isNew && all.stream().noneMatch(other -> other.id().equals(id))) {
        return Result.NOT_FOUND;
      }
      if (all.stream().anyMatch(o -> o.name().equalsIgnoreCase(name) && !o.id().equals(id))) {
        return Result.NAME_TAKEN;
      }
      if (known(workspace, members) != members.size()) {
        return Result.NO_SUCH_MEMBER;
      }
      write(workspace, id, name, members);
      return Result.SAVED;
    });
  }

  private int known(WorkspaceId workspace, List<UUID> members) {
    return jdbc.sql(
            "select count(*) from users.member where workspace_id = :workspace and id = any(:ids)")
        .param("workspace", workspace.value())
        .param("ids", new SqlParameterValue(Types.ARRAY, members.toArray(UUID[]::new)))
        .query(Integer.class)
        .single();
  }

  private void write(WorkspaceId workspace, UUID id, String name, List<UUID> members) {
    jdbc.sql(
            """
            insert into users.department (id, workspace_id, name, created_at)
            values (:id, :workspace, :name, :now) on conflict (id) do update set name = excluded.name
            """)
        .param("id", id)
        .param("workspace", workspace.value())
        .param("name", name)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    jdbc.sql("delete from users.department_member where department_id = :id")
        .param("id", id)
        .update();
    jdbc.sql(
            """
            insert into users.department_member (department_id, member_id, position)
            select :id, m.id, m.position from unnest(:ids) with ordinality as m (id, position)
            """)
        .param("id", id)
        .param("ids", new SqlParameterValue(Types.ARRAY, members.toArray(UUID[]::new)))
        .update();
  }

  @Override
  public boolean remove(WorkspaceId workspace, UUID id) {
    return jdbc.sql("delete from users.department where workspace_id = :workspace and id = :id")
            .param("workspace", workspace.value())
            .param("id", id)
            .update()
        == 1;
  }

  private static Department department(ResultSet row, int index) throws SQLException {
    var members = (UUID[]) row.getArray("members").getArray();
    return new Department(
        row.getObject("id", UUID.class), row.getString("name"), Arrays.stream(members).toList());
  }
}
