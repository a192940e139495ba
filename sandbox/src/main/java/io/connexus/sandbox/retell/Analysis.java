package io.connexus.sandbox.retell;

import io.connexus.sandbox.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A plain reading of a transcript, where the real service asks a language model. */
final class Analysis {
  private Analysis() {}

  static ObjectNode of(ObjectNode agent, Transcript transcript) {
    List<String> caller = transcript.saidBy("user");
    List<String> said = transcript.saidBy("agent");
    ObjectNode analysis = Json.object();
    analysis.put("call_summary", summary(caller, said)).put("in_voicemail", false);
    analysis.put("user_sentiment", sentiment(String.join(" ", caller)));
    analysis.put("call_successful", !caller.isEmpty() && said.size() > 1);
    ObjectNode custom = analysis.putObject("custom_analysis_data");
    for (JsonNode item : agent.path("post_call_analysis_data")) {
      put(custom, item, String.join(" ", caller));
    }
    return analysis;
  }

  private static String summary(List<String> caller, List<String> said) {
    if (caller.isEmpty()) {
      return said.isEmpty() ? "Nobody spoke." : "The caller said nothing and the call ended.";
    }
    String words = caller.stream().map(one -> "“" + one + "”").collect(Collectors.joining(", "));
    return "The caller said " + words + (said.isEmpty() ? "; nobody answered." : ".");
  }

  private static String sentiment(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    if (Stream.of("angry", "terrible", "complain", "worst").anyMatch(lower::contains)) {
      return "Negative";
    }
    boolean pleased = Stream.of("thank", "great", "perfect").anyMatch(lower::contains);
    return pleased ? "Positive" : lower.isBlank() ? "Unknown" : "Neutral";
  }

  private static void put(ObjectNode custom, JsonNode item, String words) {
    String name = Json.text(item, "name", "");
    switch (Json.text(item, "type", "")) {
      case "boolean" -> custom.put(name, false);
      case "number" -> custom.put(name, 0);
      case "string" -> custom.put(name, words);
      case "enum" -> {
        String choice = item.path("choices").path(0).asString("");
        for (JsonNode candidate : item.path("choices")) {
          if (words
              .toLowerCase(Locale.ROOT)
              .contains(candidate.asString("").toLowerCase(Locale.ROOT))) {
            choice = candidate.asString("");
          }
        }
        custom.put(name, choice);
      }
      default -> {}
    }
  }
}
