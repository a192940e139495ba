package io.connexus.call.adapter.postgres;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.connexus.call.application.CallFilter;
import io.connexus.call.application.CallFilter.Found;
import io.connexus.call.application.CallView;
import io.connexus.call.application.CallView.Note;
import io.connexus.call.application.History;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /** How much later than it began a call may have been noted, and how wrong the carrier's clock. */
  private static final Duration SLACK = Duration.ofDays(2);

  /** So many of the newest calls are looked through one by one. */
  private static final int RECENT = 5_000;

  /** Where calls are looked for. */
  private enum Among {
    /** The newest alone, from before the given one. */
    RECENT,
    ALL,
    /** Those of contacts whose names have the words. */
    NAMED
  }

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  public PostgresHistory(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public List<CallView> page(
      WorkspaceId workspace, CallFilter filter, @Nullable CallId before, int limit) {
    if (filter.found().isEmpty()) {
      return read(ids(workspace, filter, before, Among.ALL, limit), limit);
    }
    return transactions.execute(_ -> {
      // how often a word occurs decides how it is looked for
      jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
      return read(search(workspace, filter, before, limit), limit);
    });
  }

  /**
   * A word that many calls have is met soon on the way back from the newest; one that few have is
   * in the index of words. Nobody knows beforehand which it is.
   */
  private List<UUID> search(
      WorkspaceId workspace, CallFilter filter, @Nullable CallId before, int limit) {
    var ids = new ArrayList<UUID>();
    if (filter.tag() == null) {
      ids.addAll(ids(workspace, filter, before, Among.RECENT, limit));
    }
    if (ids.size() < limit) {
      ids.addAll(ids(workspace, filter, before, Among.ALL, limit));
    }
    if (!numbers(filter).isEmpty()) {
      ids.addAll(ids(workspace, filter, before, Among.NAMED, limit));
    }
    return ids;
  }

  private List<UUID> ids(
      WorkspaceId workspace, CallFilter filter, @Nullable CallId before, Among among, int limit) {
    var query = new Query(filter, before, among);
    return jdbc.sql(query.ids())
        .params(query.parameters)
        .param("workspace", workspace.value())
        .param("limit", limit)
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

  private static Set<String> numbers(CallFilter filter) {
    return filter.found().stream()
        .flatMap(found ->
            found instanceof Found.Word(_, var numbers) ? numbers.stream() : Stream.empty())
        .map(E164::value)
        .collect(toSet());
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

  /** The ids of a page, read off the index of the narrowest thing that is asked for. */
  private static final class Query {
    final Map<String, Object> parameters = new HashMap<>();
    private final List<String> from = new ArrayList<>();
    private final List<String> where = new ArrayList<>();
    private final Among among;
    private final boolean fenced;
    private String key = "c.id";

    Query(CallFilter filter, @Nullable CallId before, Among among) {
      this.among = among;
      fenced = among != Among.RECENT && !filter.found().isEmpty();
      if (filter.tag() != null) {
        table("call.tag t", "t");
        where.add("lower(t.tag) = lower(:tag)");
        parameters.put("tag", filter.tag());
      }
      if (!filter.found().isEmpty()) {
        if (among == Among.RECENT) {
          recent(before);
        } else {
          table("call.search s", "s");
        }
        where.add(
            IntStream.range(0, filter.found().size())
                .mapToObj(i -> term(i, filter.found().get(i)))
                .collect(joining(" && ", "s.document @@ (", ")")));
      }
      call(filter);
      bound("<", "before", before == null ? null : before.value());
      bound(">=", "fromId", filter.from() == null ? null : earliest(filter.from().minus(SLACK)));
      bound("<", "toId", filter.to() == null ? null : earliest(filter.to().plus(SLACK)));
    }

    String ids() {
      var all =
          "select %s as id from %s where %s"
              .formatted(key, String.join(" join ", from), String.join(" and ", where));
      return fenced // no index is to be read backwards in the hope of meeting them
          ? "select id from (%s offset 0) few order by id desc limit :limit".formatted(all)
          : "%s order by %s desc limit :limit".formatted(all, key);
    }

    private void recent(@Nullable CallId before) {
      from.add(
          """
          (select call_id, document from call.search where workspace_id = :workspace %s
           order by call_id desc limit %d) s
          """
              .formatted(before == null ? "" : "and call_id < :before", RECENT));
      key = "s.call_id";
    }

    private void call(CallFilter filter) {
      var conditions = new ArrayList<String>();
      if (among == Among.NAMED) {
        conditions.add("c.outside = any(:names)");
        parameters.put(
            "names", new SqlParameterValue(Types.ARRAY, numbers(filter).toArray(String[]::new)));
      }
      condition(conditions, "c.status = :status", "status", filter.status());
      condition(conditions, "c.direction = :direction", "direction", filter.direction());
      condition(conditions, "c.outcome = :outcome", "outcome", filter.outcome());
      condition(
          conditions,
          "c.handled_by = :member",
          "member",
          filter.handledBy() == null ? null : filter.handledBy().value());
      condition(
          conditions,
          "c.outside = :number",
          "number",
          filter.number() == null ? null : filter.number().value());
      condition(
          conditions,
          "c.started_at >= :from",
          "from",
          filter.from() == null ? null : Timestamp.from(filter.from()));
      condition(
          conditions,
          "c.started_at < :to",
          "to",
          filter.to() == null ? null : Timestamp.from(filter.to()));
      if (!conditions.isEmpty() || from.isEmpty()) {
        boolean alone = from.isEmpty();
        from.add(alone ? "call.call c" : "call.call c on c.id = " + key);
        where.add("c.workspace_id = :workspace");
        where.addAll(conditions);
      }
    }

    private void table(String table, String alias) {
      from.add(from.isEmpty() ? table : table + " on " + alias + ".call_id = " + key);
      key = alias + ".call_id";
      where.add(alias + ".workspace_id = :workspace");
    }

    private void condition(
        List<String> conditions, String condition, String name, @Nullable Object value) {
      if (value != null) {
        conditions.add(condition);
        parameters.put(name, value);
      }
    }

    private void bound(String operator, String name, @Nullable UUID id) {
      if (id != null) {
        where.add("%s %s :%s".formatted(key, operator, name));
        parameters.put(name, id);
      }
    }

    /** Terms have letters and digits only, so that nothing ends the quotes. */
    private String term(int index, Found found) {
      var name = "term" + index;
      return switch (found) {
        case Found.Digits(var digits) -> {
          parameters.put(name, "'" + digits + "':*");
          yield "cast(:%s as tsquery)".formatted(name);
        }
        case Found.Word(var beginning, var numbers) -> {
          var word = "'" + beginning + "':*";
          parameters.put(name, word);
          if (among != Among.NAMED) {
            yield "(to_tsquery('english', :%1$s) || cast(:%1$s as tsquery))".formatted(name);
          }
          var digits = numbers.stream().map(number -> "'" + number.value().substring(1) + "'");
          parameters.put(
              name + "OrOf", Stream.concat(Stream.of(word), digits).collect(joining(" | ")));
          yield "(to_tsquery('english', :%1$s) || cast(:%1$sOrOf as tsquery))".formatted(name);
        }
      };
    }

    /** The smallest UUID version 7 of this time (RFC 9562 section 5.7). */
    private static UUID earliest(Instant at) {
      return new UUID((Math.max(0, at.toEpochMilli()) << 16) | 0x7000, 0x8000_0000_0000_0000L);
    }
  }
}
