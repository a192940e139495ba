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
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
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
  public Optional<Member> find(UserId user) {
    return jdbc.sql(MEMBER + "where id = :id")
        .param("id", user.value())
        .query(PostgresMembers::member)
        .optional();
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
    jdbc.sql(
            """
            insert into users.member (id, workspace_id, email, full_name, phone, role, created_at)
            values (:id, :workspace, :email, :fullName, :phone, :role, :now)
            """)
        .param("id", owner.id().value())
        .param("workspace", owner.workspace().value())
        .param("email", email)
        .param("fullName", fullName)
        .param("phone", phone.value())
        .param("role", owner.role().name().toLowerCase(Locale.ROOT))
        .param("now", now)
        .update();
    return owner;
  }

  @Override
  public void confirmEmail(UserId user, String email) {
    jdbc.sql("update users.member set email = :email where id = :id")
        .param("email", email)
        .param("id", user.value())
        .update();
  }

  @Override
  public Optional<Profile> profile(WorkspaceId workspace, UserId user) {
    return find(workspace, user).map(member -> new Profile(member, businessName(workspace)));
  }

  @Override
  public Optional<Profile> change(
      WorkspaceId workspace, UserId user, String fullName, E164 phone, String businessName) {
    return transactions.execute(_ -> {
      int changed =
          jdbc.sql(
                  """
                  update users.member set full_name = :fullName, phone = :phone
                  where workspace_id = :workspace and id = :id
                  """)
              .param("fullName", fullName)
              .param("phone", phone.value())
              .param("workspace", workspace.value())
              .param("id", user.value())
              .update();
      if (changed == 1) {
        jdbc.sql("update users.workspace set business_name = :name where id = :id")
            .param("name", businessName)
            .param("id", workspace.value())
            .update();
      }
      return profile(workspace, user);
    });
  }

  private static Member member(ResultSet row, int number) throws SQLException {
    return new Member(
        new UserId(row.getObject("id", UUID.class)),
        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
        row.getString("email"),
        row.getString("full_name"),
        new E164(row.getString("phone")),
        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)));
  }
}
