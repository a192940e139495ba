package io.connexus.call.adapter.postgres;

import io.connexus.call.application.Recording;
import io.connexus.call.application.Recordings;
import io.connexus.call.domain.RecordingKind;
import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link Recordings} in the schema {@code call}. */
public final class PostgresRecordings implements Recordings {
  private static final String SHOWN =
      """
      select r.id, r.workspace_id, r.call_id, r.kind, r.carrier_id, r.format, r.started_at, r.duration_ms, r.state,
        r.bytes, r.sha256, t.text, r.heard_at, r.expires_at, r.link, r.created_at, r.tries
      from call.recording r left join call.recording_text t on t.carrier_id = r.carrier_id
      """;

  private final JdbcClient jdbc;

  public PostgresRecordings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean add(Recording recording, @Nullable URI link, Instant now) {
    return changed(
        recording.id(),
        jdbc.sql(
                """
                insert into call.recording (id, workspace_id, call_id, kind, carrier_id, format, started_at, duration_ms,
                  state, created_at, link, due_at)
                values (:id, :workspace, :call, :kind, :carrierId, :format, :started, :duration, :state, :now, :link, :now)
                on conflict (carrier_id) do nothing
                """)
            .param("id", recording.id())
            .param("workspace", recording.workspace().value())
            .param("call", recording.call().value())
            .param("kind", PostgresCalls.word(recording.kind()))
            .param("carrierId", recording.carrierId())
            .param("format", recording.format())
            .param("started", Timestamp.from(recording.startedAt()))
            .param("duration", recording.duration().toMillis())
            .param("state", PostgresCalls.word(recording.state()))
            .param("link", link == null ? null : link.toString())
            .param("now", Timestamp.from(now))
            .update());
  }

  @Override
  public void transcribed(CallId call, String carrierId, String text) {
    jdbc.sql(
            """
            insert into call.recording_text (carrier_id, text) values (:carrierId, :text)
            on conflict (carrier_id) do update set text = excluded.text
            """)
        .param("carrierId", carrierId)
        .param("text", text)
        .update();
    revise(call);
  }

  @Override
  public List<Recording> of(WorkspaceId workspace, CallId call) {
    return jdbc.sql(
            SHOWN
                + """
                where r.workspace_id = :workspace and r.call_id = :call and r.state <> 'empty' order by r.started_at
                """)
        .param("workspace", workspace.value())
        .param("call", call.value())
        .query((row, _) -> recording(row))
        .list();
  }

  @Override
  public Optional<Recording> find(WorkspaceId workspace, CallId call, UUID id) {
    return jdbc.sql(
            SHOWN + "where r.workspace_id = :workspace and r.call_id = :call and r.id = :id")
        .param("workspace", workspace.value())
        .param("call", call.value())
        .param("id", id)
        .query((row, _) -> recording(row))
        .optional();
  }

  @Override
  public Optional<Task> due(Instant now, Instant until) {
    return jdbc.sql(
            """
            update call.recording set due_at = :until, tries = tries + 1
            where id = (select id from call.recording
                        where state in ('copying', 'failed') and at_carrier and due_at <= :now
                        order by due_at limit 1 for update skip locked)
            returning id
            """)
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(until))
        .query((row, _) -> row.getObject(1, UUID.class))
        .optional()
        .flatMap(this::task);
  }

  private Optional<Task> task(UUID id) {
    return jdbc.sql(SHOWN + "where r.id = :id")
        .param("id", id)
        .query((row, _) -> {
          var link = row.getString("link");
          return new Task(
              recording(row),
              link == null ? null : URI.create(link),
              row.getTimestamp("created_at").toInstant(),
              row.getInt("tries"));
        })
        .optional();
  }

  @Override
  public void postpone(UUID id, Instant until) {
    jdbc.sql("update call.recording set due_at = :until, link = null where id = :id")
        .param("id", id)
        .param("until", Timestamp.from(until))
        .update();
  }

  @Override
  public boolean kept(UUID id, Kept kept) {
    return changed(
        id,
        jdbc.sql(
                """
                update call.recording set state = 'kept', bytes = :bytes, sha256 = :sha256, duration_ms = :duration,
                  expires_at = :expires, link = null
                where id = :id and state in ('copying', 'failed')
                """)
            .param("id", id)
            .param("bytes", kept.bytes())
            .param("sha256", kept.sha256())
            .param("duration", kept.duration().toMillis())
            .param("expires", kept.expiresAt() == null ? null : Timestamp.from(kept.expiresAt()))
            .update());
  }

  @Override
  public boolean isDeleted(UUID id) {
    return jdbc.sql("select state = 'deleted' from call.recording where id = :id")
        .param("id", id)
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  @Override
  public void empty(UUID id) {
    var _ =
        changed(
            id,
            jdbc.sql(
                    """
                    update call.recording set state = 'empty', link = null
                    where id = :id and state in ('copying', 'failed')
                    """)
                .param("id", id)
                .update());
  }

  @Override
  public void failed(UUID id, Instant until, @Nullable Instant expiresAt) {
    var _ =
        changed(
            id,
            jdbc.sql(
                    """
                    update call.recording set state = 'failed', link = null, due_at = :until, expires_at = :expires
                    where id = :id and state in ('copying', 'failed')
                    """)
                .param("id", id)
                .param("until", Timestamp.from(until))
                .param("expires", expiresAt == null ? null : Timestamp.from(expiresAt))
                .update());
  }

  @Override
  public boolean heard(UUID id, UserId by, Instant at) {
    return changed(
        id,
        jdbc.sql(
                """
                update call.recording set heard_at = :at, heard_by = :by
                where id = :id and heard_at is null and state = 'kept'
                """)
            .param("id", id)
            .param("by", by.value())
            .param("at", Timestamp.from(at))
            .update());
  }

  @Override
  public boolean delete(UUID id, Instant at) {
    return changed(
        id,
        jdbc.sql(
                """
                update call.recording set state = 'deleted', deleted_at = :at, due_at = least(due_at, :at)
                where id = :id and state in ('kept', 'failed')
                """)
            .param("id", id)
            .param("at", Timestamp.from(at))
            .update());
  }

  @Override
  public List<Recording> expired(Instant now, int most) {
    return jdbc.sql(
            SHOWN
                + """
                where r.state in ('kept', 'failed') and r.expires_at <= :now order by r.expires_at limit :most
                """)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query((row, _) -> recording(row))
        .list();
  }

  @Override
  public List<Recording> leftAtCarrier(Instant since, int most) {
    return jdbc.sql(
            SHOWN
                + """
                where r.at_carrier and r.state in ('kept', 'empty', 'deleted') and r.due_at <= :since
                order by r.due_at limit :most
                """)
        .param("since", Timestamp.from(since))
        .param("most", most)
        .query((row, _) -> recording(row))
        .list();
  }

  @Override
  public void goneAtCarrier(UUID id) {
    jdbc.sql("update call.recording set at_carrier = false where id = :id")
        .param("id", id)
        .update();
  }

  @Override
  public void retain(WorkspaceId workspace, @Nullable Duration after) {
    jdbc.sql(
            """
            update call.recording set expires_at = started_at + cast(:days as integer) * interval '1 day'
            where workspace_id = :workspace and state in ('kept', 'failed')
            """)
        .param("workspace", workspace.value())
        .param("days", after == null ? null : Math.toIntExact(after.toDays()))
        .update();
  }

  /** The call of a recording that was changed is another to look at. */
  private boolean changed(UUID id, int rows) {
    if (rows == 1) {
      revise(
          jdbc.sql("select call_id from call.recording where id = :id")
              .param("id", id)
              .query((row, _) -> new CallId(row.getObject(1, UUID.class)))
              .single());
    }
    return rows == 1;
  }

  private void revise(CallId call) {
    jdbc.sql(
            """
            insert into call.annotation as a (call_id, note, note_version, revision) values (:call, '', 0, 1)
            on conflict (call_id) do update set revision = a.revision + 1
            """)
        .param("call", call.value())
        .update();
  }

  private static Recording recording(ResultSet row) throws SQLException {
    return new Recording(
        row.getObject("id", UUID.class),
        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
        new CallId(row.getObject("call_id", UUID.class)),
        RecordingKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("carrier_id"),
        row.getString("format"),
        row.getTimestamp("started_at").toInstant(),
        Duration.ofMillis(row.getLong("duration_ms")),
        Recording.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getLong("bytes"),
        row.getString("sha256"),
        row.getString("text"),
        instant(row.getTimestamp("heard_at")),
        instant(row.getTimestamp("expires_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
