package io.connexus.call.adapter.postgres;

import io.connexus.call.application.CallFilter;
import io.connexus.call.application.CallFilter.Found;
import io.connexus.call.application.CallView;
import io.connexus.call.application.CallView.Note;
import io.connexus.call.application.History;
import io.connexus.platform.CallId;
import io.connexus.platform.Ids;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link History} in the schema {@code call}. */
public final class PostgresHistory implements History {
  private static final String SHOWN =
      """
      select c.id, c.direction, c.from_number, c.to_number, c.status, c.phase, c.outcome, c.started_at, c.answered_at,
        c.ended_at, c.handled_by, c.summary, c.participants::text as participants, c.held, c.version, c.recording,
        a.note, a.note_version, a.note_by, a.note_at, a.revision,
        array(select t.tag from call.tag t where t.call_id = c.id order by t.position) as tags,
        (select case when bool_or(r.heard_at is null) then 'unheard' else 'heard' end from call.recording r
         where r.call_id = c.id and r.kind = 'voicemail' and r.state in ('copying', 'kept', 'failed')
         having count(*) > 0) as message
      from call.call c left join call.annotation a on a.call_id = c.id
      %s
      order by c.id desc
      """;

  /** So many of the newest calls are looked through one by one. */
  private static final int RECENT = 2_000;

  /** By how much of the past a search goes on, of what it has seen: at least, and at most. */
  private static final long LEAST = 4;

  private static final long MOST = 64;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final int recent;

  public PostgresHistory(JdbcClient jdbc, TransactionTemplate transactions) {
    this(jdbc, transactions, RECENT);
  }

  PostgresHistory(JdbcClient jdbc, TransactionTemplate transactions, int recent) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.recent = recent;
  }

  @Override
  public List<CallView> page(
      WorkspaceId workspace, CallFilter filter, @Nullable CallId before, int limit) {
    var query = new HistoryQuery(workspace, filter, before, limit, recent);
    if (filter.found().isEmpty()) {
      return read(ids(query, query.all()), limit);
    }
    return transactions.execute(_ -> {
      // how often a word occurs decides how it is looked for
      jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
      var ids = search(query, filter, before, limit);
      if (!HistoryQuery.numbers(filter).isEmpty()) {
        ids.addAll(ids(query, query.named()));
      }
      return read(ids, limit);
    });
  }

  /**
   * A word that many calls have is met soon on the way back from the newest. For others the index
   * of words is asked, for one span of time after the other: each so much longer as the calls found
   * so far let expect that it fills the page, so that hardly more is found than is wanted.
   */
  private List<UUID> search(
      HistoryQuery query, CallFilter filter, @Nullable CallId before, int limit) {
    var ids = new ArrayList<>(ids(query, query.recent()));
    if (ids.size() >= limit) {
      return ids;
    }
    var oldest = ids(query, query.oldestOfRecent());
    if (oldest.isEmpty()) {
      return ids; // there are no others
    }
    if (!known(query, filter)) {
      return ids; // nobody has ever said it
    }
    var until = oldest.getFirst();
    long newest = millis(before == null ? Ids.next() : before.value());
    newest = filter.to() == null ? newest : Math.min(newest, filter.to().toEpochMilli());
    long end = filter.from() == null ? 0 : filter.from().minus(HistoryQuery.SLACK).toEpochMilli();
    while (ids.size() < limit && millis(until) > end) {
      long seen = Math.max(DAY, newest - millis(until));
      long wanted = ids.isEmpty() ? MOST : 2L * (limit - ids.size()) / ids.size();
      var since =
          Ids.earliest(Math.max(end, millis(until) - seen * Math.clamp(wanted, LEAST, MOST)));
      query.parameters.put("since", since);
      query.parameters.put("until", until);
      ids.addAll(ids(query, query.span()));
      until = since;
    }
    return ids;
  }

  /** Gives the query the words that begin as is asked; false if there are none. */
  private boolean known(HistoryQuery query, CallFilter filter) {
    for (var found : filter.found()) {
      if (found instanceof Found.Word(var beginning, _) && !isNumber(beginning)) {
        var words =
            jdbc.sql("select call.words_from(:beginning)")
                .param("beginning", beginning)
                .query(String.class)
                .optional();
        if (words.filter(String::isEmpty).isPresent()) {
          return false;
        }
        words.ifPresent(all -> query.parameters.put("words" + filter.found().indexOf(found), all));
      }
    }
    return true;
  }

  /** Parts of phone numbers are not among the words. */
  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  private List<UUID> ids(HistoryQuery query, String sql) {
    return jdbc.sql(sql)
        .params(query.parameters)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  private List<CallView> read(List<UUID> ids, int limit) {
    return jdbc.sql(SHOWN.formatted("where c.id = any(:ids)") + " limit :limit")
        .param("ids", new SqlParameterValue(Types.ARRAY, ids.toArray(UUID[]::new)))
        .param("limit", limit)
        .query((row, _) -> view(row))
        .list();
  }

  @Override
  public Optional<CallView> show(WorkspaceId workspace, CallId id) {
    return jdbc.sql(SHOWN.formatted("where c.workspace_id = :workspace and c.id = :id"))
        .param("workspace", workspace.value())
        .param("id", id.value())
        .query((row, _) -> view(row))
        .optional();
  }

  private static CallView view(ResultSet row) throws SQLException {
    var at = row.getTimestamp("note_at");
    var note =
        at == null
            ? null
            : new Note(
                row.getString("note"),
                row.getInt("note_version"),
                new UserId(row.getObject("note_by", UUID.class)),
                at.toInstant());
    var tags = (String[]) row.getArray("tags").getArray();
    return new CallView(
        PostgresCalls.shown(row),
        null,
        note,
        List.of(tags),
        row.getInt("revision"),
        row.getString("message"));
  }

  @Override
  public boolean lock(WorkspaceId workspace, CallId id) {
    return jdbc.sql(
            "select id from call.call where workspace_id = :workspace and id = :id for no key update")
        .param("workspace", workspace.value())
        .param("id", id.value())
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  @Override
  public boolean write(CallId id, String text, int version, UserId by, Instant at) {
    return jdbc.sql(
                """
                insert into call.annotation as a (call_id, note, note_version, note_by, note_at, revision)
                select :id, :text, 1, :by, :at, 1
                where :version = 0 or exists (select from call.annotation where call_id = :id)
                on conflict (call_id) do update set note = excluded.note, note_version = a.note_version + 1,
                  note_by = excluded.note_by, note_at = excluded.note_at, revision = a.revision + 1
                where a.note_version = :version
                """)
            .param("id", id.value())
            .param("text", text)
            .param("version", version)
            .param("by", by.value())
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  @Override
  public void tag(WorkspaceId workspace, CallId id, List<String> tags) {
    jdbc.sql("delete from call.tag where call_id = :id").param("id", id.value()).update();
    jdbc.sql(
            """
            insert into call.tag (call_id, workspace_id, tag, position)
            select :id, :workspace, tag, position from unnest(:tags) with ordinality as t (tag, position)
            """)
        .param("id", id.value())
        .param("workspace", workspace.value())
        .param("tags", new SqlParameterValue(Types.ARRAY, tags.toArray(String[]::new)))
        .update();
    jdbc.sql(
            """
            insert into call.annotation as a (call_id, note, note_version, revision) values (:id, '', 0, 1)
            on conflict (call_id) do update set revision = a.revision + 1
            """)
        .param("id", id.value())
        .update();
  }

  private static long millis(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }
}
