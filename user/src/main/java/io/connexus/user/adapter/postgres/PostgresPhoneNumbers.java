package io.connexus.user.adapter.postgres;

import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.application.NotTakenBack;
import io.connexus.user.application.PhoneNumber;
import io.connexus.user.application.PhoneNumber.Assignee;
import io.connexus.user.application.PhoneNumbers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Business numbers in the schema {@code users}. */
public final class PostgresPhoneNumbers implements PhoneNumbers, BusinessNumbers {
  private static final String NUMBER =
      """
      select id, workspace_id, number, label, is_primary, ordered, assigned_member, assigned_department
      from users.phone_number
      """;

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
  public Set<E164> among(Collection<E164> some) {
    return jdbc.sql("select number from users.phone_number where number = any(:some)")
        .param("some", some.stream().map(E164::value).toArray(String[]::new))
        .query((row, _) -> new E164(row.getString(1)))
        .set();
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
  public List<E164> all(WorkspaceId workspace) {
    return of(workspace).stream().map(PhoneNumber::number).toList();
  }

  @Override
  public List<UserId> assignees(E164 number) {
    return jdbc.sql(
            """
            select assigned_member as member, 0 as position from users.phone_number
            where number = :number and assigned_member is not null
            union all
            select d.member_id, d.position from users.phone_number n
            join users.department_member d on d.department_id = n.assigned_department
            where n.number = :number
            order by position
            """)
        .param("number", number.value())
        .query((row, _) -> new UserId(row.getObject("member", UUID.class)))
        .list();
  }

  @Override
  public Optional<List<UserId>> department(WorkspaceId workspace, UUID department) {
    return jdbc.sql(
            """
            select coalesce(array_agg(m.member_id order by m.position) filter (where m.member_id is not null), '{}')
            from users.department d left join users.department_member m on m.department_id = d.id
            where d.workspace_id = :workspace and d.id = :id
            group by d.id
            """)
        .param("workspace", workspace.value())
        .param("id", department)
        .query((row, _) ->
            Arrays.stream((UUID[]) row.getArray(1).getArray()).map(UserId::new).toList())
        .optional();
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
  public Optional<PhoneNumber> find(WorkspaceId workspace, UUID id) {
    return jdbc.sql(NUMBER + "where workspace_id = :workspace and id = :id")
        .param("workspace", workspace.value())
        .param("id", id)
        .query(PostgresPhoneNumbers::number)
        .optional();
  }

  @Override
  public void lock(WorkspaceId workspace) {
    jdbc.sql("select id from users.workspace where id = :id for no key update")
        .param("id", workspace.value())
        .query(UUID.class)
        .single();
  }

  @Override
  public PhoneNumber assign(WorkspaceId workspace, E164 number, @Nullable String label) {
    return transactions.execute(_ -> {
      // one at a time per workspace, or two first numbers would both want to be the primary
      lock(workspace);
      if (insert(workspace, number, label)) {
        callOffRelease(workspace, number);
      }
      return find(number).orElseThrow();
    });
  }

  private void callOffRelease(WorkspaceId workspace, E164 number) {
    jdbc.sql(
            """
            insert into users.number_release (number, workspace_id, called_off_at)
            values (:number, :workspace, :now)
            on conflict (number) do update
            set called_off_at = excluded.called_off_at, refused_at = null
            """)
        .param("number", number.value())
        .param("workspace", workspace.value())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private boolean insert(WorkspaceId workspace, E164 number, @Nullable String label) {
    return jdbc.sql(
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
            .update()
        == 1;
  }

  @Override
  public void markOrdered(UUID id) {
    jdbc.sql("update users.phone_number set ordered = true where id = :id")
        .param("id", id)
        .update();
  }

  @Override
  public boolean has(WorkspaceId workspace, Assignee assignee) {
    var sql =
        switch (assignee) {
          case Assignee.Member _ ->
              "select count(*) from users.member where workspace_id = :workspace and id = :id";
          case Assignee.Department _ ->
              "select count(*) from users.department where workspace_id = :workspace and id = :id";
        };
    return jdbc.sql(sql)
            .param("workspace", workspace.value())
            .param("id", idOf(assignee))
            .query(Integer.class)
            .single()
        > 0;
  }

  private static UUID idOf(Assignee assignee) {
    return switch (assignee) {
      case Assignee.Member(var id) -> id;
      case Assignee.Department(var id) -> id;
    };
  }

  @Override
  public void change(
      WorkspaceId workspace,
      UUID id,
      @Nullable String label,
      boolean primary,
      @Nullable Assignee assignedTo) {
    if (primary) {
      jdbc.sql(
              """
              update users.phone_number set is_primary = false
              where workspace_id = :workspace and is_primary and id <> :id
              """)
          .param("workspace", workspace.value())
          .param("id", id)
          .update();
    }
    jdbc.sql(
            """
            update users.phone_number
            set label = :label, is_primary = :primary, assigned_member = :member, assigned_department = :department
            where workspace_id = :workspace and id = :id
            """)
        .param("label", label)
        .param("primary", primary)
        .param("member", assignedTo instanceof Assignee.Member(var member) ? member : null)
        .param("department", assignedTo instanceof Assignee.Department(var group) ? group : null)
        .param("workspace", workspace.value())
        .param("id", id)
        .update();
  }

  @Override
  public void remove(WorkspaceId workspace, UUID id) {
    jdbc.sql("delete from users.phone_number where workspace_id = :workspace and id = :id")
        .param("workspace", workspace.value())
        .param("id", id)
        .update();
    jdbc.sql(
            """
            update users.phone_number set is_primary = true
            where id = (select id from users.phone_number where workspace_id = :workspace
                        order by created_at, id limit 1)
              and not exists (select 1 from users.phone_number
                              where workspace_id = :workspace and is_primary)
            """)
        .param("workspace", workspace.value())
        .update();
  }

  @Override
  public void releasing(WorkspaceId workspace, E164 number) {
    jdbc.sql(
            """
            insert into users.number_release (number, workspace_id) values (:number, :workspace)
            on conflict (number) do update
            set workspace_id = excluded.workspace_id, refused_at = null
            """)
        .param("number", number.value())
        .param("workspace", workspace.value())
        .update();
  }

  @Override
  public boolean isCalledOff(E164 number, Instant asked) {
    return jdbc.sql(
            """
            select exists (select from users.number_release
              where number = :number and called_off_at >= :asked)
            """)
        .param("number", number.value())
        .param("asked", Timestamp.from(asked))
        .query(Boolean.class)
        .single();
  }

  @Override
  public Optional<WorkspaceId> releaseRefused(E164 number) {
    return jdbc.sql(
            """
            update users.number_release set refused_at = :now
            where number = :number and refused_at is null
            returning workspace_id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("number", number.value())
        .query((row, _) -> new WorkspaceId(row.getObject(1, UUID.class)))
        .optional();
  }

  @Override
  public Optional<WorkspaceId> releaseOver(E164 number) {
    return jdbc.sql(
            """
            delete from users.number_release where number = :number
            returning workspace_id, refused_at is not null as refused
            """)
        .param("number", number.value())
        .query((row, _) ->
            row.getBoolean("refused")
                ? Optional.of(new WorkspaceId(row.getObject("workspace_id", UUID.class)))
                : Optional.<WorkspaceId>empty())
        .optional()
        .flatMap(whose -> whose);
  }

  @Override
  public List<NotTakenBack> notTakenBack(WorkspaceId workspace) {
    return jdbc.sql(
            """
            select number, refused_at from users.number_release r
            where workspace_id = :workspace and refused_at is not null
              and not exists (select from users.phone_number n where n.number = r.number)
            order by refused_at, number
            """)
        .param("workspace", workspace.value())
        .query((row, _) ->
            new NotTakenBack(
                new E164(row.getString("number")), row.getTimestamp("refused_at").toInstant()))
        .list();
  }

  private static @Nullable Assignee assignee(ResultSet row) throws SQLException {
    var member = row.getObject("assigned_member", UUID.class);
    var department = row.getObject("assigned_department", UUID.class);
    if (member != null) {
      return new Assignee.Member(member);
    }
    return department == null ? null : new Assignee.Department(department);
  }

  private static PhoneNumber number(ResultSet row, int index) throws SQLException {
    return new PhoneNumber(
        row.getObject("id", UUID.class),
        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
        new E164(row.getString("number")),
        row.getString("label"),
        row.getBoolean("is_primary"),
        row.getBoolean("ordered"),
        assignee(row));
  }
}
