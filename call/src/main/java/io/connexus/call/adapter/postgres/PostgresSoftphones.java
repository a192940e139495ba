package io.connexus.call.adapter.postgres;

import io.connexus.call.application.Softphone;
import io.connexus.call.application.SoftphoneStore;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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
  public boolean ready(UUID session, Instant now) {
    return jdbc.sql("update call.softphone set ready_at = :now where session_id = :session")
            .param("session", session)
            .param("now", Timestamp.from(now))
            .update()
        > 0;
  }

  @Override
  public List<Softphone> readySince(WorkspaceId workspace, UserId user, Instant then) {
    return jdbc.sql(
            """
            select * from call.softphone
            where workspace_id = :workspace and user_id = :user and ready_at >= :then order by created_at
            """)
        .param("workspace", workspace.value())
        .param("user", user.value())
        .param("then", Timestamp.from(then))
        .query(PostgresSoftphones::softphone)
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

  private static Softphone softphone(ResultSet row, int number) throws SQLException {
    return new Softphone(
        row.getObject("session_id", UUID.class),
        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
        new UserId(row.getObject("user_id", UUID.class)),
        row.getString("credential"),
        row.getString("address"));
  }
}
