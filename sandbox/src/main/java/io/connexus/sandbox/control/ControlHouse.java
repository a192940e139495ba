package io.connexus.sandbox.control;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.House;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The control API's manners: no key (it binds to loopback), problem documents for errors. */
public final class ControlHouse implements House {
  @Override
  public void admit(Ask ask) {
    // whoever reaches the loopback interface may
  }

  @Override
  public Answer refuse(Refusal refusal) {
    ObjectNode problem = Json.object().put("type", "about:blank").put("status", refusal.status());
    problem.put("title", refusal.title()).put("detail", refusal.detail());
    return new Answer(refusal.status(), "application/problem+json", Json.bytes(problem), Map.of());
  }

  @Override
  public Answer fault(int status) {
    return refuse(Refusal.of(status, "The sandbox failed; its log says why"));
  }
}
