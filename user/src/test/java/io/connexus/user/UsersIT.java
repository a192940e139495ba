package io.connexus.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.UserApp.FakeCarrier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = UserApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class UsersIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort int port;
  @Autowired Members members;
  @Autowired FakeCarrier carrier;
  private Member ada;
  private Member bob;

  @BeforeEach
  void twoBusinesses() {
    carrier.silent = false;
    ada =
        members.createWorkspace("Ada's Bakery", "ada@example.com", "Ada", new E164("+12125550101"));
    bob =
        members.createWorkspace("Bob's Bikes", "bob@example.com", "Bob", new E164("+12125550102"));
  }

  @Test
  void theProfileHasWhatTheContractSays() throws Exception {
    var profile = json(get("/v1/users/profile", ada), 200);

    assertThat(profile)
        .isEqualTo(
            JSON.readTree(
                """
                {"userId":"%s","workspaceId":"%s","email":"ada@example.com","emailVerified":false,
                 "fullName":"Ada","phone":"+12125550101","phoneVerified":false,"businessName":"Ada's Bakery","role":"owner"}
                """
                    .formatted(ada.id(), ada.workspace())));
  }

  @Test
  void aChangedProfileIsKeptAndNobodyElsesChanges() throws Exception {
    var change = "{\"fullName\":\" Ada L. \",\"phone\":\"+12125550199\"}";

    var changed = json(put("/v1/users/profile", ada, change), 200);

    assertThat(changed.get("fullName").asString()).isEqualTo("Ada L.");
    assertThat(json(get("/v1/users/profile", ada), 200)).isEqualTo(changed);
    assertThat(members.find(ada.id()).orElseThrow().phone()).isEqualTo(new E164("+12125550199"));
    assertThat(json(get("/v1/users/profile", bob), 200).get("businessName").asString())
        .isEqualTo("Bob's Bikes");
  }

  @Test
  void aBusinessNumberIsNobodysOwnPhoneAsItWouldRingItself() throws Exception {
    carrier.held.add(new E164("+12125550188"));
    json(post("/v1/users/phone-numbers", ada, "{\"number\":\"+12125550188\"}"), 201);
    var change = "{\"fullName\":\"Ada\",\"phone\":\"+12125550188\"}";
    assertThat(json(put("/v1/users/profile", ada, change), 400).get("type").asString())
        .endsWith("/invalid-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fullName\":\"\",\"phone\":\"+12125550199\"}",
        "{\"fullName\":\"A\",\"phone\":\"2125550199\"}",
        "{\"fullName\":\"A\",\"phone\":\"+1999\"}",
        "{\"fullName\":\"A\"}"
      })
  void aProfileThatCannotBeIsRefusedByField(String change) throws Exception {
    var problem = json(put("/v1/users/profile", ada, change), 400);

    assertThat(problem.get("type").asString()).endsWith("/invalid-request");
    assertThat(problem.get("errors")).hasSize(1);
  }

  @Test
  void aTokenForAnotherWorkspaceReachesNothing() throws Exception {
    var stray = new Member(ada.id(), bob.workspace(), "", "", ada.phone(), ada.role());

    json(get("/v1/users/profile", stray), 401);
    json(put("/v1/users/profile", stray, "{\"fullName\":\"X\",\"phone\":\"+12125550199\"}"), 401);

    assertThat(members.find(ada.id()).orElseThrow().fullName()).isEqualTo("Ada");
    assertThat(members.find(bob.workspace(), ada.id())).isEmpty();
    assertThat(members.find(ada.workspace(), ada.id())).isPresent();
  }

  @Test
  void theFirstNumberIsThePrimaryAndTheNextIsNot() throws Exception {
    var first = held();
    var second = held();

    var added = json(add(ada, first, "Front desk"), 201);
    json(add(ada, second, null), 201);

    assertThat(added.get("number").asString()).isEqualTo(first.value());
    assertThat(added.get("display").asString()).isEqualTo(first.display());
    assertThat(added.get("label").asString()).isEqualTo("Front desk");
    var items = json(get("/v1/users/phone-numbers", ada), 200).get("items");
    assertThat(items).hasSize(2);
    assertThat(items.get(0)).isEqualTo(added);
    assertThat(items.get(0).get("primary").asBoolean()).isTrue();
    assertThat(items.get(1).get("primary").asBoolean()).isFalse();
    assertThat(items.get(1).has("label")).isFalse();
  }

  @Test
  void numbersOfOthersAreNotSeen() throws Exception {
    json(add(ada, held(), null), 201);

    assertThat(json(get("/v1/users/phone-numbers", bob), 200).get("items")).isEmpty();
  }

  @Test
  void addingANumberAgainGivesTheOneThatIsThere() throws Exception {
    var number = held();
    var first = json(add(ada, number, "Desk"), 201);
    carrier.silent = true; // known already: nobody needs to be asked

    assertThat(json(add(ada, number, "Other"), 201)).isEqualTo(first);
  }

  @Test
  void aNumberOfAnotherWorkspaceIsTaken() throws Exception {
    var number = held();
    json(add(ada, number, null), 201);

    var problem = json(add(bob, number, null), 409);

    assertThat(problem.get("type").asString()).endsWith("/number-taken");
    assertThat(json(get("/v1/users/phone-numbers", bob), 200).get("items")).isEmpty();
  }

  @Test
  void aNumberThatTheAccountDoesNotHoldIsRefused() throws Exception {
    assertThat(json(add(ada, new E164("+12125559999"), null), 422).get("type").asString())
        .endsWith("/number-not-held");
  }

  @Test
  void aSilentCarrierIsSaidToBeSo() throws Exception {
    var number = held();
    carrier.silent = true;

    var answer = add(ada, number, null);

    assertThat(json(answer, 503).get("type").asString()).endsWith("/carrier-down");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void aNumberThatIsNoneIsRefused() throws Exception {
    var answer = post("/v1/users/phone-numbers", ada, "{\"number\":\"(212) 555-0123\"}");

    assertThat(json(answer, 400).get("errors").get(0).get("field").asString()).isEqualTo("number");
  }

  @Test
  void nobodyGetsInWithoutAToken() throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(uri("/v1/users/profile")).build(), BodyHandlers.ofString());

    json(answer, 401);
  }

  private E164 held() {
    var number = new E164("+1212555" + ThreadLocalRandom.current().nextInt(1000, 9998));
    return carrier.held.add(number) ? number : held();
  }

  private HttpResponse<String> add(Member member, E164 number, String label) throws Exception {
    var body = JSON.createObjectNode().put("number", number.value());
    if (label != null) {
      body.put("label", label);
    }
    return post("/v1/users/phone-numbers", member, body.toString());
  }

  private HttpResponse<String> get(String path, Member member) throws Exception {
    return send(path, member.id(), member.workspace(), "GET", "");
  }

  private HttpResponse<String> put(String path, Member member, String body) throws Exception {
    return send(path, member.id(), member.workspace(), "PUT", body);
  }

  private HttpResponse<String> post(String path, Member member, String body) throws Exception {
    return send(path, member.id(), member.workspace(), "POST", body);
  }

  private HttpResponse<String> send(
      String path, UserId user, WorkspaceId workspace, String method, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + user + "~" + workspace)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}
