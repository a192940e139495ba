package io.connexus.sandbox.journal;

import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The newest few thousand things that crossed the wire, numbered. */
public final class Journal {
  private static final int KEPT = 5_000;

  private final Clock clock;
  private final Deque<ObjectNode> entries = new ArrayDeque<>();
  private final List<ObjectNode> violations = new ArrayList<>();
  private long last;

  public Journal(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds an entry.
   *
   * @param kind {@code request}, {@code webhook}, {@code socket}, {@code contractViolations} or
   *     {@code note}
   */
  public synchronized void add(String kind, ObjectNode fields) {
    ObjectNode entry = Json.object();
    entry.put("seq", ++last).put("at", clock.instant().toString()).put("kind", kind);
    entry.setAll(fields);
    entries.add(entry);
    if (entries.size() > KEPT) {
      entries.remove();
    }
  }

  public void note(String what) {
    add("note", Json.object().put("what", what));
  }

  /** Remembers that a client broke the vendor's contract; kept until a reset, however long ago. */
  public synchronized void violated(String request, List<String> how) {
    ObjectNode violation = Json.object().put("request", request);
    violation.set("violations", Json.strings(how));
    add("contractViolations", violation);
    violations.add(violation);
  }

  /**
   * At most {@code limit} entries, oldest first: the newest there are, or, to follow the journal,
   * the next after a sequence number.
   *
   * @param after 0 for the newest
   */
  public synchronized ArrayNode read(long after, int limit, @Nullable String kind) {
    List<ObjectNode> found =
        entries.stream()
            .filter(entry -> entry.path("seq").asLong() > after)
            .filter(entry -> kind == null || kind.equals(entry.path("kind").asString()))
            .toList();
    ArrayNode page = Json.array();
    int from = after == 0 ? Math.max(0, found.size() - limit) : 0;
    found.subList(from, Math.min(found.size(), from + limit)).forEach(page::add);
    return page;
  }

  public synchronized ArrayNode violations() {
    ArrayNode copy = Json.array();
    violations.forEach(copy::add);
    return copy;
  }

  public synchronized void clear() {
    entries.clear();
    violations.clear();
  }
}
