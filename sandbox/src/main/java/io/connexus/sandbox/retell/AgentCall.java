package io.connexus.sandbox.retell;

import io.connexus.sandbox.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The record of a call as Retell's API shows it. Written by its session, read by anyone. */
final class AgentCall {
  private final String id;
  private final ObjectNode agent;
  private final ObjectNode registration;
  private final Instant registeredAt;
  private final ObjectNode asRegistered;
  private final List<Long> llmMillis = new CopyOnWriteArrayList<>();
  private final List<Long> roundTrips = new CopyOnWriteArrayList<>();
  private volatile String status = "registered";
  private volatile @Nullable String reason;
  private volatile long startedAt;
  private volatile long endedAt;
  private volatile ObjectNode words = Json.object();
  private volatile @Nullable ObjectNode analysis;

  AgentCall(String id, ObjectNode agent, ObjectNode registration, Instant registeredAt) {
    this.id = id;
    this.agent = agent;
    this.registration = registration;
    this.registeredAt = registeredAt;
    this.asRegistered = basics();
  }

  String id() {
    return id;
  }

  ObjectNode agent() {
    return agent;
  }

  String status() {
    return status;
  }

  Instant registeredAt() {
    return registeredAt;
  }

  long startedAt() {
    return startedAt;
  }

  synchronized void change(JsonNode metadata, JsonNode variables) {
    if (metadata.isObject()) {
      registration.set("metadata", metadata);
    }
    if (variables.isObject()) {
      registration.withObject("retell_llm_dynamic_variables").setAll((ObjectNode) variables);
    }
  }

  void started(long at) {
    startedAt = at;
    status = "ongoing";
  }

  void ended(String newStatus, String why, long at) {
    endedAt = at;
    reason = why;
    status = newStatus;
  }

  /** The transcript so far; a copy nobody changes. */
  void says(Transcript transcript) {
    ObjectNode now = Json.object().put("transcript", transcript.asText());
    now.set("transcript_object", transcript.speech());
    now.set("transcript_with_tool_calls", transcript.withToolCalls());
    words = now;
  }

  void analysed(ObjectNode result) {
    analysis = result;
  }

  void answeredAfter(long millis) {
    llmMillis.add(millis);
  }

  void roundTrip(long millis) {
    roundTrips.add(millis);
  }

  /** What {@code call_details} shows: the call as it was before anybody dialled it. */
  ObjectNode asRegistered() {
    return asRegistered.deepCopy();
  }

  /** What is known before and during the call. */
  synchronized ObjectNode basics() {
    ObjectNode view = Json.object();
    view.put("call_type", "phone_call");
    for (String field : List.of("from_number", "to_number", "direction")) {
      if (registration.has(field)) {
        view.set(field, registration.get(field));
      }
    }
    view.put("call_id", id).put("agent_id", agent.path("agent_id").asString());
    view.put("agent_name", Json.text(agent, "agent_name", ""));
    view.put("agent_version", agent.path("version").asInt(0)).put("call_status", status);
    for (String field : List.of("metadata", "retell_llm_dynamic_variables")) {
      if (registration.path(field).isObject()) {
        view.set(field, registration.get(field).deepCopy());
      }
    }
    view.put("data_storage_setting", "everything").put("opt_in_signed_url", false);
    if (startedAt > 0) {
      view.put("start_timestamp", startedAt);
    }
    return view;
  }

  /** Everything but the analysis. */
  ObjectNode full() {
    ObjectNode view = basics();
    if (startedAt > 0) {
      view.setAll(words.deepCopy());
    }
    String why = reason;
    if (why != null) {
      view.put("disconnection_reason", why);
      if (startedAt > 0) {
        view.put("end_timestamp", endedAt).put("duration_ms", endedAt - startedAt);
        outcome(view);
      }
    }
    return view;
  }

  private void outcome(ObjectNode view) {
    ObjectNode latency = view.putObject("latency");
    Map.of("llm", llmMillis, "llm_websocket_network_rtt", roundTrips)
        .forEach((name, values) -> Statistics.put(latency, name, values));
    long seconds = Math.max(1, (endedAt - startedAt + 999) / 1000);
    ObjectNode cost = view.putObject("call_cost");
    cost.put("combined_cost", seconds * 0.16).put("total_duration_seconds", seconds);
    cost.put("total_duration_unit_price", 0.16);
    cost.putArray("product_costs")
        .addObject()
        .put("product", "retell_voice_engine")
        .put("unit_price", 0.16)
        .put("cost", seconds * 0.16);
  }

  ObjectNode complete() {
    ObjectNode view = full();
    ObjectNode result = analysis;
    if (result != null) {
      view.set("call_analysis", result.deepCopy());
    }
    return view;
  }
}
