package io.connexus.sandbox.retell;

import io.connexus.sandbox.SandboxSetup;
import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The voice agents of the workspace. */
public final class Agents {
  private final Ids ids;
  private final Clock clock;
  private final Map<String, ObjectNode> agents = new LinkedHashMap<>();

  public Agents(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  public synchronized void setUp(SandboxSetup setup) {
    String id = setup.retellAgentId();
    if (id == null) {
      return;
    }
    String url = setup.llmWebsocketUrl();
    ObjectNode fields = Json.object().put("agent_name", "Sandbox agent");
    fields.putObject("response_engine").put("type", "custom-llm").put("llm_websocket_url", url);
    fields.put("voice_id", "retell-Cimo").put("webhook_url", setup.retellWebhookUrl());
    add(id, fields);
  }

  synchronized ObjectNode add(@Nullable String id, ObjectNode fields) {
    String given = id == null ? ids.prefixed("agent_", 26) : id;
    ObjectNode agent = Json.object();
    agent.put("agent_id", given).put("version", 0).put("is_published", false);
    agent.put("channel", "voice").put("language", "en-US").put("interruption_sensitivity", 1);
    agent.put("reminder_trigger_ms", 10_000).put("reminder_max_count", 1);
    agent.put("end_call_after_silence_ms", 600_000).put("max_call_duration_ms", 3_600_000);
    agent.setAll(fields);
    agent.put("last_modification_timestamp", clock.millis());
    agents.put(given, agent);
    return agent.deepCopy();
  }

  /** Checks what a new agent cannot do without. */
  ObjectNode create(ObjectNode fields) {
    if (!fields.path("response_engine").isObject() || Json.text(fields, "voice_id") == null) {
      throw Refusal.of(400, "Invalid request format, please check API reference.");
    }
    return add(null, fields);
  }

  synchronized Optional<ObjectNode> find(@Nullable String id) {
    return Optional.ofNullable(agents.get(id)).map(ObjectNode::deepCopy);
  }

  synchronized Optional<ObjectNode> update(String id, ObjectNode changes) {
    ObjectNode agent = agents.get(id);
    if (agent != null) {
      agent.setAll(changes);
      agent.put("agent_id", id).put("last_modification_timestamp", clock.millis());
    }
    return find(id);
  }

  synchronized List<ObjectNode> all() {
    return List.copyOf(agents.values());
  }

  public synchronized void clear() {
    agents.clear();
  }
}
