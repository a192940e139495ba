package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.contract.Contract;
import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.House;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Telnyx's manners: a bearer key that starts with KEY, and errors in an {@code errors} array. */
public final class TelnyxHouse implements House {
  static final String BASE = "/telnyx/v2";

  private final String apiKey;
  private final Contract contract;

  public TelnyxHouse(String apiKey, Contract contract) {
    this.apiKey = apiKey;
    this.contract = contract;
  }

  @Override
  public void admit(Ask ask) {
    if (!ask.header("Authorization").filter(("Bearer " + apiKey)::equals).isPresent()) {
      throw Refusals.of(
          401,
          "10009",
          "Authentication failed",
          "The required authentication headers were either invalid or not included in the request.");
    }
  }

  @Override
  public Answer refuse(Refusal refusal) {
    ObjectNode error = Json.object();
    error.put("code", refusal.code().isEmpty() ? "10015" : refusal.code());
    error.put("title", refusal.title()).put("detail", refusal.detail());
    String pointer = refusal.pointer();
    if (pointer != null) {
      error.set("source", Json.object().put("pointer", pointer));
    }
    String about = "https://developers.telnyx.com/docs/overview/errors/" + refusal.code();
    error.set("meta", Json.object().put("url", about));
    ObjectNode body = Json.object();
    body.set("errors", Json.array().add(error));
    return Answer.json(refusal.status(), body);
  }

  @Override
  public Answer fault(int status) {
    if (status == 429) {
      return refuse(Refusals.of(429, "10011", "Too many requests", "You have exceeded the limit."))
          .with(Map.of("x-ratelimit-reset", "1", "x-ratelimit-remaining", "0", "Retry-After", "1"));
    }
    return refuse(Refusals.of(status, "10007", "Unexpected error", "An unexpected error occured."));
  }

  @Override
  public List<String> violations(Ask ask) {
    return contract.breachesByRequest(ask.method(), ask.path().substring(BASE.length()), ask);
  }
}
