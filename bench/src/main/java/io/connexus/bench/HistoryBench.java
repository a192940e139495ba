package io.connexus.bench;

import io.connexus.call.adapter.postgres.PostgresHistory;
import io.connexus.call.application.CallFilter;
import io.connexus.call.application.CallViews;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Migrations;
import io.connexus.platform.SearchTerms;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.adapter.postgres.PostgresContacts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pages of the history with ten thousand calls and with a million, asked in turns, as the
 * controller asks for them: with names, notes and tags, without HTTP.
 */
final class HistoryBench implements Bench.Measurement {
  private static final int FEW = 10_000;
  private static final int MANY = 1_000_000;
  private static final int PAGE = 51;

  @Override
  public String measure(Plan plan, Path work) throws Exception {
    try (var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(work.resolve("postgres"))
            .setServerConfig("shared_buffers", "128MB")
            .setServerConfig("max_wal_size", "4GB")
            .setPGStartupWait(Duration.ofSeconds(60))
            .start()) {
      var few = new Calls(server, FEW);
      var many = new Calls(server, MANY);
      var figures =
          new Figures(
              "page of 50",
              "calls on it",
              "10 k p50 ms",
              "p99 ms",
              "1 M p50 ms",
              "p99 ms",
              "ratio of p99");
      for (var kind : few.pages().keySet()) {
        var small = new Latencies();
        var large = new Latencies();
        warm(few, many, kind);
        long end = System.nanoTime() + Duration.ofSeconds(plan.seconds()).toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
          few.time(kind, i, small);
          many.time(kind, i, large);
        }
        figures.row(
            kind,
            few.size(kind) + ", " + many.size(kind),
            small.millis(0.5),
            small.millis(0.99),
            large.millis(0.5),
            large.millis(0.99),
            large.millis(0.99) / small.millis(0.99));
      }
      return figures.toString();
    }
  }

  private static void warm(Calls few, Calls many, String kind) {
    var nothing = new Latencies();
    for (int i = 1; i <= 300; i++) {
      few.time(kind, -i, nothing);
      many.time(kind, -i, nothing);
    }
  }

  /** A workspace with so many calls, of a tenth as many callers, a hundredth of whom have names. */
  private static final class Calls {
    private final WorkspaceId workspace = WorkspaceId.next();
    private final int count;
    private final JdbcClient jdbc;
    private final CallViews views;
    private final Map<String, IntFunction<List<?>>> pages;

    Calls(EmbeddedPostgres server, int count) throws Exception {
      this.count = count;
      JdbcClient.create(server.getPostgresDatabase())
          .sql("create database calls_" + count)
          .update();
      Migrations.apply(server.getDatabase("postgres", "calls_" + count), List.of("users", "call"));
      var connection =
          new SingleConnectionDataSource(
              server.getDatabase("postgres", "calls_" + count).getConnection(), true);
      jdbc = JdbcClient.create(connection);
      var transactions = new TransactionTemplate(new DataSourceTransactionManager(connection));
      fill();
      views = new CallViews(new PostgresHistory(jdbc, transactions), new PostgresContacts(jdbc));
      pages = pages(deep());
    }

    Map<String, IntFunction<List<?>>> pages() {
      return pages;
    }

    void time(String kind, int i, Latencies into) {
      long start = System.nanoTime();
      page(kind, i);
      into.add(System.nanoTime() - start);
    }

    /** How many calls there are on the page, which has one more than is shown. */
    int size(String kind) {
      return Math.min(PAGE - 1, page(kind, 1).size());
    }

    private List<?> page(String kind, int i) {
      return Objects.requireNonNull(pages.get(kind)).apply(Math.abs(i));
    }

    private Map<String, IntFunction<List<?>>> pages(CallId deep) {
      var all = new LinkedHashMap<String, IntFunction<List<?>>>();
      all.put("the first", _ -> page(CallFilter.ALL, null));
      all.put("a deep one, nine tenths down", _ -> page(CallFilter.ALL, deep));
      all.put("of missed calls, one in seven", _ -> page(status("missed"), null));
      all.put("of failed calls, one in a thousand", _ -> page(status("failed"), null));
      all.put("of one number", i -> page(ofNumber(i), null));
      all.put("of one tag, one in a hundred", _ -> page(tag(), null));
      all.put("found by a part of a number", i -> search(number(i).value().substring(5)));
      all.put("found by a name", i -> search("person" + i % (count / 1000) + "x"));
      all.put("found by the beginning of names", _ -> search("person1"));
      all.put("found by a word that 20 calls have", i -> search("rare" + i % (count / 20) + "x"));
      all.put("found by a word that a third has", _ -> search("bread"));
      all.put("found by a word that one in a hundred has", _ -> search("flour"));
      all.put("found by a word that one in 600 has", _ -> search("honey"));
      all.put("found by a word and a status", _ -> search("flour", "missed"));
      all.put("found by a word that nobody said", _ -> search("quince"));
      return all;
    }

    private List<?> page(CallFilter filter, @Nullable CallId before) {
      return views.page(workspace, filter, before, PAGE);
    }

    private List<?> search(String typed) {
      return search(typed, null);
    }

    private List<?> search(String typed, @Nullable String status) {
      var found = views.found(workspace, SearchTerms.of(typed));
      return page(new CallFilter(status, null, null, null, null, null, null, null, found), null);
    }

    private static CallFilter status(String status) {
      return new CallFilter(status, null, null, null, null, null, null, null, List.of());
    }

    private static CallFilter tag() {
      return new CallFilter(null, null, null, null, null, "wholesale", null, null, List.of());
    }

    private CallFilter ofNumber(int i) {
      return new CallFilter(null, null, null, null, number(i), null, null, null, List.of());
    }

    private E164 number(int i) {
      return new E164("+1" + (2_120_000_000L + i % (count / 10)));
    }

    private CallId deep() {
      return new CallId(
          jdbc.sql("select id from call.call order by id offset :down limit 1")
              .param("down", count / 10)
              .query(UUID.class)
              .single());
    }

    /** The search index is built at the end, as one would after taking over so many calls. */
    private void fill() {
      var statements = new ArrayList<String>();
      for (var table : List.of("call", "turn", "annotation")) {
        statements.add("alter table call." + table + " disable trigger user");
      }
      statements.add("drop index call.search_document");
      statements.add(
          """
          insert into call.call (id, workspace_id, caller_leg, direction, from_number, to_number, status, phase,
            outcome, started_at, answered_at, ended_at, summary, version)
          select uuidv7(make_interval(mins => i - %1$d)), '%2$s', 'leg' || i, 'inbound',
            '+1' || 2120000000 + (i * 7919::bigint) %% (%1$d / 10), '+13125550100',
            case when i %% 1000 = 0 then 'failed' when i %% 7 = 0 then 'missed' else 'completed' end, 'ended',
            case when i %% 1000 = 0 then 'failed' when i %% 7 = 0 then 'abandoned' else 'handled-by-ai' end,
            now() + make_interval(mins => i - %1$d), null, now() + make_interval(mins => i - %1$d + 1),
            'Asked about the opening hours.', 12
          from generate_series(1, %1$d) i
          """
              .formatted(count, workspace));
      statements.add(
          """
          insert into call.turn (call_id, id, speaker, text, settled, at)
          select id, '1.1', 'caller', 'Good morning, I would like to ask rare' || n %% (%1$d / 20) || 'x'
            || case when n %% 3 = 0 then ' for bread' else ' for a cake' end
            || case when n %% 100 = 0 then ' without flour' else ' please' end
            || case when n %% 600 = 1 then ' with honey' else '' end
            || ' on day' || n %% 300 || ' and number' || n %% 5000, true, now()
          from (select id, row_number() over (order by id) n from call.call) c
          """
              .formatted(count));
      statements.add(
          """
          insert into call.tag (call_id, workspace_id, tag, position)
          select id, workspace_id, 'wholesale', 1
          from (select id, workspace_id, row_number() over (order by id) n from call.call) c where n % 100 = 0
          """);
      statements.add(
          """
          insert into call.annotation (call_id, note, note_version, note_by, note_at, revision)
          select call_id, 'Rings again on Monday', 1, call_id, now(), 2 from call.tag
          """);
      statements.add(
          "insert into users.workspace (id, business_name, created_at) values ('%s', 'Bakery', now())"
              .formatted(workspace));
      statements.add(
          """
          insert into users.contact (id, workspace_id, name, vip, blocked, updated_at)
          select uuidv7(), '%s', 'Person' || i || 'x', false, false, now() from generate_series(0, %d / 1000 - 1) i
          """
              .formatted(workspace, count));
      statements.add(
          """
          insert into users.contact_number (workspace_id, number, contact_id, position)
          select workspace_id, '+1' || 2120000000 + rtrim(substr(name, 7), 'x')::int, id, 1 from users.contact
          """);
      statements.add(
          "insert into call.search (call_id, workspace_id, document) select id, workspace_id, call.document(id) from call.call");
      statements.add(
          """
          create index search_document on call.search
          using gin (document, call.slices(workspace_id, call_id))
          """);
      statements.add(
          """
          insert into call.word
          select distinct lexeme from call.search, unnest(document) where lexeme !~ '^[0-9]{3,}$'
          """);
      for (var table : List.of("call", "turn", "annotation")) {
        statements.add("alter table call." + table + " enable trigger user");
      }
      statements.add("vacuum analyze");
      statements.forEach(statement -> jdbc.sql(statement).update());
    }
  }
}
