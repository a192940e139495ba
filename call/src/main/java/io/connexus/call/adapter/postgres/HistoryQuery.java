package io.connexus.call.adapter.postgres;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.connexus.call.application.CallFilter;
import io.connexus.call.application.CallFilter.Found;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.WorkspaceId;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** The ids of a page, read off the index of the narrowest thing that is asked for. */
final class HistoryQuery {
  /** How much later than it began a call may have been noted, and how wrong the carrier's clock. */
  static final Duration SLACK = Duration.ofDays(2);

  final Map<String, Object> parameters = new HashMap<>();
  private final CallFilter filter;
  private final List<String> conditions = new ArrayList<>();
  private final List<String> bounds = new ArrayList<>();

  HistoryQuery(
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
        "c.outside = :number", "number", filter.number() == null ? null : filter.number().value());
    var from = filter.from();
    var to = filter.to();
    condition("c.started_at >= :from", "from", from == null ? null : Timestamp.from(from));
    condition("c.started_at < :to", "to", to == null ? null : Timestamp.from(to));
    bound("< :before", "before", before == null ? null : before.value());
    bound(
        ">= :fromId",
        "fromId",
        from == null ? null : Ids.earliest(from.minus(SLACK).toEpochMilli()));
    bound("< :toId", "toId", to == null ? null : Ids.earliest(to.plus(SLACK).toEpochMilli()));
    if (filter.tag() != null) {
      parameters.put("tag", filter.tag());
    }
  }

  /** Nothing is to be found in them. */
  String all() {
    return filter.tag() == null
        ? page(
            "c.id", "call.call c", "c.workspace_id = :workspace" + all(conditions), within("c.id"))
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

  static Set<String> numbers(CallFilter filter) {
    return filter.found().stream()
        .flatMap(found ->
            found instanceof Found.Word(_, var numbers) ? numbers.stream() : Stream.empty())
        .map(E164::value)
        .collect(toSet());
  }
}
