package io.connexus.sandbox.retell;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.Door;
import io.connexus.sandbox.http.Handler;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Retell's REST API below {@code /retell}. */
public final class RetellRoutes {
  private final RetellHouse house;
  private final Agents agents;
  private final Retell retell;

  public RetellRoutes(RetellHouse house, Agents agents, Retell retell) {
    this.house = house;
    this.agents = agents;
    this.retell = retell;
  }

  /** All routes; whatever else lies below the base is an unknown resource. */
  public RouterFunction<ServerResponse> through(Door door) {
    RouterFunctions.Builder routes = RouterFunctions.route();
    String base = RetellHouse.BASE;
    routes.POST(base + "/create-agent", door.open(house, this::createAgent));
    routes.GET(base + "/get-agent/{id}", door.open(house, this::getAgent));
    routes.PATCH(base + "/update-agent/{id}", door.open(house, this::updateAgent));
    routes.POST(base + "/v2/list-agents", door.open(house, this::listAgents));
    routes.GET(base + "/get-api-key-info", door.open(house, ask -> keyInfo()));
    routes.GET(base + "/get-concurrency", door.open(house, ask -> concurrency()));
    routes.POST(base + "/v2/register-phone-call", door.open(house, this::register));
    routes.GET(base + "/v2/get-call/{id}", door.open(house, this::getCall));
    routes.POST(base + "/v3/list-calls", door.open(house, this::listCalls));
    routes.PATCH(base + "/v2/update-live-call/{id}", door.open(house, this::updateLive));
    routes.POST(base + "/v2/stop-call/{id}", door.open(house, this::stop));
    Handler unknown =
        ask -> {
          throw Refusal.of(404, "The requested resource was not found.");
        };
    routes.route(RequestPredicates.path(base + "/**"), door.open(house, unknown));
    return routes.build();
  }

  // ---- agents

  private Answer createAgent(Ask ask) {
    return Answer.json(201, agents.create(ask.json()));
  }

  private Answer getAgent(Ask ask) {
    return agents.find(ask.part("id")).map(Answer::ok).orElseThrow(RetellHouse::unknownAsset);
  }

  private Answer updateAgent(Ask ask) {
    return agents
        .update(ask.part("id"), ask.json())
        .map(Answer::ok)
        .orElseThrow(RetellHouse::unknownAsset);
  }

  private Answer listAgents(Ask ask) {
    ArrayNode items = Json.array();
    for (ObjectNode agent : agents.all()) {
      ObjectNode item = items.addObject();
      item.put("agent_id", agent.path("agent_id").asString());
      item.put("agent_name", Json.text(agent, "agent_name", "")).put("channel", "voice");
      item.putArray("tags");
      item.set("user_modified_timestamp", agent.get("last_modification_timestamp"));
    }
    return Answer.ok(page(items, false));
  }

  private static ObjectNode page(ArrayNode items, boolean more) {
    ObjectNode page = Json.object();
    page.set("items", items);
    return page.put("has_more", more);
  }

  private static Answer keyInfo() {
    return Answer.ok(Json.object().put("org_name", "Sandbox").put("api_key_name", "sandbox"));
  }

  private Answer concurrency() {
    long ongoing = retell.calls().stream().filter(call -> call.status().equals("ongoing")).count();
    ObjectNode view = Json.object().put("current_concurrency", ongoing);
    view.put("concurrency_limit", 20).put("base_concurrency", 20).put("purchased_concurrency", 0);
    view.put("concurrency_purchase_limit", 100).put("remaining_purchase_limit", 100);
    view.put("concurrency_burst_enabled", false).put("concurrency_burst_limit", 0);
    return Answer.ok(view.put("reserved_inbound_concurrency", 0));
  }

  // ---- calls

  private Answer register(Ask ask) {
    ObjectNode body = ask.json();
    String agentId = Json.text(body, "agent_id");
    if (agentId == null) {
      throw Refusal.of(400, "Invalid request format, please check API reference.");
    }
    ObjectNode agent = agents.find(agentId).orElseThrow(RetellHouse::unknownAsset);
    checkVersion(agent, body.path("agent_version"));
    for (JsonNode value : body.path("retell_llm_dynamic_variables")) {
      if (!value.isString()) {
        throw Refusal.of(400, "retell_llm_dynamic_variables must hold strings only.");
      }
    }
    JsonNode override = body.path("agent_override").path("agent");
    if (override instanceof ObjectNode changes) {
      agent.setAll(changes);
    }
    return Answer.json(201, retell.register(agent, body).basics());
  }

  private static void checkVersion(ObjectNode agent, JsonNode wanted) {
    if (wanted.isIntegralNumber() && wanted.asInt() > agent.path("version").asInt(0)) {
      throw RetellHouse.unknownAsset();
    }
  }

  private AgentSession session(Ask ask) {
    return retell.session(ask.part("id")).orElseThrow(RetellHouse::unknownAsset);
  }

  private Answer getCall(Ask ask) {
    return Answer.ok(session(ask).call().complete());
  }

  private Answer listCalls(Ask ask) {
    ObjectNode body = ask.json();
    int limit = Math.clamp(Json.number(body, "limit", 50), 1, 1000);
    String after = Json.text(body, "pagination_key");
    List<AgentCall> found =
        retell.calls().stream()
            .filter(call -> CallFilter.accepts(body.path("filter_criteria"), call))
            .toList();
    int from = Json.number(body, "skip", 0);
    for (int i = 0; after != null && i < found.size(); i++) {
      if (found.get(i).id().equals(after)) {
        from = i + 1;
      }
    }
    int start = Math.min(from, found.size());
    List<AgentCall> cut = found.subList(start, Math.min(found.size(), start + limit));
    ArrayNode items = Json.array();
    for (AgentCall call : cut) {
      ObjectNode item = call.complete();
      List.of("transcript", "transcript_object", "transcript_with_tool_calls")
          .forEach(item::remove);
      items.add(item);
    }
    ObjectNode page = page(items, start + cut.size() < found.size());
    if (!cut.isEmpty() && page.path("has_more").asBoolean()) {
      page.put("pagination_key", cut.getLast().id());
    }
    return Answer.ok(Json.flag(body, "include_total") ? page.put("total", found.size()) : page);
  }

  private Answer updateLive(Ask ask) {
    AgentSession session = session(ask);
    if (!session.call().status().equals("ongoing")) {
      throw Refusal.of(422, "The call is not ongoing.");
    }
    ObjectNode body = ask.json();
    JsonNode fields = body.path("fields_to_override");
    session.call().change(fields.path("metadata"), fields.path("override_dynamic_variables"));
    JsonNode control = body.path("call_control");
    Optional<String> context = Optional.ofNullable(Json.text(control, "additional_context"));
    if (context.isPresent() || Json.flag(control, "trigger_response")) {
      session.inject(context.orElse(""), Json.flag(control, "trigger_response"));
    }
    return Answer.ok(Json.object().put("success", true));
  }

  private Answer stop(Ask ask) {
    session(ask).stop();
    return Answer.empty(204);
  }
}
