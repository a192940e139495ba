package io.connexus.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the toy product over real HTTP. */
record Edge(int port) {
  static final String USER = "0190a0a0-0000-7000-8000-000000000001";
  static final String WORKSPACE = "0190a0a0-0000-7000-8000-000000000002";
  static final String TOKEN = "good~" + USER + "~" + WORKSPACE + "~owner";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  /** Sends the text as it is, for paths that no client library would send. */
  String raw(String head) {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(5000);
      socket
          .getOutputStream()
          .write(
              (head + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String[] signedIn(String... more) {
    return signedInAs(UUID.randomUUID(), more); // each its own bucket
  }

  static String[] signedInAs(UUID user, String... more) {
    var headers = new String[more.length + 2];
    headers[0] = "Authorization";
    headers[1] = "Bearer good~" + user + "~" + WORKSPACE + "~owner";
    System.arraycopy(more, 0, headers, 2, more.length);
    return headers;
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }
}
