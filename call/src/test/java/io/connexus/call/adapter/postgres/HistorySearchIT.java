package io.connexus.call.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.application.CallFilter;
import io.connexus.call.application.CallFilter.Found;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is searched for, the pages are those of going through all calls one by one. */
class HistorySearchIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");
  private static final TransactionTemplate TRANSACTIONS = DATABASE.transactions();
  private static final JdbcClient JDBC = DATABASE.jdbc();
  private static final Random RANDOM = new Random(20261127);
  private static final Instant NOW = Instant.now();

  /** Few enough for most searches to go on in spans of time. */
  private static final int RECENT = 9;

  private static final int CALLS = 450;
  private static final List<WorkspaceId> WORKSPACES =
      List.of(WorkspaceId.next(), WorkspaceId.next());
  private static final UserId MEMBER = UserId.next();
  private static final List<E164> NUMBERS = new ArrayList<>(List.of(E164.WITHHELD));
  private static final List<String> SAID =
      List.of("bread", "breads", "cake", "caked", "flour", "b2b", "42", "brötchen", "opening", "x");
  private static final List<UUID> IDS = new ArrayList<>();

  private final PostgresHistory history = new PostgresHistory(JDBC, TRANSACTIONS, RECENT);

  @BeforeAll
  static void callsOfThreeYears() {
    for (int i = 0; i < 20; i++) {
      NUMBERS.add(new E164("+1" + (2_125_550_100L + 37 * i)));
    }
    TRANSACTIONS.executeWithoutResult(_ -> {
      for (int i = 0; i < CALLS; i++) {
        call();
      }
    });
  }

  /** As a call comes to be: begun, heard, over, written about; in any order. */
  private static void call() {
    var days = RANDOM.nextInt(10) == 0 ? RANDOM.nextInt(1000) : RANDOM.nextInt(60);
    var at = NOW.minus(Duration.ofDays(days)).minusSeconds(RANDOM.nextInt(90_000));
    var id = new UUID((at.toEpochMilli() << 16) | 0x7000 | RANDOM.nextInt(4096), RANDOM.nextLong());
    IDS.add(id);
    var workspace = WORKSPACES.get(RANDOM.nextInt(8) == 0 ? 1 : 0);
    var number = one(NUMBERS).value();
    JDBC.sql(
            """
            insert into call.call (id, workspace_id, caller_leg, direction, from_number, to_number, status, phase,
              outcome, started_at, ended_at, handled_by, summary, version)
            values (:id, :workspace, :leg, 'inbound', :number, '+13125550100', :status, 'ended', 'voicemail', :at, :at,
              :member, :summary, 1)
            """)
        .param("id", id)
        .param("workspace", workspace.value())
        .param("leg", id.toString())
        .param("number", number)
        .param("status", RANDOM.nextInt(4) == 0 ? "missed" : "completed")
        .param("at", Timestamp.from(at))
        .param("member", RANDOM.nextInt(3) == 0 ? MEMBER.value() : null)
        .param("summary", RANDOM.nextInt(5) == 0 ? "Asked for " + one(SAID) : null)
        .update();
    for (int turn = 0; turn < RANDOM.nextInt(4); turn++) {
      JDBC.sql(
              """
              insert into call.turn (call_id, id, speaker, text, settled, at)
              values (:id, :turn, 'caller', :text, true, now())
              """)
          .param("id", id)
          .param("turn", "1." + turn)
          .param("text", one(SAID) + " and only" + RANDOM.nextInt(CALLS))
          .update();
    }
    if (RANDOM.nextInt(6) == 0) {
      var history = new PostgresHistory(JDBC, TRANSACTIONS);
      history.tag(workspace, new CallId(id), List.of("Wholesale"));
      history.write(new CallId(id), "Wants " + one(SAID), 0, MEMBER, NOW);
    }
  }

  private static <T> T one(List<T> of) {
    return of.get((int) (of.size() * RANDOM.nextDouble() * RANDOM.nextDouble()));
  }

  @Test
  void thePagesOfAnySearchAreThoseOfGoingThroughAllCalls() {
    int full = 0;
    for (int i = 0; i < 150; i++) {
      var filter = filter();
      var workspace = WORKSPACES.get(i % 8 == 0 ? 1 : 0);
      var before = RANDOM.nextInt(3) == 0 ? new CallId(one(IDS)) : null;
      var wanted = plain(workspace, filter, before);
      full += wanted.isEmpty() ? 0 : 1;

      assertThat(pages(workspace, filter, before, 3 + RANDOM.nextInt(20)))
          .as("%s before %s", filter, before)
          .isEqualTo(wanted);
    }
    assertThat(full).as("most find something").isGreaterThan(75);
  }

  private static CallFilter filter() {
    var found = new ArrayList<Found>();
    do {
      found.add(term());
    } while (found.size() < 3 && RANDOM.nextInt(3) == 0);
    return new CallFilter(
        rarely("missed"),
        rarely("inbound"),
        rarely("voicemail"),
        rarely(MEMBER),
        rarely(one(NUMBERS)),
        rarely("wholesale"),
        rarely(NOW.minus(Duration.ofDays(RANDOM.nextInt(200)))),
        rarely(NOW.minus(Duration.ofDays(RANDOM.nextInt(100)))),
        found.stream().distinct().toList());
  }

  private static Found term() {
    return switch (RANDOM.nextInt(8)) {
      case 0 -> new Found.Digits("5550" + RANDOM.nextInt(10));
      case 1 -> new Found.Digits("21255");
      case 2 -> new Found.Word("only" + RANDOM.nextInt(CALLS), Set.of());
      case 3 -> new Found.Word("maria", Set.of(NUMBERS.get(3), NUMBERS.get(7), NUMBERS.get(19)));
      case 4 -> new Found.Word(RANDOM.nextBoolean() ? "nobody" : "the", Set.of());
      case 5 -> new Found.Word(one(List.of("o", "4", "555", "21", "asking", "op")), Set.of());
      default -> new Found.Word(one(SAID), RANDOM.nextBoolean() ? Set.of() : Set.of(one(NUMBERS)));
    };
  }

  private static <T> @Nullable T rarely(T value) {
    return RANDOM.nextInt(8) == 0 ? value : null;
  }

  private List<UUID> pages(
      WorkspaceId workspace, CallFilter filter, @Nullable CallId before, int limit) {
    var all = new ArrayList<UUID>();
    var last = before;
    while (true) {
      var page = history.page(workspace, filter, last, limit);
      page.forEach(view -> all.add(view.call().id().value()));
      if (page.size() < limit) {
        return all;
      }
      last = page.getLast().call().id();
    }
  }

  private static List<UUID> plain(
      WorkspaceId workspace, CallFilter filter, @Nullable CallId before) {
    var sql = new StringBuilder("select c.id from call.call c where c.workspace_id = :workspace");
    Map<String, Object> parameters = new HashMap<>(Map.of("workspace", workspace.value()));
    condition(sql, parameters, "c.status = :status", filter.status());
    condition(sql, parameters, "c.direction = :direction", filter.direction());
    condition(sql, parameters, "c.outcome = :outcome", filter.outcome());
    condition(
        sql,
        parameters,
        "c.handled_by = :member",
        filter.handledBy() == null ? null : filter.handledBy().value());
    condition(
        sql,
        parameters,
        "c.outside = :number",
        filter.number() == null ? null : filter.number().value());
    condition(
        sql,
        parameters,
        "exists (select from call.tag t where t.call_id = c.id and lower(t.tag) = :tag)",
        filter.tag());
    condition(
        sql,
        parameters,
        "c.started_at >= :from",
        filter.from() == null ? null : Timestamp.from(filter.from()));
    condition(
        sql,
        parameters,
        "c.started_at < :to",
        filter.to() == null ? null : Timestamp.from(filter.to()));
    condition(sql, parameters, "c.id < :before", before == null ? null : before.value());
    for (var found : filter.found()) {
      sql.append(" and (").append(has(found)).append(')');
    }
    return JDBC.sql(sql.append(" order by c.id desc").toString())
        .params(parameters)
        .query(UUID.class)
        .list();
  }

  private static void condition(
      StringBuilder sql, Map<String, Object> parameters, String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(" and ").append(condition);
      parameters.put(condition.replaceAll(".*:([a-z]+).*", "$1"), value);
    }
  }

  private static String has(Found found) {
    return switch (found) {
      case Found.Digits(var digits) -> "call.document(c.id) @@ '%s:*'::tsquery".formatted(digits);
      case Found.Word(var word, var numbers) ->
          "call.document(c.id) @@ (to_tsquery('english', '%1$s:*') || '%1$s:*'::tsquery)"
                  .formatted(word)
              + String.join(
                  "",
                  numbers.stream()
                      .map(number -> " or c.outside = '%s'".formatted(number.value()))
                      .toList());
    };
  }
}
