package io.connexus.call.adapter.postgres;

import io.connexus.call.application.Softphone;
import io.connexus.call.application.SoftphoneStore;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link SoftphoneStore} in the table {@code call.softphone}. */
public final class PostgresSoftphones implements SoftphoneStore {
  private final JdbcClient jdbc;

  public PostgresSoftphones(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Softphone> find(UUID session) {
    return jdbc.sql("select * from call.softphone where session_id = :session")
        .param("session", session)
        .query(PostgresSoftphones::softphone)
        .optional();
  }

  @Override
  public Softphone put(Softphone softphone, Instant now) {
    jdbc.sql(
            """
            insert into call.softphone (session_id, workspace_id, user_id, credential, address, created_at)
            values (:session, :workspace, :user, :credential, :address, :now)
            on conflict (session_id) do nothing
            """)
        .param("session", softphone.session())
        .param("workspace", softphone.workspace().value())
        .param("user", softphone.user().value())
        .param("credential", softphone.credential())
        .param("address", softphone.address())
        .param("now", Timestamp.from(now))
        .update();
    return find(softphone.session()).orElseThrow();
  }

  @Override
  public Optional<Heard> ready(UUID session, Instant now) {
    return jdbc.sql(
            """
            update call.softphone s set ready_at = :now
            from (select session_id, ready_at from call.softphone where session_id = :session for update) before
            where s.session_id = before.session_id
            returning s.*, before.ready_at as heard_at
            """)
        .param("session", session)
        .param("now", Timestamp.from(now))
        .query(PostgresSoftphones::heard)
        .optional();
  }

  @Override
  public Optional<Heard> heard(String address) {
    return jdbc.sql(
            "select s.*, ready_at as heard_at from call.softphone s where address = :address")
        .param("address", address)
        .query(PostgresSoftphones::heard)
        .optional();
  }

  @Override
  public void doubt(String address) {
    jdbc.sql("update call.softphone set ready_at = :never where address = :address")
        .param("never", Timestamp.from(Instant.EPOCH))
        .param("address", address)
        .update();
  }

  @Override
  public List<Heard> of(WorkspaceId workspace, Collection<UserId> users) {
    return jdbc.sql(
            """
            select s.*, ready_at as heard_at from call.softphone s
            where workspace_id = :workspace and user_id = any(:users) order by created_at
            """)
        .param("workspace", workspace.value())
        .param("users", users.stream().map(UserId::value).toArray(UUID[]::new))
        .query(PostgresSoftphones::heard)
        .list();
  }

  @Override
  public List<Softphone> all() {
    return jdbc.sql("select * from call.softphone order by created_at")
        .query(PostgresSoftphones::softphone)
        .list();
  }

  @Override
  public void remove(UUID session) {
    jdbc.sql("delete from call.softphone where session_id = :session")
        .param("session", session)
        .update();
  }

  private static Heard heard(ResultSet row, int number) throws SQLException {
    var at = row.getTimestamp("heard_at");
    return new Heard(softphone(row, number), at == null ? null : at.toInstant());
  }

  private static Softphone softphone(ResultSet row, int number) throws SQLException {
    return new Softphone(
        row.getObject("session_id", UUID.class),
        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
        new UserId(row.getObject("user_id", UUID.class)),
        row.getString("credential"),
        row.getString("address"));
  }
}
