package io.connexus.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON API, for what is asked beside the measurement. */
record Api(URI base, String token, HttpClient http) {
  static final JsonMapper JSON = JsonMapper.shared();

  Api(URI base) {
    this(base, "", HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  Api with(String bearer) {
    return new Api(base, bearer, http);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** Whether it says it can work. */
  boolean healthy() throws InterruptedException {
    try {
      return get("/actuator/health/readiness").path("status").asString("").equals("UP");
    } catch (IOException e) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.uri().getPath() + " answered " + answer.statusCode());
    }
    return answer.body().isBlank() ? JSON.missingNode() : JSON.readTree(answer.body());
  }
}
