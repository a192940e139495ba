package io.connexus.ai.adapter.postgres;

import io.connexus.ai.application.SessionStore;
import io.connexus.call.Receptionist.Session;
import io.connexus.platform.CallId;
import io.connexus.platform.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link SessionStore} in PostgreSQL. */
public final class PostgresSessions implements SessionStore {
  private static final String SELECT =
      "select retell_call_id, workspace_id, call_id, number, opened_at is not null from ai.session ";

  private final JdbcClient jdbc;

  public PostgresSessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void register(String retellCallId, Session session, Instant at) {
    jdbc.sql(
            """
            insert into ai.session (retell_call_id, workspace_id, call_id, number, registered_at)
            values (:id, :workspace, :call, :number, :at)
            on conflict (retell_call_id) do nothing
            """)
        .param("id", retellCallId)
        .param("workspace", session.workspace().value())
        .param("call", session.call().value())
        .param("number", session.number())
        .param("at", Timestamp.from(at))
        .update();
  }

  @Override
  public Optional<String> unused(CallId call, int number, Instant since) {
    return jdbc.sql(
            """
            select retell_call_id from ai.session
            where call_id = :call and number = :number and registered_at > :since
              and connected_at is null and ended_at is null
            order by registered_at desc limit 1
            """)
        .param("call", call.value())
        .param("number", number)
        .param("since", Timestamp.from(since))
        .query(String.class)
        .optional();
  }

  @Override
  public Optional<Registered> expected(
      String retellCallId, Instant sinceUnused, Instant sinceUsed) {
    return jdbc.sql(
            SELECT
                + """
                where retell_call_id = :id and ended_at is null
                  and (registered_at > :unused or (connected_at is not null and registered_at > :used))
                """)
        .param("id", retellCallId)
        .param("unused", Timestamp.from(sinceUnused))
        .param("used", Timestamp.from(sinceUsed))
        .query(PostgresSessions::registered)
        .optional();
  }

  @Override
  public Optional<Registered> find(String retellCallId) {
    return jdbc.sql(SELECT + "where retell_call_id = :id")
        .param("id", retellCallId)
        .query(PostgresSessions::registered)
        .optional();
  }

  @Override
  public void connected(String retellCallId, Instant at) {
    stamp("connected_at", retellCallId, at);
  }

  @Override
  public void opened(String retellCallId, Instant at) {
    stamp("opened_at", retellCallId, at);
  }

  @Override
  public void ended(String retellCallId, Instant at) {
    stamp("ended_at", retellCallId, at);
  }

  private void stamp(String column, String retellCallId, Instant at) {
    jdbc.sql(
            "update ai.session set %1$s = :at where retell_call_id = :id and %1$s is null"
                .formatted(column))
        .param("at", Timestamp.from(at))
        .param("id", retellCallId)
        .update();
  }

  private static Registered registered(ResultSet row, int number) throws SQLException {
    return new Registered(
        row.getString(1),
        new WorkspaceId(row.getObject(2, UUID.class)),
        new CallId(row.getObject(3, UUID.class)),
        row.getInt(4),
        row.getBoolean(5));
  }
}
