package io.connexus.sandbox.push;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.House;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A push service's manners: no key of its own, and a moment to wait when there is too much. */
public final class PushHouse implements House {
  @Override
  public void admit(Ask ask) {
    // each subscription says whom it admits
  }

  @Override
  public Answer refuse(Refusal refusal) {
    ObjectNode body = Json.object().put("code", refusal.status());
    body.put("message", refusal.detail());
    Answer answer = Answer.json(refusal.status(), body);
    return switch (refusal.status()) {
      case 401 -> answer.with(Map.of("WWW-Authenticate", "vapid"));
      case 429, 503 -> answer.with(Map.of("Retry-After", "1"));
      default -> answer;
    };
  }

  @Override
  public Answer fault(int status) {
    return refuse(Refusal.of(status, "On demand, or the sandbox failed; its log says why"));
  }
}
