package io.connexus.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bakery with an owner, a number and something to say, made through the public API like any
 * other.
 */
final class DemoBusiness {
  static final String EMAIL = "owner@harbor-bakery.example";
  private static final String OWNER_PHONE = "+12125550199";

  private final URI app;
  private final String password;
  private final JsonMapper json = JsonMapper.shared();

  DemoBusiness(URI app, String password) {
    this.app = app;
    this.password = password;
  }

  /** Makes what is not there yet. */
  void open() {
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      var token = signIn(http);
      ensureNumber(http, token);
      if (get(http, token, "/v1/ai/faqs").path("items").isEmpty()) {
        FAQS.forEach(faq -> post(http, token, "/v1/ai/faqs", faq, 201));
      }
    }
  }

  private String signIn(HttpClient http) {
    var credentials = Map.of("email", EMAIL, "password", password);
    var login = send(http, request("/v1/auth/login", "").POST(body(credentials)));
    if (login.statusCode() == 200) {
      return read(login).path("accessToken").asString();
    }
    var registration =
        Map.of(
            "email", EMAIL,
            "password", password,
            "fullName", "Robin Harbor",
            "phone", OWNER_PHONE,
            "businessName", "Harbor Bakery");
    return post(http, "", "/v1/auth/register", registration, 201).path("accessToken").asString();
  }

  private void ensureNumber(HttpClient http, String token) {
    if (get(http, token, "/v1/users/phone-numbers").path("items").isEmpty()) {
      post(
          http,
          token,
          "/v1/users/phone-numbers",
          Map.of("number", Demo.BUSINESS_NUMBER, "label", "Shop"),
          201);
    }
  }

  private JsonNode get(HttpClient http, String token, String path) {
    return expect(send(http, request(path, token).GET()), path, 200);
  }

  private JsonNode post(HttpClient http, String token, String path, Object body, int status) {
    return expect(send(http, request(path, token).POST(body(body))), path, status);
  }

  private JsonNode expect(HttpResponse<String> answer, String path, int status) {
    if (answer.statusCode() != status) {
      throw new CannotStart(
          "the demo business could not be made: "
              + path
              + " answered "
              + answer.statusCode()
              + " "
              + answer.body());
    }
    return read(answer);
  }

  private JsonNode read(HttpResponse<String> answer) {
    return json.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path, String token) {
    var request =
        HttpRequest.newBuilder(app.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpRequest.BodyPublisher body(Object body) {
    return HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body));
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("it was interrupted.");
    }
  }

  private static Map<String, Object> faq(
      String question, String answer, String category, String... phrasings) {
    return Map.of(
        "question",
        question,
        "answer",
        answer,
        "category",
        category,
        "phrasings",
        List.of(phrasings));
  }

  private static final List<Map<String, Object>> FAQS =
      List.of(
          faq(
              "What are your opening hours?",
              "We are open Tuesday to Saturday from seven in the morning to six in the evening, and on Sunday from eight to one. On Monday we are closed.",
              "Visit",
              "When do you open?",
              "How late are you open today?",
              "Are you open on Sunday?",
              "What time do you close?"),
          faq(
              "Where are you located?",
              "You find us at 12 Harbor Street, on the corner of Quay Lane, right across from the ferry.",
              "Visit",
              "What is your address?",
              "How do I get to you?"),
          faq(
              "Is there parking?",
              "Yes. Customers park free for an hour in the lot behind the shop; the entrance is on Quay Lane.",
              "Visit",
              "Where can I park my car?"),
          faq(
              "Do you have gluten-free bread?",
              "Yes, we bake a gluten-free seed loaf on Wednesday and Saturday. It sells out quickly, so it is best to reserve one a day ahead.",
              "Products",
              "Anything without gluten?",
              "I have celiac disease, what can I eat?"),
          faq(
              "Do you have vegan options?",
              "Our sourdough, the baguettes and the apple turnovers are vegan. Ask at the counter for the vegan cake of the week.",
              "Products",
              "What do you have without milk and eggs?"),
          faq(
              "Can I order a birthday cake?",
              "Gladly. We need two days for a birthday cake. Tell us the size, the flavor and the name to write on it, here or on our website.",
              "Orders",
              "Do you make custom cakes?",
              "I would like a cake for a party",
              "How far ahead do I have to order a wedding cake?"),
          faq(
              "Do you deliver?",
              "We deliver within five miles, Tuesday to Saturday before noon. Delivery is four dollars, and free for orders above forty dollars.",
              "Orders",
              "Can you bring the order to my house?"),
          faq(
              "How can I pay?",
              "In the shop you can pay with cash, any card, or your phone. Online orders are paid by card.",
              "Orders",
              "Do you take credit cards?",
              "Is cash okay?"),
          faq(
              "Can I return or cancel an order?",
              "You can cancel free of charge until noon of the day before pick-up. After that we have already begun to bake.",
              "Orders",
              "I need to cancel my order"),
          faq(
              "Are you hiring?",
              "We are looking for a weekend counter assistant. Send a few lines about yourself to jobs at harbor bakery dot example.",
              "Other",
              "Do you have any jobs?"));
}
