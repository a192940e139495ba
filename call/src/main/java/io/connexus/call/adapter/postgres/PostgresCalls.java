package io.connexus.call.adapter.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.call.application.CallJson;
import io.connexus.call.application.Calls;
import io.connexus.call.application.TypeNames;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.Logged;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@link Calls} in the schema {@code call}. */
public final class PostgresCalls implements Calls {
  private static final Duration DAY = Duration.ofDays(1);
  private static final TypeNames<CallEvent> EVENTS = new TypeNames<>(CallEvent.class);

  private static final String SHOWN =
      """
      select id, direction, from_number, to_number, status, phase, outcome, started_at, answered_at, ended_at,
        handled_by, summary, participants::text, held, version, recording from call.call
      """;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final JdbcClient jdbc;
  private final JsonMapper json;

  public PostgresCalls(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json =
        json.rebuild() // where one person was rung there may be several now
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();
  }

  @Override
  public void lockCaller(String callerLeg) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:leg, 0))")
        .param("leg", callerLeg)
        .query((_, _) -> true)
        .single();
  }

  @Override
  public Optional<CallId> withCaller(String callerLeg) {
    return jdbc.sql("select id from call.call where caller_leg = :leg")
        .param("leg", callerLeg)
        .query((row, _) -> new CallId(row.getObject(1, UUID.class)))
        .optional();
  }

  @Override
  public Optional<CallId> withKey(WorkspaceId workspace, String key) {
    return jdbc.sql("select id from call.call where workspace_id = :workspace and key = :key")
        .param("workspace", workspace.value())
        .param("key", key)
        .query((row, _) -> new CallId(row.getObject(1, UUID.class)))
        .optional();
  }

  @Override
  public Optional<Call> lock(CallId id) {
    return jdbc.sql("select workspace_id from call.call where id = :id for no key update")
        .param("id", id.value())
        .query((row, _) -> new WorkspaceId(row.getObject(1, UUID.class)))
        .optional()
        .flatMap(workspace -> Call.fold(id, workspace, log(id)));
  }

  @Override
  public Optional<Call> find(CallId id) {
    var workspace = new AtomicReference<WorkspaceId>();
    var log =
        jdbc.sql(
                """
                select seq, at, type, body::text, workspace_id
                from call.call_event join call.call on id = call_id where call_id = :id order by seq
                """)
            .param("id", id.value())
            .query((row, number) -> {
              workspace.set(new WorkspaceId(row.getObject(5, UUID.class)));
              return logged(row, number);
            })
            .list();
    return Optional.ofNullable(workspace.get()).flatMap(of -> Call.fold(id, of, log));
  }

  @Override
  public int placeInQueue(WorkspaceId workspace, E164 business, CallId id) {
    return jdbc.sql(
            """
            select count(*) + 1 from call.call other join call.call own on own.id = :id
            where other.workspace_id = :workspace and other.to_number = :business and other.phase = 'queued'
              and (other.started_at, other.id) < (own.started_at, own.id)
            """)
        .param("id", id.value())
        .param("workspace", workspace.value())
        .param("business", business.value())
        .query(Integer.class)
        .single();
  }

  @Override
  public int inQueue(WorkspaceId workspace, E164 business) {
    return jdbc.sql(
            """
            select count(*) from call.call
            where workspace_id = :workspace and to_number = :business and phase = 'queued'
            """)
        .param("workspace", workspace.value())
        .param("business", business.value())
        .query(Integer.class)
        .single();
  }

  @Override
  public List<CallId> firstInQueue(WorkspaceId workspace) {
    return jdbc.sql(
            """
            select distinct on (to_number) id from call.call
            where workspace_id = :workspace and phase = 'queued'
            order by to_number, started_at, id
            """)
        .param("workspace", workspace.value())
        .query((row, _) -> new CallId(row.getObject(1, UUID.class)))
        .list();
  }

  @Override
  public void lockPlacing(WorkspaceId workspace) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('placing ' || :workspace, 0))")
        .param("workspace", workspace.toString())
        .query(row -> {});
  }

  @Override
  public void noteRungOutside(WorkspaceId workspace, Instant at) {
    jdbc.sql(
            """
            with old as (delete from call.rung_outside where workspace_id = :workspace and at <= :dayBefore)
            insert into call.rung_outside (workspace_id, at) values (:workspace, :at)
            """)
        .param("workspace", workspace.value())
        .param("dayBefore", Timestamp.from(at.minus(DAY)))
        .param("at", Timestamp.from(at))
        .update();
  }

  @Override
  public int rungOutsideInADay(WorkspaceId workspace, Instant now) {
    return jdbc.sql(
            "select count(*) from call.rung_outside where workspace_id = :workspace and at > :dayBefore")
        .param("workspace", workspace.value())
        .param("dayBefore", Timestamp.from(now.minus(DAY)))
        .query(Integer.class)
        .single();
  }

  @Override
  public Map<UserId, Occupation> occupation(WorkspaceId workspace, List<UserId> members) {
    var occupied = new HashMap<UserId, Occupation>();
    if (members.isEmpty()) {
      return occupied;
    }
    jdbc.sql(
            """
            with occupying as materialized (
              select handled_by, phase, direction, participants from call.call
              where workspace_id = :workspace and phase <> 'ended'
                and (handled_by is not null or jsonb_path_exists(participants, '$[*].userId')))
            select m.id,
              exists (select from occupying c
                where c.participants @> jsonb_build_array(jsonb_build_object('userId', m.id))
                  or c.handled_by = m.id and (c.phase in ('ringing-human', 'calling-member', 'calling')
                    or c.direction = 'outbound' and c.phase = 'announcement')),
              (select c.ended_at from call.call c where c.handled_by = m.id and c.ended_at is not null
                order by c.ended_at desc nulls last limit 1)
            from unnest(:members) as m(id)
            """)
        .param("workspace", workspace.value())
        .param("members", members.stream().map(UserId::value).toArray(UUID[]::new))
        .query(row -> {
          occupied.put(
              new UserId(row.getObject(1, UUID.class)),
              new Occupation(row.getBoolean(2), instant(row.getTimestamp(3))));
        });
    return occupied;
  }

  @Override
  public Optional<WorkspaceId> workspaceOf(CallId id) {
    return jdbc.sql("select workspace_id from call.call where id = :id")
        .param("id", id.value())
        .query((row, _) -> new WorkspaceId(row.getObject(1, UUID.class)))
        .optional();
  }

  @Override
  public Optional<CallJson> show(WorkspaceId workspace, CallId id) {
    return jdbc.sql(SHOWN + " where workspace_id = :workspace and id = :id")
        .param("workspace", workspace.value())
        .param("id", id.value())
        .query((row, _) -> shown(row))
        .optional();
  }

  static CallJson shown(ResultSet row) throws SQLException {
    var from = new E164(row.getString("from_number"));
    var to = new E164(row.getString("to_number"));
    var handledBy = row.getObject("handled_by", UUID.class);
    return new CallJson(
        new CallId(row.getObject("id", UUID.class)),
        row.getString("direction"),
        from,
        from.display(),
        to,
        to.display(),
        row.getString("status"),
        row.getString("phase"),
        row.getString("outcome"),
        row.getTimestamp("started_at").toInstant(),
        instant(row.getTimestamp("answered_at")),
        instant(row.getTimestamp("ended_at")),
        handledBy == null ? null : new UserId(handledBy),
        row.getString("summary"),
        row.getBoolean("held"),
        List.of(JSON.readValue(row.getString("participants"), CallJson.Participant[].class)),
        row.getInt("version"),
        row.getBoolean("recording"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  @Override
  public List<Logged> log(CallId id) {
    return jdbc.sql(
            "select seq, at, type, body::text from call.call_event where call_id = :id order by seq")
        .param("id", id.value())
        .query(this::logged)
        .list();
  }

  private Logged logged(ResultSet row, int number) throws SQLException {
    var event = json.readValue(row.getString(4), EVENTS.type(row.getString(3)));
    return new Logged(row.getInt(1), row.getTimestamp(2).toInstant(), event);
  }

  @Override
  public void append(Call call, Logged logged) {
    project(call);
    if (logged.event() instanceof CallEvent.CallPlaced placed) {
      jdbc.sql("update call.call set key = :key where id = :id")
          .param("key", placed.key())
          .param("id", call.id().value())
          .update();
    }
    jdbc.sql(
            """
            insert into call.call_event (call_id, seq, at, type, body)
            values (:call, :seq, :at, :type, cast(:body as jsonb))
            """)
        .param("call", call.id().value())
        .param("seq", logged.seq())
        .param("at", Timestamp.from(logged.at()))
        .param("type", EVENTS.of(logged.event()))
        .param("body", json.writeValueAsString(logged.event()))
        .update();
  }

  @Override
  public int rebuild() {
    var ids =
        jdbc.sql("select id from call.call")
            .query((row, _) -> new CallId(row.getObject(1, UUID.class)))
            .list();
    ids.forEach(id -> lock(id).ifPresent(this::project));
    return ids.size();
  }

  /**
   * The caller's leg, a key, is not among what is updated: that would lock the row against whoever
   * writes a turn, and who writes one waits for the row.
   */
  private void project(Call call) {
    jdbc.sql(
            """
            insert into call.call (id, workspace_id, caller_leg, direction, from_number, to_number, status, phase,
              outcome, started_at, answered_at, ended_at, handled_by, summary, participants, held, version, recording)
            values (:id, :workspace, :callerLeg, :direction, :from, :to, :status, :phase,
              :outcome, :started, :answered, :ended, :handledBy, :summary, cast(:participants as jsonb), :held, :version, :recording)
            on conflict (id) do update set status = excluded.status, phase = excluded.phase,
              outcome = excluded.outcome, started_at = excluded.started_at, answered_at = excluded.answered_at,
              ended_at = excluded.ended_at, handled_by = excluded.handled_by, summary = excluded.summary,
              participants = excluded.participants, held = excluded.held, version = excluded.version,
              recording = excluded.recording
            """)
        .param("id", call.id().value())
        .param("workspace", call.workspace().value())
        .param("callerLeg", call.legs().getFirst().carrierId())
        .param("direction", call.outbound() ? "outbound" : "inbound")
        .param("from", call.from().value())
        .param("to", call.to().value())
        .param("status", word(call.status()))
        .param("phase", word(call.phase()))
        .param("outcome", word(call.outcome()))
        .param("started", Timestamp.from(call.startedAt()))
        .param("answered", timestamp(call.answeredAt()))
        .param("ended", timestamp(call.endedAt()))
        .param("handledBy", call.handledBy() == null ? null : call.handledBy().value())
        .param("summary", call.summary())
        .param("participants", JSON.writeValueAsString(CallJson.of(call).participants()))
        .param("held", call.held())
        .param("version", call.version())
        .param("recording", call.isRecorded())
        .update();
    if (call.outbound()) { // whose leg to the outside is dialled last
      jdbc.sql(
              "update call.call set caller_leg = :leg where id = :id and caller_leg is distinct from :leg")
          .param("leg", call.legs().getFirst().carrierId())
          .param("id", call.id().value())
          .update();
    }
  }

  @Override
  public List<CallId> ringing(WorkspaceId workspace) {
    return live(workspace, "phase = 'ringing-human'");
  }

  @Override
  public List<CallId> withPeople(WorkspaceId workspace) {
    return live(
        workspace,
        "(direction = 'outbound' or phase in ('ringing-human', 'human', 'handing-back'))");
  }

  private List<CallId> live(WorkspaceId workspace, String which) {
    return jdbc.sql(
            "select id from call.call where workspace_id = :workspace and phase <> 'ended' and "
                + which
                + " order by started_at")
        .param("workspace", workspace.value())
        .query((row, _) -> new CallId(row.getObject(1, UUID.class)))
        .list();
  }

  @Override
  public List<CallId> live() {
    return jdbc.sql("select id from call.call where phase <> 'ended' order by started_at")
        .query((row, _) -> new CallId(row.getObject(1, UUID.class)))
        .list();
  }

  @Override
  public void keepEarly(String callerLeg, Instant at, String event) {
    jdbc.sql(
            "insert into call.early_event (caller_leg, occurred_at, event) values (:leg, :at, cast(:event as jsonb))")
        .param("leg", callerLeg)
        .param("at", Timestamp.from(at))
        .param("event", event)
        .update();
  }

  @Override
  public List<String> takeEarly(String callerLeg) {
    return jdbc.sql(
            """
            with taken as (delete from call.early_event
                           where caller_leg = :leg or kept_at < now() - interval '1 day'
                           returning caller_leg, occurred_at, event::text as event)
            select event from taken where caller_leg = :leg order by occurred_at
            """)
        .param("leg", callerLeg)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  static @Nullable String word(@Nullable Enum<?> constant) {
    return constant == null ? null : CallJson.word(constant);
  }
}
