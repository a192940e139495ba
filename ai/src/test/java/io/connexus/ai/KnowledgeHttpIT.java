package io.connexus.ai;

import static io.connexus.ai.Reception.BAKERY;
import static io.connexus.ai.Reception.GARAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.Role;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditEntry;
import io.connexus.platform.audit.AuditLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KnowledgeHttpIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String FAQ =
      """
      {"question":"Do you deliver?","phrasings":["Can you bring it?"],"answer":"Within five miles."}
      """;
  private static Reception reception;

  record Answer(int status, JsonNode body, String text) {}

  @BeforeAll
  static void start() {
    reception = new Reception();
  }

  @AfterAll
  static void stop() {
    reception.close();
  }

  private static Answer call(
      WorkspaceId workspace, Role role, String method, String path, String body) throws Exception {
    var response =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(reception.http() + "/v1/ai" + path))
                .header("Content-Type", "application/json")
                .header("X-Actor", workspace + " " + role)
                .method(
                    method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    boolean json =
        response.headers().firstValue("Content-Type").orElse("").contains("application/json");
    return new Answer(
        response.statusCode(),
        json ? JsonMapper.shared().readTree(response.body()) : null,
        response.body());
  }

  private static Answer owner(String method, String path, String body) throws Exception {
    return call(BAKERY, Role.OWNER, method, path, body);
  }

  @Test
  void anFaqIsTaughtReadChangedAndForgotten() throws Exception {
    var created = owner("POST", "/faqs", FAQ);
    assertThat(created.status).isEqualTo(201);
    assertThat(created.body.get("active").asBoolean()).isTrue();
    assertThat(created.body.has("updatedAt")).isTrue();
    assertThat(created.body.has("category")).isFalse();
    var path = "/faqs/" + created.body.get("id").asString();

    assertThat(owner("GET", path, null).body).isEqualTo(created.body);
    assertThat(owner("GET", "/faqs", null).body.get("items").valueStream()).contains(created.body);
    var changed =
        owner(
            "PUT",
            path,
            "{\"question\":\"Do you ship?\",\"answer\":\"No.\",\"category\":\"orders\",\"active\":false}");
    assertThat(changed.status).isEqualTo(200);
    assertThat(changed.body.get("phrasings").size()).isZero();
    assertThat(changed.body.get("active").asBoolean()).isFalse();
    assertThat(owner("DELETE", path, null).status).isEqualTo(204);
    assertThat(owner("GET", path, null).status).isEqualTo(404);
    assertThat(owner("DELETE", path, null).text).isEqualTo("faq-not-found");
  }

  @Test
  void whatIsTaughtChangedForgottenAndTheIntroductionIsInTheAudit() throws Exception {
    var workspace = WorkspaceId.next();
    var path =
        "/faqs/" + call(workspace, Role.ADMIN, "POST", "/faqs", FAQ).body.get("id").asString();
    call(workspace, Role.ADMIN, "PUT", path, FAQ);
    call(workspace, Role.ADMIN, "DELETE", path, null);
    call(workspace, Role.ADMIN, "DELETE", path, null);
    call(
        workspace,
        Role.ADMIN,
        "PUT",
        "/config",
        "{\"name\":\"Max\",\"greeting\":\"Hello.\",\"businessDescription\":\"\"}");
    var audit = new AuditLog(reception.jdbc(), reception.clock);
    assertThat(audit.page(workspace, null, null, 10))
        .extracting(AuditEntry::action)
        .containsExactly("receptionist.changed", "faq.removed", "faq.changed", "faq.created");
    assertThat(audit.page(workspace, null, "faq.removed", 10))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.subject()).isEqualTo(path.substring("/faqs/".length()));
          assertThat(entry.details()).containsEntry("question", "Do you deliver?");
        });
  }

  @Test
  void nobodySeesOrChangesWhatAnotherBusinessTaught() throws Exception {
    var path = "/faqs/" + owner("POST", "/faqs", FAQ).body.get("id").asString();

    assertThat(call(GARAGE, Role.OWNER, "GET", path, null).text).isEqualTo("faq-not-found");
    assertThat(call(GARAGE, Role.OWNER, "PUT", path, FAQ).status).isEqualTo(404);
    assertThat(call(GARAGE, Role.OWNER, "DELETE", path, null).status).isEqualTo(404);
    assertThat(call(GARAGE, Role.OWNER, "GET", "/faqs", null).body.get("items").size()).isZero();
    assertThat(
            call(GARAGE, Role.OWNER, "POST", "/test", "{\"text\":\"Do you deliver?\"}")
                .body
                .get("kind")
                .asString())
        .isEqualTo("unknown");
    assertThat(owner("GET", path, null).status).isEqualTo(200);
  }

  @Test
  void refusesFaqsOutsideTheContract() throws Exception {
    for (var body :
        new String[] {
          "{\"question\":\"\",\"answer\":\"a\"}",
          "{\"question\":\"q\"}",
          "{\"question\":\"q\",\"answer\":\"" + "a".repeat(1501) + "\"}",
          "{\"question\":\"q\",\"answer\":\"a\",\"phrasings\":[\"\"]}",
          "{\"question\":\"q\",\"answer\":\"a\",\"phrasings\":[null]}",
          "{\"question\":\"q\",\"answer\":\"a\",\"category\":\"" + "c".repeat(61) + "\"}",
          "{\"question\":\"q\\u202eq\",\"answer\":\"a\"}",
          "{\"question\":\"q\",\"answer\":\"a\\u0000\"}"
        }) {
      assertThat(owner("POST", "/faqs", body).status).as(body).isEqualTo(400);
    }
  }

  @Test
  void aWorkspaceTeachesUpToFiveHundredFaqs() throws Exception {
    var full = WorkspaceId.next();
    reception
        .jdbc()
        .sql(
            """
            insert into ai.faq (id, workspace_id, question, phrasings, answer, active, updated_at)
            select gen_random_uuid(), :workspace, 'Question ' || n, '[]', 'a', false, now()
            from generate_series(1, 499) n
            """)
        .param("workspace", full.value())
        .update();
    assertThat(call(full, Role.OWNER, "POST", "/faqs", FAQ).status).isEqualTo(201);
    assertThat(call(full, Role.OWNER, "POST", "/faqs", FAQ).text).isEqualTo("limit-reached");
    assertThat(call(full, Role.OWNER, "GET", "/faqs", null).body.get("items")).hasSize(500);
  }

  @Test
  void theReceptionistHasANameAndAGreetingFromTheStart() throws Exception {
    var fresh = WorkspaceId.next();
    var config = call(fresh, Role.OWNER, "GET", "/config", null).body;
    assertThat(config.get("name").asString()).isEqualTo("Ava");
    assertThat(config.get("greeting").asString())
        .isEqualTo(
            "Thanks for calling {business}. This is {name}, the AI receptionist. How can I help?");

    var mine =
        "{\"name\":\"Max\",\"greeting\":\"{business}, {name} here.\",\"businessDescription\":\"We fix cars.\"}";
    assertThat(call(fresh, Role.ADMIN, "PUT", "/config", mine).status).isEqualTo(200);
    assertThat(call(fresh, Role.OWNER, "GET", "/config", null).body)
        .isEqualTo(JsonMapper.shared().readTree(mine));
    assertThat(
            call(fresh, Role.OWNER, "POST", "/test", "{\"text\":\"What does your company do?\"}")
                .body
                .get("text")
                .asString())
        .contains("We fix cars.");
  }

  @Test
  void tryingItSaysWhatACallerWouldHearAndWhy() throws Exception {
    var id = owner("POST", "/faqs", FAQ).body.get("id").asString();

    var known = owner("POST", "/test", "{\"text\":\"Could you bring it to me?\"}").body;
    assertThat(known.get("kind").asString()).isEqualTo("faq");
    assertThat(known.get("text").asString()).isEqualTo("Within five miles.");
    assertThat(known.get("source").get("question").asString()).isEqualTo("Do you deliver?");
    assertThat(known.get("confidence").asDouble()).isBetween(0.5, 1.0);

    var unknown = owner("POST", "/test", "{\"text\":\"What is the capital of France?\"}").body;
    assertThat(unknown.get("kind").asString()).isEqualTo("unknown");
    assertThat(unknown.has("source")).isFalse();
    assertThat(unknown.get("confidence").asDouble()).isBetween(0.0, 0.5);
    assertThat(owner("POST", "/test", "{\"text\":\" \"}").status).isEqualTo(400);
    owner("DELETE", "/faqs/" + id, null);
  }
}
