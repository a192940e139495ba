package io.connexus.call.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.connexus.call.domain.CallState.Live;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the life cycle to the table in {@code call-life.txt}: every situation, every event. */
class CallLifeTableTest {
  private static final Map<String, Map<String, Row>> TABLE = read();

  private record Row(String next, String commands) {}

  private static Map<String, Map<String, Row>> read() {
    var table = new LinkedHashMap<String, Map<String, Row>>();
    var rows = new LinkedHashMap<String, Row>();
    for (var line : text().lines().toList()) {
      if (line.startsWith("== ")) {
        rows = new LinkedHashMap<>();
        table.put(line.substring(3), rows);
      } else if (line.contains(" | ") && !table.isEmpty()) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        assertThat(rows.put(cells.get(0), new Row(cells.get(1), cells.get(2)))).isNull();
      }
    }
    return table;
  }

  private static String text() {
    try (var in = CallLifeTableTest.class.getResourceAsStream("call-life.txt")) {
      return new String(requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicNode> everyRuleHolds() {
    return TABLE.entrySet().stream()
        .map(entry -> dynamicContainer(entry.getKey(), rules(entry.getKey(), entry.getValue())));
  }

  private static List<DynamicNode> rules(String situation, Map<String, Row> rows) {
    var tests = new ArrayList<DynamicNode>();
    rows.forEach((event, row) ->
        tests.add(dynamicTest(event + " → " + row.next(), () -> holds(situation, event, row))));
    tests.add(dynamicTest("all else is ignored", () -> ignoresAllBut(situation, rows.keySet())));
    return tests;
  }

  private static void holds(String situation, String event, Row row) {
    var scene = play(situation, event);
    assertThat(scene.wasIgnored()).as("ignored").isFalse();
    assertThat(Vocabulary.state(scene.state())).isEqualTo(row.next());
    assertThat(Vocabulary.commands(scene.commands())).isEqualTo(row.commands());
  }

  private static void ignoresAllBut(String situation, Set<String> events) {
    assertThat(Vocabulary.EVENTS.keySet()).containsAll(events);
    assertThat(Vocabulary.EVENTS.keySet().stream().filter(event -> !events.contains(event)))
        .filteredOn(event -> !play(situation, event).wasIgnored())
        .isEmpty();
  }

  private static Rehearsal play(String situation, String event) {
    return requireNonNull(Vocabulary.SITUATIONS.get(situation), situation)
        .get()
        .when(requireNonNull(Vocabulary.EVENTS.get(event), event));
  }

  @Test
  void theTableHasEverySituation() {
    assertThat(TABLE.keySet()).isEqualTo(Vocabulary.SITUATIONS.keySet());
  }

  @Test
  void noStateAndNoEventIsMissingFromTheTable() {
    var states = Vocabulary.SITUATIONS.values().stream().map(s -> s.get().state());
    assertThat(names(states))
        .containsAll(records(Live.class))
        .containsAll(records(CallState.class));
    assertThat(names(Vocabulary.EVENTS.values().stream())).containsAll(records(CallEvent.class));
  }

  private static Set<String> names(Stream<?> things) {
    return things.map(thing -> thing.getClass().getSimpleName()).collect(toSet());
  }

  private static List<String> records(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .filter(Class::isRecord)
        .map(Class::getSimpleName)
        .toList();
  }
}
