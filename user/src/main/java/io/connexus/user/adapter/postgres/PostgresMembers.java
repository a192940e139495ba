package io.connexus.user.adapter.postgres;

import io.connexus.platform.E164;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Member;
import io.connexus.user.Members;
import io.connexus.user.application.Profile;
import io.connexus.user.application.Profiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Workspaces and members in the schema {@code users}. */
public final class PostgresMembers implements Members, Profiles {
  private static final String MEMBER =
      "select id, workspace_id, email, full_name, phone, role from users.member ";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public PostgresMembers(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Member> find(WorkspaceId workspace, UserId user) {
    return jdbc.sql(MEMBER + "where workspace_id = :workspace and id = :id")
        .param("workspace", workspace.value())
        .param("id", user.value())
        .query(PostgresMembers::member)
        .optional();
  }

  @Override
  public List<Member> find(WorkspaceId workspace, List<UserId> users) {
    var found =
        jdbc
            .sql(MEMBER + "where workspace_id = :workspace and id = any(:ids)")
            .param("workspace", workspace.value())
            .param("ids", users.stream().map(UserId::value).toArray(UUID[]::new))
            .query(PostgresMembers::member)
            .list()
            .stream()
            .collect(Collectors.toMap(Member::id, Function.identity()));
    return users.stream().flatMap(user -> Stream.ofNullable(found.get(user))).toList();
  }

  @Override
  public Optional<Member> find(UserId user) {
    return jdbc.sql(MEMBER + "where id = :id")
        .param("id", user.value())
        .query(PostgresMembers::member)
        .optional();
  }

  @Override
  public List<Member> findAll(Set<UserId> users) {
    return jdbc.sql(MEMBER + "where id = any(:ids)")
        .param("ids", users.stream().map(UserId::value).toArray(UUID[]::new))
        .query(PostgresMembers::member)
        .list();
  }

  @Override
  public Optional<Member> owner(WorkspaceId workspace) {
    return jdbc.sql(MEMBER + "where workspace_id = :workspace and role = 'owner'")
        .param("workspace", workspace.value())
        .query(PostgresMembers::member)
        .optional();
  }

  @Override
  public String businessName(WorkspaceId workspace) {
    return jdbc.sql("select business_name from users.workspace where id = :id")
        .param("id", workspace.value())
        .query(String.class)
        .single();
  }

  @Override
  public Member createWorkspace(String businessName, String email, String fullName, E164 phone) {
    var owner = new Member(UserId.next(), WorkspaceId.next(), email, fullName, phone, Role.OWNER);
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            "insert into users.workspace (id, business_name, created_at) values (:id, :name, :now)")
        .param("id", owner.workspace().value())
        .param("name", businessName)
        .param("now", now)
        .update();
    insert(jdbc, owner, clock.instant(), false);
    return owner;
  }

  static void insert(JdbcClient jdbc, Member member, Instant now, boolean emailVerified) {
    jdbc.sql(
            """
            insert into users.member
              (id, workspace_id, email, email_verified_at, full_name, phone, role, created_at)
            values (:id, :workspace, :email, :verified, :fullName, :phone, :role, :now)
            """)
        .param("id", member.id().value())
        .param("workspace", member.workspace().value())
        .param("email", member.email())
        .param("verified", emailVerified ? Timestamp.from(now) : null, Types.TIMESTAMP)
        .param("fullName", member.fullName())
        .param("phone", member.phone().value())
        .param("role", member.role().text())
        .param("now", Timestamp.from(now))
        .update();
  }

  @Override
  public boolean confirmEmail(UserId user, String email) {
    return jdbc.sql(
            """
            with before as (
              select id, email_verified_at from users.member where id = :id for no key update)
            update users.member m set email = :email, email_verified_at = :now
            from before where m.id = before.id
            returning before.email_verified_at is null
            """)
        .param("email", email)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", user.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  @Override
  public Optional<Profile> profile(WorkspaceId workspace, UserId user) {
    return jdbc.sql(
            """
            select m.*, w.business_name from users.member m join users.workspace w on w.id = m.workspace_id
            where m.workspace_id = :workspace and m.id = :id
            """)
        .param("workspace", workspace.value())
        .param("id", user.value())
        .query((row, number) ->
            new Profile(
                member(row, number),
                row.getTimestamp("email_verified_at") != null,
                row.getTimestamp("phone_verified_at") != null,
                row.getString("avatar"),
                row.getString("business_name")))
        .optional();
  }

  @Override
  public Optional<Profile> change(WorkspaceId workspace, UserId user, String fullName, E164 phone) {
    return transactions.execute(_ -> {
      jdbc.sql(
              """
              update users.member set full_name = :fullName, phone = :phone,
                phone_verified_at = case when phone = :phone then phone_verified_at end
              where workspace_id = :workspace and id = :id
              """)
          .param("fullName", fullName)
          .param("phone", phone.value())
          .param("workspace", workspace.value())
          .param("id", user.value())
          .update();
      return profile(workspace, user);
    });
  }

  static Member member(ResultSet row, int number) throws SQLException {
    return new Member(
        new UserId(row.getObject("id", UUID.class)),
        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
        row.getString("email"),
        row.getString("full_name"),
        new E164(row.getString("phone")),
        Role.of(row.getString("role")));
  }
}
