package io.connexus.sandbox.retell;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.House;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;

/** Retell's manners: a bearer key, and errors as {@code {status, message}}. */
public final class RetellHouse implements House {
  static final String BASE = "/retell";

  private final String apiKey;

  public RetellHouse(String apiKey) {
    this.apiKey = apiKey;
  }

  @Override
  public void admit(Ask ask) {
    if (ask.header("Authorization").filter(("Bearer " + apiKey)::equals).isEmpty()) {
      throw Refusal.of(401, "API key is missing or invalid.");
    }
  }

  @Override
  public Answer refuse(Refusal refusal) {
    return Answer.json(
        refusal.status(), Json.object().put("status", "error").put("message", refusal.detail()));
  }

  @Override
  public Answer fault(int status) {
    return refuse(
        Refusal.of(
            status,
            status == 429
                ? "Account rate limited, please throttle your requests."
                : "An unexpected server error occurred."));
  }

  static Refusal unknownAsset() {
    return Refusal.of(422, "Cannot find requested asset under given api key.");
  }
}
