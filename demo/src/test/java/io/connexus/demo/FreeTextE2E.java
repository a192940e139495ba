package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.access.Operation;
import io.connexus.platform.access.Operations;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every text of every operation that a member may call, with what breaks out of SQL, templates and
 * pages: it is kept and read back as it was sent, or refused as the client's mistake.
 */
class FreeTextE2E {
  private static final List<String> KEPT =
      List.of(
          "O'Brien\"; drop table users.member; --",
          "' or 1=1 /* \\' \\\\",
          "${7*7} #{7*7} *{7*7} @{7*7} %{7*7}",
          "<script>alert(1)</script>&amp;",
          "%s %n %d {0} $1",
          "\uD83E\uDD50 crème \u0639\u0631\u0628\u064A");
  private static final List<String> REFUSED =
      List.of("a\u0000b", "a\u202Eb", "a\uD800b", "a\r\nBcc: all@x.example", "x".repeat(10_000));

  /** What is more than a text although the contract cannot say so, and what a wrong one costs. */
  private static final Set<String> NOT_FREE =
      Set.of("/code", "/password", "/currentPassword", "/newPassword", "/language", "/timeZone");

  /** Its answer has a text, too, which is another. */
  private static final String ANSWERS = "tryReceptionist";

  private final World world = World.SHARED;
  private final Http owner = world.stranger();
  private final Things things = Things.of(owner);
  private final List<String> wrong = new ArrayList<>();
  private final Set<String> readBack = new TreeSet<>();

  @Test
  void everyTextIsReadBackAsItWasSentOrRefused() {
    for (var operation : Operations.ALL) {
      if (operation.least() == null) {
        continue;
      }
      for (var text : Requests.texts(operation)) {
        KEPT.forEach(payload -> send(operation, text, payload));
        REFUSED.forEach(payload -> send(operation, text, payload));
        other(operation, text);
      }
      for (var query : Requests.queries(operation)) {
        KEPT.forEach(payload -> ask(operation, query, payload));
        REFUSED.forEach(payload -> ask(operation, query, payload));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(readBack)
        .as("what was found again, so that the walk does not pass by refusing all")
        .contains(
            "createFaq/question",
            "createFaq/answer",
            "createFaq/category",
            "createFaq/phrasings/0",
            "updateFaq/answer",
            "createTemplate/name",
            "createTemplate/body",
            "updateTemplate/body",
            "createContact/name",
            "createContact/company",
            "createContact/note",
            "updateContact/name",
            "createDepartment/name",
            "updateProfile/fullName",
            "updateWorkspace/businessName",
            "updateReceptionist/name",
            "updateReceptionist/greeting",
            "updateReceptionist/businessDescription",
            "updatePhoneNumber/label");
  }

  @Test
  void mailsSayNamesAsTheyAre() {
    var phone = Map.of("fullName", KEPT.get(2) + KEPT.get(3), "phone", "+12125550177");
    assertThat(owner.put("/v1/users/profile", phone).status()).isEqualTo(200);
    var business = "{{7*7}} " + KEPT.getFirst();
    assertThat(owner.put("/v1/workspace", Map.of("businessName", business)).status())
        .isEqualTo(200);
    var guest = "guest" + System.nanoTime() + "@elsewhere.example";
    var invited = owner.post("/v1/team/invitations", Map.of("email", guest, "role", "viewer"));
    assertThat(invited.status()).isEqualTo(201);

    var mail =
        await()
            .atMost(Duration.ofSeconds(15))
            .until(
                () -> world.sandbox.get("/sandbox/mail?to=" + guest).json(),
                found -> !found.findPath("links").isMissingNode());
    assertThat(mail.findPath("subject").asString() + mail.findPath("text").asString())
        .contains(business)
        .contains(KEPT.get(2) + KEPT.get(3));
  }

  private void send(Operation operation, Requests.Text text, String payload) {
    var value = Http.JSON.getNodeFactory().stringNode(payload);
    var body = Requests.with(valid(operation, text), text.pointer(), value);
    var answer = patiently(operation, things.path(operation), json(body));
    var where = operation.id() + text.pointer();
    if (answer.status() >= 500 || answer.status() == 401 && !isSecret(text)) {
      wrong.add(where + " with " + shown(payload) + ": " + answer.status());
    } else if (answer.status() < 300) {
      if (REFUSED.contains(payload) && !payload.contains("\r\n")) {
        wrong.add(where + " takes " + shown(payload));
      }
      check(operation, text, payload, answer);
    }
  }

  /** The answer has the text where the request had it; if not there, what is read afterwards. */
  private void check(Operation operation, Requests.Text text, String payload, Http.Answer answer) {
    var where = operation.id() + text.pointer();
    var told = answer.text().isBlank() ? Http.JSON.missingNode() : answer.json().at(text.pointer());
    if (told.isMissingNode() && operation.method().equals("PUT")) {
      told = owner.get(things.path(operation)).json().at(text.pointer());
    }
    if (told.isMissingNode()
        || !text.isFree()
        || operation.id().equals(ANSWERS)
        || NOT_FREE.contains(text.pointer())) {
      return;
    }
    if (told.asString().equals(payload.strip())) {
      readBack.add(where);
    } else {
      wrong.add(where + " sent " + shown(payload) + " came back as " + shown(told.asString()));
    }
  }

  /** Where a text belongs, something else is the client's mistake. */
  private void other(Operation operation, Requests.Text text) {
    for (var value : List.of(Map.of("$ne", 1), List.of("a"), 7, true)) {
      var body =
          Requests.with(valid(operation, text), text.pointer(), Http.JSON.valueToTree(value));
      var answer = patiently(operation, things.path(operation), json(body));
      if (answer.status() < 400 || answer.status() >= 500) {
        wrong.add(operation.id() + text.pointer() + " as " + value + ": " + answer.status());
      }
    }
  }

  private void ask(Operation operation, String query, String payload) {
    var path =
        things.path(operation)
            + "?"
            + query
            + "="
            + URLEncoder.encode(
                payload.substring(0, Math.min(payload.length(), 2000)), StandardCharsets.UTF_8);
    var answer = patiently(operation, path, "{}");
    if (answer.status() >= 500) {
      wrong.add(operation.id() + "?" + query + "=" + shown(payload) + ": " + answer.status());
    }
  }

  private ObjectNode valid(Operation operation, Requests.Text text) {
    var body = Requests.body(operation);
    switch (operation.id()) {
      case "createDepartment", "updateDepartment" -> {
        body.put("name", "Nets " + System.nanoTime());
        body.putArray("memberIds").add(things.id("/v1/team/members/"));
      }
      case "createContact", "updateContact" ->
          body.putArray("numbers")
              .add("+1917" + (1_000_000_000L + System.nanoTime() % 1_000_000_000L));
      case "updateProfile" -> body.put("phone", "+12125550177");
      case "updatePhoneNumber" -> {
        if (!text.pointer().startsWith("/assignedTo")) {
          body.remove("assignedTo");
        }
      }
      case "sendText" -> body.put("templateId", things.id("/v1/sms/templates/"));
      default -> {}
    }
    return body;
  }

  /** As a client does that is told to wait. */
  private Http.Answer patiently(Operation operation, String path, String body) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .until(
            () ->
                operation.method().equals("GET")
                    ? owner.get(path)
                    : owner.send(operation.method(), path, body),
            answer ->
                answer.status() != 429
                    || answer
                        .headers()
                        .firstValue("RateLimit-Remaining")
                        .filter("0"::equals)
                        .isEmpty());
  }

  private static boolean isSecret(Requests.Text text) {
    return NOT_FREE.contains(text.pointer());
  }

  /** Half a character cannot be sent as UTF-8, but as an escape of JSON. */
  private static String json(JsonNode body) {
    return Http.JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(body);
  }

  private static String shown(String text) {
    return json(
        Http.JSON.getNodeFactory().stringNode(text.substring(0, Math.min(text.length(), 40))));
  }
}
