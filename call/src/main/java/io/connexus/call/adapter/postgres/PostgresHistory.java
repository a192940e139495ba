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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
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
    var query = new Query(workspace, filter, before, limit, recent);
    if (filter.found().isEmpty()) {
      return read(ids(query, query.all()), limit);
    }
    return transactions.execute(_ -> {
      // how often a word occurs decides how it is looked for
      jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
      var ids = search(query, filter, before, limit);
      if (!numbers(filter).isEmpty()) {
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
  private List<UUID> search(Query query, CallFilter filter, @Nullable CallId before, int limit) {
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
    long end = filter.from() == null ? 0 : filter.from().minus(SLACK).toEpochMilli();
    while (ids.size() < limit && millis(until) > end) {
      long seen = Math.max(DAY, newest - millis(until));
      long wanted = ids.isEmpty() ? MOST : 2L * (limit - ids.size()) / ids.size();
      var since = earliest(Math.max(end, millis(until) - seen * Math.clamp(wanted, LEAST, MOST)));
      query.parameters.put("since", since);
      query.parameters.put("until", until);
      ids.addAll(ids(query, query.span()));
      until = since;
    }
    return ids;
  }

  /** Gives the query the words that begin as is asked; false if there are none. */
  private boolean known(Query query, CallFilter filter) {
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

  private List<UUID> ids(Query query, String sql) {
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

  private static long millis(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }

  /** The smallest UUID version 7 of this time (RFC 9562 section 5.7). */
  private static UUID earliest(long millis) {
    return new UUID((Math.max(0, millis) << 16) | 0x7000, 0x8000_0000_0000_0000L);
  }

  /** The ids of a page, read off the index of the narrowest thing that is asked for. */
  private static final class Query {
    final Map<String, Object> parameters = new HashMap<>();
    private final CallFilter filter;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> bounds = new ArrayList<>();

    Query(
        WorkspaceId workspace, CallFilter filter, @Nullable CallId before, int limit, int recent) {
      this.filter = filter;
      parameters.put("recent", recent);
      parameters.put("workspace", workspace.value());
      parameters.put("limit", limit);
      condition("c.status = :status", "status", filter.status());
      condition("c.direction = :direction", "direction", filter.direction());
      condition("c.outcome = :outcome", "outcome", filter.outcome());
      condition(
          "c.handled_by = :member",
          "member",
          filter.handledBy() == null ? null : filter.handledBy().value());
      condition(
          "c.outside = :number",
          "number",
          filter.number() == null ? null : filter.number().value());
      var from = filter.from();
      var to = filter.to();
      condition("c.started_at >= :from", "from", from == null ? null : Timestamp.from(from));
      condition("c.started_at < :to", "to", to == null ? null : Timestamp.from(to));
      bound("< :before", "before", before == null ? null : before.value());
      bound(
          ">= :fromId", "fromId", from == null ? null : earliest(from.minus(SLACK).toEpochMilli()));
      bound("< :toId", "toId", to == null ? null : earliest(to.plus(SLACK).toEpochMilli()));
      if (filter.tag() != null) {
        parameters.put("tag", filter.tag());
      }
    }

    /** Nothing is to be found in them. */
    String all() {
      return filter.tag() == null
          ? page(
              "c.id",
              "call.call c",
              "c.workspace_id = :workspace" + all(conditions),
              within("c.id"))
          : page(
              "t.call_id",
              "call.tag t" + call("t.call_id"),
              "t.workspace_id = :workspace and lower(t.tag) = lower(:tag)",
              within("t.call_id"));
    }

    /** Those of the newest that match. */
    String recent() {
      return page(
          "s.call_id",
          """
          (select call_id, document from call.search where workspace_id = :workspace %s
           order by call_id desc limit :recent) s%s
          """
              .formatted(within("call_id"), call("s.call_id")),
          words(false),
          tagged("s.call_id"));
    }

    /** The last of those that are looked through; none if there are fewer. */
    String oldestOfRecent() {
      return """
      select call_id from call.search where workspace_id = :workspace %s
      order by call_id desc offset :recent - 1 limit 1
      """
          .formatted(within("call_id"));
    }

    /**
     * Those that match between {@code :since} and {@code :until}, found by whole words where these
     * are few. No index is to be read backwards in the hope of meeting them.
     */
    String span() {
      return """
      select s.call_id from (
        select s.call_id, s.document from call.search s%s
        where s.workspace_id = :workspace and s.document @@ (%s)
          and call.slices(s.workspace_id, s.call_id) && call.slices(:workspace, :since, :until) offset 0) s
      where s.call_id >= :since and s.call_id < :until and %s %s
      order by s.call_id desc limit :limit
      """
          .formatted(call("s.call_id"), terms(this::wholeWords), words(false), tagged("s.call_id"));
    }

    private String wholeWords(int i) {
      return parameters.containsKey("words" + i)
          ? "cast(:words%d as tsquery)".formatted(i)
          : term(i, false);
    }

    /** The newest of every contact whose name has one of the words, if the others match. */
    String named() {
      parameters.put(
          "names", new SqlParameterValue(Types.ARRAY, numbers(filter).toArray(String[]::new)));
      boolean alone = filter.found().size() == 1;
      var calls =
          page(
              "c.id",
              "call.call c" + (alone ? "" : " join call.search s on s.call_id = c.id"),
              "c.workspace_id = :workspace and c.outside = n.outside" + all(conditions),
              within("c.id") + tagged("c.id") + (alone ? "" : " and " + words(true)));
      return """
      select c.id from unnest(:names) as n (outside) cross join lateral (%s) c
      order by c.id desc limit :limit
      """
          .formatted(calls);
    }

    private static String page(String key, String from, String where, String more) {
      return "select %1$s from %2$s where %3$s %4$s order by %1$s desc limit :limit"
          .formatted(key, from, where, more);
    }

    /** The calls, if anything is asked for that they alone have. */
    private String call(String key) {
      return conditions.isEmpty() ? "" : " join call.call c on c.id = " + key + all(conditions);
    }

    private String within(String key) {
      return bounds.stream().map(bound -> " and " + key + " " + bound).collect(joining());
    }

    private String tagged(String key) {
      return filter.tag() == null
          ? ""
          : " and exists (select from call.tag t where t.call_id = %s and lower(t.tag) = lower(:tag))"
              .formatted(key);
    }

    private static String all(List<String> conditions) {
      return conditions.stream().map(condition -> " and " + condition).collect(joining());
    }

    private void condition(String condition, String name, @Nullable Object value) {
      if (value != null) {
        conditions.add(condition);
        parameters.put(name, value);
      }
    }

    private void bound(String bound, String name, @Nullable UUID id) {
      if (id != null) {
        bounds.add(bound);
        parameters.put(name, id);
      }
    }

    /** What the document of a call has to have. */
    private String words(boolean orNames) {
      return "s.document @@ (" + terms(i -> term(i, orNames)) + ")";
    }

    private String terms(IntFunction<String> term) {
      return IntStream.range(0, filter.found().size()).mapToObj(term).collect(joining(" && "));
    }

    /** Terms have letters and digits only, so that nothing ends the quotes. */
    private String term(int i, boolean orNames) {
      var name = "term" + i;
      return switch (filter.found().get(i)) {
        case Found.Digits(var digits) -> {
          parameters.put(name, "'" + digits + "':*");
          yield "cast(:%s as tsquery)".formatted(name);
        }
        case Found.Word(var beginning, var numbers) -> {
          var word = "'" + beginning + "':*";
          parameters.put(name, word);
          if (!orNames || numbers.isEmpty()) {
            yield "(to_tsquery('english', :%1$s) || cast(:%1$s as tsquery))".formatted(name);
          }
          var digits = numbers.stream().map(number -> "'" + number.value().substring(1) + "'");
          parameters.put(
              name + "OrOf", Stream.concat(Stream.of(word), digits).collect(joining(" | ")));
          yield "(to_tsquery('english', :%1$s) || cast(:%1$sOrOf as tsquery))".formatted(name);
        }
      };
    }
  }
}
