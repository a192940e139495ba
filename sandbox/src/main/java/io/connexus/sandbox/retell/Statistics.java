package io.connexus.sandbox.retell;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Percentiles as Retell's call object lists them. */
final class Statistics {
  private Statistics() {}

  static void put(ObjectNode into, String name, List<Long> values) {
    if (values.isEmpty()) {
      return;
    }
    List<Long> sorted = values.stream().sorted().toList();
    ObjectNode entry = into.putObject(name);
    for (int percent : new int[] {50, 90, 95, 99}) {
      entry.put("p" + percent, sorted.get((int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
    }
    entry.put("max", sorted.getLast()).put("min", sorted.getFirst()).put("num", sorted.size());
    ArrayNode list = entry.putArray("values");
    values.forEach(list::add);
  }
}
