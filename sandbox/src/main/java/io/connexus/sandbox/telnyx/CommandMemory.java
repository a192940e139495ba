package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Commands seen in the last minute. A repeated {@code command_id} gets the first answer and has no
 * second effect; what the real service answers is not documented [assumed]. Refused commands are
 * not remembered, so that a corrected one may reuse its id.
 */
final class CommandMemory {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private record Seen(Instant at, Answer answer) {}

  private final Clock clock;
  private final Map<String, Seen> seen = new HashMap<>();

  CommandMemory(Clock clock) {
    this.clock = clock;
  }

  /** Runs the command unless it was run before; callers hold the exchange's lock. */
  Answer once(String scope, JsonNode body, Supplier<Answer> command) {
    String id = Json.text(body, "command_id");
    if (id == null) {
      return command.get();
    }
    Instant now = clock.instant();
    seen.values().removeIf(old -> old.at().plus(WINDOW).isBefore(now));
    Seen before = seen.get(scope + "|" + id);
    if (before != null) {
      return before.answer();
    }
    Answer answer = command.get();
    seen.put(scope + "|" + id, new Seen(now, answer));
    return answer;
  }

  void clear() {
    seen.clear();
  }
}
