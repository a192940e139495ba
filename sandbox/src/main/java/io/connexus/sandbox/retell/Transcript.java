package io.connexus.sandbox.retell;

import io.connexus.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was said, word by word, and what tools did in between. Belongs to one session's thread. */
final class Transcript {
  private final List<ObjectNode> items = new ArrayList<>();
  private @Nullable ObjectNode last;

  /** Begins an agent's item; words are added as they are spoken. */
  ObjectNode agentSpeaks() {
    return item("agent");
  }

  /** The caller's words; joined to the item before while nobody else has spoken. */
  void userSays(String text, double start, double secondsPerWord) {
    ObjectNode open = last;
    boolean continues = open != null && "user".equals(open.path("role").asString());
    ObjectNode item = continues && open != null ? open : item("user");
    extend(item, text, start, secondsPerWord);
  }

  void extend(ObjectNode item, String text, double start, double secondsPerWord) {
    String before = item.path("content").asString("");
    item.put("content", before.isEmpty() ? text : before + " " + text);
    ArrayNode words = (ArrayNode) item.path("words");
    StringTokenizer tokens = new StringTokenizer(text);
    for (double at = start; tokens.hasMoreTokens(); at += secondsPerWord) {
      ObjectNode word = words.addObject().put("word", tokens.nextToken());
      word.put("start", rounded(at)).put("end", rounded(at + secondsPerWord));
    }
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }

  /** Something other than speech: a tool frame, a key, a context note. */
  void note(ObjectNode item) {
    items.add(item);
  }

  private ObjectNode item(String role) {
    ObjectNode item = Json.object().put("role", role).put("content", "");
    item.putArray("words");
    items.add(item);
    last = item;
    return item;
  }

  ArrayNode speech() {
    ArrayNode copy = Json.array();
    items.stream().filter(Transcript::isSpeech).forEach(item -> copy.add(item.deepCopy()));
    return copy;
  }

  ArrayNode withToolCalls() {
    ArrayNode copy = Json.array();
    items.forEach(item -> copy.add(item.deepCopy()));
    return copy;
  }

  private static boolean isSpeech(ObjectNode item) {
    String role = item.path("role").asString("");
    return role.equals("agent") || role.equals("user");
  }

  /** Lines of {@code Agent: …} and {@code User: …}. */
  String asText() {
    StringBuilder text = new StringBuilder();
    for (ObjectNode item : items) {
      if (isSpeech(item)) {
        text.append(item.path("role").asString("").equals("agent") ? "Agent: " : "User: ");
        text.append(item.path("content").asString("")).append('\n');
      }
    }
    return text.toString();
  }

  List<String> saidBy(String role) {
    return items.stream()
        .filter(item -> role.equals(item.path("role").asString("")))
        .map(item -> item.path("content").asString(""))
        .toList();
  }

  boolean isEmpty() {
    return items.isEmpty();
  }
}
