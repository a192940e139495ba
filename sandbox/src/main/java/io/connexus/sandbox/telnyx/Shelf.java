package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Resources of one kind by id, in the order they came. Not safe for many threads. */
final class Shelf {
  private final String recordType;
  private final Clock clock;
  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();

  Shelf(String recordType, Clock clock) {
    this.recordType = recordType;
    this.clock = clock;
  }

  /** Of {@code defaults} and {@code given} the latter counts. */
  ObjectNode add(String id, ObjectNode defaults, ObjectNode given) {
    String now = clock.instant().toString();
    ObjectNode resource = Json.object().put("id", id).put("record_type", recordType);
    resource.put("created_at", now).put("updated_at", now);
    resource.setAll(defaults);
    resource.setAll(given);
    resources.put(id, resource);
    return resource;
  }

  Optional<ObjectNode> find(@Nullable String id) {
    return Optional.ofNullable(resources.get(id));
  }

  List<ObjectNode> all() {
    return List.copyOf(resources.values());
  }

  Optional<ObjectNode> remove(String id) {
    return Optional.ofNullable(resources.remove(id));
  }

  void removeIf(Predicate<ObjectNode> unwanted) {
    resources.values().removeIf(unwanted);
  }

  void clear() {
    resources.clear();
  }
}
