package io.connexus.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of sign-in over real HTTP. */
record Client(int port) {
  static final String PASSWORD = "correct horse battery";
  static final String[] BROWSER = {"X-Connexus-Client", "web"};
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  static String newEmail() {
    return "u" + UUID.randomUUID() + "@example.com";
  }

  static String registration(String email) {
    return """
    {"email":"%s","password":"%s","fullName":"Ada Lovelace","phone":"+12125550101"}\
    """
        .formatted(email, PASSWORD);
  }

  HttpResponse<String> register(String email, String... headers) {
    return post("/v1/auth/register", registration(email), headers);
  }

  HttpResponse<String> logIn(String email, String password, String... headers) {
    return post(
        "/v1/auth/login",
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password),
        headers);
  }

  HttpResponse<String> refresh(String token, String... headers) {
    return post("/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(token), headers);
  }

  HttpResponse<String> logOut(String token) {
    return post("/v1/auth/logout", "{\"refreshToken\":\"%s\"}".formatted(token));
  }

  HttpResponse<String> profile(String accessToken) {
    return send(request("/v1/users/profile", "Authorization", "Bearer " + accessToken).GET());
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    var request = request(path, headers);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return send(
        request.POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  static String[] bearer(String accessToken) {
    return new String[] {"Authorization", "Bearer " + accessToken};
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  static void refused(HttpResponse<String> answer, int status, String slug) {
    assertThat(json(answer, status).get("type").asString()).endsWith("/" + slug);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }
}
