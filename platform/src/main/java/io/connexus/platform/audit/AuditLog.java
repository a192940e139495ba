package io.connexus.platform.audit;

import io.connexus.platform.Actor;
import io.connexus.platform.Ids;
import io.connexus.platform.Origin;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did what to what, when and from where, in {@code platform.audit}: append-only, which the
 * table itself enforces. Append in the transaction of the deed, so that neither is there without
 * the other.
 */
public final class AuditLog {
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};
  private static final String ENTRY =
      "select id, at, actor, action, subject, details, address, device from platform.audit ";

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();

  public AuditLog(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes what the actor has done. */
  public void append(Actor actor, String action, Object subject, Map<String, String> details) {
    append(actor.workspace(), actor.user(), action, subject, details);
  }

  /** Notes what the actor has done, unless it is noted already that they did so since then. */
  public void appendOnce(
      Actor actor, String action, Object subject, Map<String, String> details, Instant since) {
    appendOnce(actor.workspace(), actor.user(), action, subject, details, since);
  }

  /** The same of somebody who is not signed in, or not yet. */
  public void appendOnce(
      WorkspaceId workspace,
      @Nullable UserId actor,
      String action,
      Object subject,
      Map<String, String> details,
      Instant since) {
    boolean noted =
        jdbc.sql(
                """
                select exists (
                  select from platform.audit
                  where workspace_id = :workspace and id >= :since and at > :at
                    and actor is not distinct from :actor::uuid and action = :action
                    and subject = :subject and details = :details::jsonb)
                """)
            .param("workspace", workspace.value())
            .param("since", Ids.earliest(since.toEpochMilli()))
            .param("at", Timestamp.from(since))
            .param("actor", actor == null ? null : actor.value())
            .param("action", action)
            .param("subject", subject.toString())
            .param("details", json.writeValueAsString(details))
            .query(Boolean.class)
            .single();
    if (!noted) {
      append(workspace, actor, action, subject, details);
    }
  }

  /** Notes what somebody has done who is not signed in, or not yet. */
  public void append(
      WorkspaceId workspace,
      @Nullable UserId actor,
      String action,
      Object subject,
      Map<String, String> details) {
    var origin = Origin.current();
    jdbc.sql(
            """
            insert into platform.audit
              (id, workspace_id, at, actor, action, subject, details, address, device)
            values
              (:id, :workspace, :at, :actor, :action, :subject, :details::jsonb, :address, :device)
            """)
        .param("id", Ids.next())
        .param("workspace", workspace.value())
        .param("at", Timestamp.from(clock.instant()))
        .param("actor", actor == null ? null : actor.value())
        .param("action", action)
        .param("subject", subject.toString())
        .param("details", json.writeValueAsString(details))
        .param("address", origin.map(Origin::address).orElse(null))
        .param("device", origin.map(Origin::device).orElse(null))
        .update();
  }

  /**
   * Entries of the workspace, the newest first.
   *
   * @param before only entries older than this one; null for the newest
   * @param action only entries of this action; null for all
   */
  public List<AuditEntry> page(
      WorkspaceId workspace, @Nullable UUID before, @Nullable String action, int limit) {
    return jdbc.sql(
            ENTRY
                + """
                where workspace_id = :workspace
                  and (:before::uuid is null or id < :before::uuid)
                  and (:action::text is null or action = :action::text)
                order by id desc limit :limit
                """)
        .param("workspace", workspace.value())
        .param("before", before)
        .param("action", action)
        .param("limit", limit)
        .query(this::entry)
        .list();
  }

  /**
   * Entries of the workspace, the oldest first.
   *
   * @param after only entries newer than this one; null for the oldest
   */
  public List<AuditEntry> portion(WorkspaceId workspace, @Nullable UUID after, int limit) {
    return jdbc.sql(
            ENTRY
                + """
                where workspace_id = :workspace and (:after::uuid is null or id > :after::uuid)
                order by id limit :limit
                """)
        .param("workspace", workspace.value())
        .param("after", after)
        .param("limit", limit)
        .query(this::entry)
        .list();
  }

  private AuditEntry entry(ResultSet row, int number) throws SQLException {
    var actor = row.getObject("actor", UUID.class);
    return new AuditEntry(
        row.getObject("id", UUID.class),
        row.getTimestamp("at").toInstant(),
        actor == null ? null : new UserId(actor),
        row.getString("action"),
        row.getString("subject"),
        json.readValue(row.getString("details"), DETAILS),
        row.getString("address"),
        row.getString("device"));
  }
}
