package io.connexus.sandbox.retell;

import io.connexus.sandbox.json.Json;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a call's LLM socket is opened: the configured address with the call id appended. */
final class LlmAddress {
  private LlmAddress() {}

  /**
   * The address of a call's socket. Secure schemes map to {@code wss}; dynamic variables are filled
   * in; with a query string the id goes into the path before it [assumed].
   */
  static URI of(AgentCall call) {
    JsonNode engine = call.agent().path("response_engine");
    String configured = Json.text(engine, "llm_websocket_url", "");
    JsonNode variables = call.basics().path("retell_llm_dynamic_variables");
    if (variables instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        configured =
            configured.replace("{{" + entry.getKey() + "}}", entry.getValue().asString(""));
      }
    }
    String address = configured.replaceFirst("^http", "ws");
    int query = address.indexOf('?');
    String path = query < 0 ? address : address.substring(0, query);
    String rest = query < 0 ? "" : address.substring(query);
    return URI.create(path.replaceFirst("/+$", "") + "/" + call.id() + rest);
  }
}
