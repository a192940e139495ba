package io.connexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.E164;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import io.connexus.sandbox.SandboxSetup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two businesses without a number, at a carrier that the sandbox plays. */
@SpringBootTest(classes = NumbersApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class NumbersCase {
  static final JsonMapper JSON = new JsonMapper();
  static final HttpClient HTTP = HttpClient.newHttpClient();
  static final String NUMBERS = "/v1/users/phone-numbers";
  static final String ORDERS = NUMBERS + "/orders";
  static final AtomicInteger NEXT = new AtomicInteger(1_000);

  @LocalServerPort int port;
  @Autowired Sandbox sandbox;
  @Autowired TestDatabase database;
  @Autowired NumbersApp.Clock clock;
  @Autowired Members members;
  @Autowired BusinessNumbers numbers;
  @Autowired AuditLog audit;
  Member ada;
  Member bob;

  @BeforeEach
  final void twoBusinesses() throws Exception {
    var app = "http://localhost:" + port;
    sandbox.setUp(
        new SandboxSetup(
            NumbersApp.CONNECTION,
            app + "/nowhere",
            NumbersApp.PROFILE,
            app + "/nowhere",
            List.of("+12125550123"),
            null,
            null,
            null,
            app + NUMBERS + "/incoming",
            null));
    ada = members.createWorkspace("Ada's", "ada@example.com", "Ada", new E164("+12125550101"));
    bob = members.createWorkspace("Bob's", "bob@example.com", "Bob", new E164("+12125550102"));
  }

  @AfterEach
  final void calm() throws Exception {
    chaos("{}");
    clock.ahead = Duration.ZERO;
  }

  // ---- the sandbox

  void chaos(String wanted) throws Exception {
    sandbox("POST", "/sandbox/chaos", wanted);
  }

  JsonNode sandbox(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(sandbox.baseUrl().resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }

  void atTheCarrier(String order) throws Exception {
    var key = SandboxSettings.defaults().telnyxApiKey();
    var request =
        HttpRequest.newBuilder(URI.create(sandbox.telnyxBaseUrl() + "/number_orders"))
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(order))
            .build();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** How often an order of this number has reached the carrier's door. */
  int placed(String number) throws Exception {
    int count = 0;
    for (var entry : sandbox("GET", "/sandbox/journal?kind=request&limit=5000", "")) {
      boolean order =
          entry.path("method").asString().equals("POST")
              && entry.path("path").asString().endsWith("/number_orders");
      if (order && entry.path("body").asString("").contains(number)) {
        count++;
      }
    }
    return count;
  }

  List<String> texts(JsonNode own) throws Exception {
    var texts = new ArrayList<String>();
    for (var text : sandbox("GET", "/sandbox/messages", "")) {
      if (text.path("to").equals(own.path("number"))) {
        texts.add(text.path("text").asString());
      }
    }
    return texts;
  }

  String codeFor(JsonNode own) throws Exception {
    await().until(() -> !texts(own).isEmpty());
    return texts(own).getLast().substring(0, 6);
  }

  boolean heldByTheAccount(JsonNode number) throws Exception {
    return sandbox("GET", "/sandbox/numbers", "")
        .toString()
        .contains(number.path("number").asString());
  }

  // ---- the product

  int triesLeft(JsonNode own) {
    return database
        .jdbc()
        .sql("select tries_left from users.number_code where number_id = :id")
        .param("id", UUID.fromString(own.path("id").asString()))
        .query(Integer.class)
        .single();
  }

  static String code(String digits) {
    return "{\"code\":\"" + digits + "\"}";
  }

  static String group(String name, UserId member) {
    return "{\"name\":\"%s\",\"memberIds\":[\"%s\"]}".formatted(name, member);
  }

  static String someNumber() {
    return "+1646555" + NEXT.incrementAndGet();
  }

  JsonNode own(Member member) throws Exception {
    var body = "{\"kind\":\"personal\",\"number\":\"%s\"}".formatted(someNumber());
    return json(post(member, NUMBERS, body), 201);
  }

  String found() throws Exception {
    return json(get(ada, NUMBERS + "/available?areaCode=212"), 200)
        .at("/items/0/number")
        .asString();
  }

  JsonNode bought() throws Exception {
    var number = found();
    json(order(ada, number), 202);
    return awaitNumber(ada, number);
  }

  HttpResponse<String> order(Member member, String number) throws Exception {
    return post(member, ORDERS, "{\"number\":\"%s\",\"label\":\"Desk\"}".formatted(number));
  }

  JsonNode awaitNumber(Member member, String number) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> item(member, NUMBERS, number), item -> !item.isMissingNode());
  }

  String awaitFailure(Member member, String number) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> item(member, ORDERS, number).at("/failure/code").asString(""),
            code -> !code.isEmpty());
  }

  JsonNode item(Member member, String path, String number) throws Exception {
    for (var item : json(get(member, path), 200).path("items")) {
      if (item.path("number").asString().equals(number)) {
        return item;
      }
    }
    return JSON.missingNode();
  }

  static <T> List<T> atOnce(int count, Callable<T> deed) throws Exception {
    var results = new ArrayList<T>();
    try (var threads = Executors.newFixedThreadPool(count)) {
      for (var result : threads.invokeAll(java.util.Collections.nCopies(count, deed))) {
        results.add(result.get());
      }
    }
    return results;
  }

  HttpResponse<String> get(Member member, String path) throws Exception {
    return send(member, "owner", "GET", path, "");
  }

  HttpResponse<String> post(Member member, String path, String body) throws Exception {
    return send(member, "owner", "POST", path, body);
  }

  HttpResponse<String> put(Member member, String path, String body) throws Exception {
    return send(member, "owner", "PUT", path, body);
  }

  HttpResponse<String> delete(Member member, String path) throws Exception {
    return send(member, "owner", "DELETE", path, "");
  }

  HttpResponse<String> send(Member member, String role, String method, String path, String body)
      throws Exception {
    var token = member.id() + "~" + member.workspace() + "~" + role;
    return HTTP.send(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
  }
}
