package io.connexus.user.adapter.postgres;

import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Member;
import io.connexus.user.application.AvatarStore;
import io.connexus.user.application.TeamMember;
import io.connexus.user.application.TeamStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The members of a workspace in the schema {@code users}. */
public final class PostgresTeam implements TeamStore, AvatarStore {
  private static final String MEMBER =
      """
      select id, workspace_id, email, full_name, phone, role, avatar, created_at from users.member
      where workspace_id = :workspace
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresTeam(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void lock(WorkspaceId workspace) {
    jdbc.sql("select id from users.workspace where id = :id for no key update")
        .param("id", workspace.value())
        .query(UUID.class)
        .single();
  }

  @Override
  public List<TeamMember> of(WorkspaceId workspace) {
    return jdbc.sql(MEMBER + " order by created_at, id")
        .param("workspace", workspace.value())
        .query(PostgresTeam::member)
        .list();
  }

  @Override
  public Optional<TeamMember> find(WorkspaceId workspace, UserId user) {
    return jdbc.sql(MEMBER + " and id = :id")
        .param("workspace", workspace.value())
        .param("id", user.value())
        .query(PostgresTeam::member)
        .optional();
  }

  @Override
  public void setRole(Member member, Role role) {
    jdbc.sql("update users.member set role = :role where workspace_id = :workspace and id = :id")
        .param("role", role.text())
        .param("workspace", member.workspace().value())
        .param("id", member.id().value())
        .update();
  }

  @Override
  public void remove(Member member) {
    jdbc.sql(
            """
            insert into users.former_member (id, workspace_id, full_name, left_at)
            values (:id, :workspace, :name, :now)
            """)
        .param("id", member.id().value())
        .param("workspace", member.workspace().value())
        .param("name", member.fullName())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    jdbc.sql("delete from users.member where workspace_id = :workspace and id = :id")
        .param("workspace", member.workspace().value())
        .param("id", member.id().value())
        .update();
  }

  @Override
  public boolean hasEmail(WorkspaceId workspace, String email) {
    return jdbc.sql(
            """
            select exists (select 1 from users.member
              where workspace_id = :workspace and lower(email) = lower(:email))
            """)
        .param("workspace", workspace.value())
        .param("email", email)
        .query(Boolean.class)
        .single();
  }

  @Override
  public Map<UserId, String> names(WorkspaceId workspace) {
    var names = new HashMap<UserId, String>();
    jdbc.sql(
            """
            select id, full_name from users.member where workspace_id = :workspace
            union all
            select id, full_name from users.former_member where workspace_id = :workspace
            """)
        .param("workspace", workspace.value())
        .query(row -> {
          names.put(new UserId(row.getObject("id", UUID.class)), row.getString("full_name"));
        });
    return names;
  }

  @Override
  public void rename(WorkspaceId workspace, String businessName) {
    jdbc.sql("update users.workspace set business_name = :name where id = :id")
        .param("name", businessName)
        .param("id", workspace.value())
        .update();
  }

  @Override
  public void setAvatar(WorkspaceId workspace, UserId user, @Nullable String version) {
    jdbc.sql(
            "update users.member set avatar = :avatar where workspace_id = :workspace and id = :id")
        .param("avatar", version)
        .param("workspace", workspace.value())
        .param("id", user.value())
        .update();
  }

  @Override
  public Optional<String> avatar(WorkspaceId workspace, UserId user) {
    return find(workspace, user).flatMap(found -> Optional.ofNullable(found.avatar()));
  }

  private static TeamMember member(ResultSet row, int number) throws SQLException {
    return new TeamMember(
        PostgresMembers.member(row, number),
        row.getString("avatar"),
        row.getTimestamp("created_at").toInstant());
  }
}
