package io.connexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.E164;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditEntry;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers are bought, assigned, given back, and a member's own is proven by a code. */
@SpringBootTest(classes = NumbersApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class NumberServicesIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String NUMBERS = "/v1/users/phone-numbers";
  private static final String ORDERS = NUMBERS + "/orders";
  private static final AtomicInteger NEXT = new AtomicInteger(1_000);

  @LocalServerPort int port;
  @Autowired Sandbox sandbox;
  @Autowired TestDatabase database;
  @Autowired NumbersApp.Clock clock;
  @Autowired Members members;
  @Autowired BusinessNumbers numbers;
  @Autowired AuditLog audit;
  private Member ada;
  private Member bob;

  @BeforeEach
  void twoBusinesses() throws Exception {
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
  void calm() throws Exception {
    chaos("{}");
    clock.ahead = Duration.ZERO;
  }

  // ---- buying

  @Test
  void aNumberIsFoundBoughtAndAssigned() throws Exception {
    var offer = json(get(ada, NUMBERS + "/available?areaCode=212&limit=5"), 200).at("/items/0");
    assertThat(offer.path("display").asString()).startsWith("(212) 555-01");
    assertThat(offer.path("monthlyCost").asString()).isEqualTo("1.00");
    assertThat(offer.path("currency").asString()).isEqualTo("USD");
    assertThat(offer.path("region").asString()).isEqualTo("NY");
    assertThat(offer.path("features")).extracting(JsonNode::asString).contains("sms", "voice");
    var number = offer.path("number").asString();

    var order = json(order(ada, number), 202);
    assertThat(order.path("status").asString()).isEqualTo("pending");

    var held = awaitNumber(ada, number);
    assertThat(held.path("kind").asString()).isEqualTo("business");
    assertThat(held.path("primary").asBoolean()).isTrue();
    assertThat(held.path("label").asString()).isEqualTo("Desk");
    assertThat(json(get(ada, ORDERS), 200).at("/items/0/status").asString()).isEqualTo("done");
    assertThat(audit.page(ada.workspace(), null, null, 10))
        .extracting(AuditEntry::action)
        .contains("phone-number.ordered", "phone-number.added");
    assertThat(json(order(ada, number), 202).path("id")).isEqualTo(order.path("id"));
    assertThat(json(order(bob, number), 409).path("type").asString()).endsWith("/number-taken");
  }

  @Test
  void aNumberIsFoundByItsTown() throws Exception {
    var here =
        json(get(ada, NUMBERS + "/available?locality=new%20york&limit=5"), 200).path("items");
    assertThat(here)
        .hasSize(5)
        .allSatisfy(offer -> assertThat(offer.path("locality").asString()).isEqualTo("New York"));
    var boston = NUMBERS + "/available?administrativeArea=MA&locality=";
    assertThat(json(get(ada, boston + "%20Boston%20"), 200).at("/items/0/number").asString())
        .startsWith("+1617");
    assertThat(json(get(ada, boston + "Buffalo"), 200).path("items")).isEmpty();
    assertThat(json(get(ada, boston), 200).path("items")).isNotEmpty();
    for (var senseless :
        List.of("locality=a%00b", "locality=" + "x".repeat(61), "administrativeArea=ma")) {
      json(get(ada, NUMBERS + "/available?" + senseless), 400);
    }
  }

  @Test
  void twoOrdersOfOneNumberAtOnceAreOne() throws Exception {
    var number = found();
    var orders = atOnce(8, () -> json(order(ada, number), 202).path("id").asString());
    assertThat(orders).containsOnly(orders.getFirst());
    awaitNumber(ada, number);
    assertThat(placed(number)).isEqualTo(1);
  }

  @Test
  void anOrderThatFailsSaysWhy() throws Exception {
    assertThat(failureOf("{\"numbers\":{\"gone\":true}}")).isEqualTo("number-gone");
    assertThat(failureOf("{\"numbers\":{\"noFunds\":true}}")).isEqualTo("no-funds");
    assertThat(failureOf("{\"numbers\":{\"fail\":true}}")).isEqualTo("refused");
    chaos("{}");
    json(order(ada, "+12125550177"), 202);
    assertThat(awaitFailure(ada, "+12125550177")).isEqualTo("number-not-searched");
    assertThat(json(get(ada, NUMBERS), 200).path("items")).isEmpty();
  }

  private String failureOf(String chaos) throws Exception {
    var number = found();
    chaos(chaos);
    json(order(ada, number), 202);
    return awaitFailure(ada, number);
  }

  @Test
  void anOrderWhoseAnswerIsLostIsFoundByItsReferenceAndNeverRepeated() throws Exception {
    var number = found();
    chaos("{\"fail\":[{\"match\":\"POST /telnyx/v2/number_orders\",\"status\":502,\"times\":1}]}");
    var order = json(order(ada, number), 202).path("id").asString();
    await().until(() -> placed(number) == 1);
    atTheCarrier(
        """
        {"phone_numbers":[{"phone_number":"%s"}],"customer_reference":"%s","connection_id":"%s"}
        """
            .formatted(number, order, NumbersApp.CONNECTION));
    awaitNumber(ada, number);
    assertThat(placed(number)).isEqualTo(2); // the one that was lost and the test's own
  }

  @Test
  void openOrdersAreBounded() throws Exception {
    chaos("{\"fail\":[{\"match\":\".*number_orders.*\",\"status\":503}]}");
    for (int i = 0; i < 5; i++) {
      json(order(ada, "+1212555018" + i), 202);
    }
    assertThat(json(order(ada, "+12125550189"), 409).path("type").asString())
        .endsWith("/limit-reached");
  }

  @Test
  void aWebhookThatIsNotSignedIsRefused() throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(uri(NUMBERS + "/incoming"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(json(answer, 403).path("type").asString()).endsWith("/bad-signature");
  }

  @Test
  void aBoughtNumberIsGivenBackUnlessItIsKept() throws Exception {
    var released = bought();
    json(delete(ada, NUMBERS + "/" + released.path("id").asString()), 204);
    await().until(() -> !heldByTheAccount(released));
    var kept = bought();
    json(delete(ada, NUMBERS + "/" + kept.path("id").asString() + "?keep=true"), 204);
    assertThat(json(get(ada, NUMBERS), 200).path("items")).isEmpty();
    assertThat(heldByTheAccount(kept)).isTrue();
  }

  @Test
  void aCarrierThatRefusesToTakeANumberBackIsAskedAgain() throws Exception {
    var bought = bought();
    chaos("{\"fail\":[{\"match\":\"DELETE .*phone_numbers.*\",\"status\":403,\"times\":1}]}");
    json(delete(ada, NUMBERS + "/" + bought.path("id").asString()), 204);
    await().until(this::wasPutOff);
    assertThat(heldByTheAccount(bought)).isTrue();
    clock.ahead = Duration.ofHours(1);
    await().until(() -> !heldByTheAccount(bought));
  }

  @Test
  void aNumberThatTheCarrierWillNotTakeBackIsShownAndInTheAuditOnceUntilItDoes() throws Exception {
    var bought = bought();
    var number = bought.path("number").asString();
    chaos("{\"fail\":[{\"match\":\"DELETE .*phone_numbers.*\",\"status\":403}]}");
    json(delete(ada, NUMBERS + "/" + bought.path("id").asString()), 204);
    await().until(() -> notTakenBack(ada).size() == 1);
    assertThat(notTakenBack(ada).get(0).path("number").asString()).isEqualTo(number);
    assertThat(notTakenBack(ada).get(0).has("since")).isTrue();
    assertThat(notTakenBack(bob)).isEmpty();
    clock.ahead = Duration.ofDays(8); // and asked again meanwhile
    await().until(() -> attempts() == 2);
    assertThat(audit.page(ada.workspace(), null, "phone-number.not-taken-back", 10))
        .singleElement()
        .satisfies(entry -> assertThat(entry.actor()).isNull())
        .satisfies(entry -> assertThat(entry.details()).containsEntry("number", number));

    chaos("{}");
    clock.ahead = Duration.ofDays(9).plusMinutes(1);
    await().until(() -> !heldByTheAccount(bought));
    await().until(() -> notTakenBack(ada).isEmpty());
  }

  private JsonNode notTakenBack(Member of) throws Exception {
    return json(get(of, NUMBERS), 200).path("notTakenBack");
  }

  private int attempts() {
    return database
        .jdbc()
        .sql("select coalesce(max(attempts), 0) from platform.outbox where done_at is null")
        .query(Integer.class)
        .single();
  }

  private boolean wasPutOff() {
    return database
            .jdbc()
            .sql("select count(*) from platform.outbox where attempts = 1 and done_at is null")
            .query(Integer.class)
            .single()
        == 1;
  }

  // ---- managing

  @Test
  void aNumberIsLabelledMadePrimaryAndAssigned() throws Exception {
    var first = bought();
    var second = bought();
    var department =
        json(post(ada, "/v1/routing/departments", group("Sales", ada.id())), 201).path("id");
    var path = NUMBERS + "/" + second.path("id").asString();

    var change =
        "{\"label\":\" Shop \",\"primary\":true,\"assignedTo\":{\"departmentId\":%s}}"
            .formatted(department);
    var changed = json(put(ada, path, change), 200);
    assertThat(changed.path("label").asString()).isEqualTo("Shop");
    assertThat(changed.path("primary").asBoolean()).isTrue();
    assertThat(changed.at("/assignedTo/departmentId")).isEqualTo(department);
    var e164 = new E164(second.path("number").asString());
    assertThat(numbers.primary(ada.workspace())).contains(e164);
    assertThat(numbers.assignees(e164)).containsExactly(ada.id());
    var id = UUID.fromString(department.asString());
    assertThat(numbers.department(ada.workspace(), id)).contains(List.of(ada.id()));
    assertThat(numbers.department(WorkspaceId.next(), id)).isEmpty();
    assertThat(json(put(ada, path, "{\"primary\":false}"), 400).path("detail").asString())
        .startsWith("primary");

    json(delete(ada, "/v1/routing/departments/" + department.asString()), 204);
    assertThat(numbers.assignees(e164)).isEmpty();
    json(delete(ada, path + "?keep=true"), 204);
    assertThat(numbers.primary(ada.workspace()))
        .contains(new E164(first.path("number").asString()));
  }

  @Test
  void nothingIsAssignedToStrangers() throws Exception {
    var number = bought();
    var path = NUMBERS + "/" + number.path("id").asString();
    var toBob = "{\"primary\":true,\"assignedTo\":{\"memberId\":\"%s\"}}".formatted(bob.id());
    assertThat(json(put(ada, path, toBob), 400).path("detail").asString()).startsWith("assignedTo");
    json(put(ada, path, "{\"primary\":true,\"assignedTo\":{}}"), 400);
    json(post(ada, "/v1/routing/departments", group("Sales", bob.id())), 400);
  }

  @Test
  void whatIsAnothersDoesNotExist() throws Exception {
    var business = NUMBERS + "/" + bought().path("id").asString();
    var own = NUMBERS + "/" + own(ada).path("id").asString();
    var department =
        "/v1/routing/departments/"
            + json(post(ada, "/v1/routing/departments", group("Sales", ada.id())), 201)
                .path("id")
                .asString();
    for (var path : List.of(business, own)) {
      json(put(bob, path, "{\"primary\":true}"), 404);
      json(delete(bob, path), 404);
      json(post(bob, path + "/verify", "{\"code\":\"123456\"}"), 404);
      json(post(bob, path + "/verify/send", ""), 404);
    }
    json(put(bob, department, group("Mine", bob.id())), 404);
    json(delete(bob, department), 404);
    assertThat(json(get(bob, NUMBERS), 200).path("items")).isEmpty();
    assertThat(json(get(bob, ORDERS), 200).path("items")).isEmpty();
  }

  @Test
  void onlyAdminsSpendMoneyAndManageBusinessNumbers() throws Exception {
    var path = NUMBERS + "/" + bought().path("id").asString();
    json(send(ada, "agent", "POST", ORDERS, "{\"number\":\"+12125550177\"}"), 403);
    json(send(ada, "agent", "GET", NUMBERS + "/available", ""), 403);
    json(send(ada, "agent", "POST", NUMBERS, "{\"number\":\"+12125550123\"}"), 403);
    json(send(ada, "agent", "PUT", path, "{\"primary\":true}"), 403);
    json(send(ada, "agent", "DELETE", path, ""), 403);
    var mine = "{\"kind\":\"personal\",\"number\":\"%s\"}".formatted(someNumber());
    json(send(ada, "viewer", "POST", NUMBERS, mine), 201);
  }

  // ---- a member's own

  @Test
  void aCodeProvesANumberWhichThenMayRing() throws Exception {
    var own = own(ada);
    var path = NUMBERS + "/" + own.path("id").asString();
    assertThat(own.path("verified").asBoolean()).isFalse();
    assertThat(json(put(ada, path, "{\"primary\":true}"), 409).path("type").asString())
        .endsWith("/number-not-verified");

    var verified = json(post(ada, path + "/verify", code(codeFor(own))), 200);
    assertThat(verified.path("verified").asBoolean()).isTrue();
    assertThat(json(put(ada, path, "{\"primary\":true,\"label\":\"Mobile\"}"), 200).path("primary"))
        .isEqualTo(JSON.getNodeFactory().booleanNode(true));
    assertThat(members.find(ada.id()).orElseThrow().phone().value())
        .isEqualTo(own.path("number").asString());
    json(delete(ada, path), 204);
    assertThat(json(get(ada, NUMBERS), 200).path("items")).isEmpty();
  }

  @Test
  void ofManyGuessesAtOnceFiveCountAndThenTheCodeIsDead() throws Exception {
    var own = own(ada);
    var path = NUMBERS + "/" + own.path("id").asString() + "/verify";
    var right = codeFor(own);
    var wrong = right.equals("000000") ? "000001" : "000000";
    var types = atOnce(6, () -> json(post(ada, path, code(wrong)), 422).path("type").asString());
    assertThat(types).hasSize(6).allMatch(type -> type.endsWith("/code-refused"));
    assertThat(triesLeft(own)).isZero();
    assertThat(json(post(ada, path, code(right)), 422).path("type").asString())
        .endsWith("/code-refused");
  }

  @Test
  void guessesAtOnceAreCountedOneByOne() throws Exception {
    var own = own(ada);
    var path = NUMBERS + "/" + own.path("id").asString() + "/verify";
    var wrong = codeFor(own).equals("000000") ? "000001" : "000000";
    atOnce(4, () -> post(ada, path, code(wrong)).statusCode());
    assertThat(triesLeft(own)).isEqualTo(1);
    json(post(ada, path, code(codeFor(own))), 200);
  }

  @Test
  void whatDidNotLeaveIsNotCounted() throws Exception {
    var own = own(ada);
    var path = NUMBERS + "/" + own.path("id").asString() + "/verify";
    clock.ahead = Duration.ofMinutes(1);
    chaos("{\"fail\":[{\"match\":\"POST /telnyx/v2/messages\",\"status\":429}]}");
    for (int i = 0; i < 6; i++) {
      assertThat(json(post(ada, path + "/send", ""), 503).path("type").asString())
          .endsWith("/carrier-down");
    }
    chaos("{}");
    json(post(ada, path + "/send", ""), 202);
    await().until(() -> texts(own).size() == 2);
    json(post(ada, path, code(codeFor(own))), 200);
  }

  @Test
  void anOldCodeIsRefusedAndANewOneIsSent() throws Exception {
    var own = own(ada);
    var path = NUMBERS + "/" + own.path("id").asString() + "/verify";
    var old = codeFor(own);
    var answer = post(ada, path + "/send", "");
    assertThat(json(answer, 429).path("type").asString()).endsWith("/rate-limited");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(25L, 30L);
    clock.ahead = Duration.ofMinutes(10);
    json(post(ada, path, code(old)), 422);
    json(post(ada, path + "/send", ""), 202);
    await().until(() -> texts(own).size() == 2);
    json(post(ada, path, code(codeFor(own))), 200);
  }

  @Test
  void removingANumberLiftsNoLimit() throws Exception {
    var own = own(ada);
    json(delete(ada, NUMBERS + "/" + own.path("id").asString()), 204);
    var again = "{\"kind\":\"personal\",\"number\":%s}".formatted(own.path("number"));
    json(post(ada, NUMBERS, again), 429);
    json(post(bob, NUMBERS, again), 429); // nor does another member
  }

  @Test
  void aBusinessNumberIsNobodysOwn() throws Exception {
    var number = bought().path("number");
    json(post(bob, NUMBERS, "{\"kind\":\"personal\",\"number\":%s}".formatted(number)), 400);
    json(post(bob, NUMBERS, "{\"kind\":\"personal\",\"number\":\"+1999\"}"), 400);
    json(post(bob, NUMBERS, "{\"kind\":\"other\",\"number\":\"+12125550144\"}"), 400);
  }

  // ---- the sandbox

  private void chaos(String wanted) throws Exception {
    sandbox("POST", "/sandbox/chaos", wanted);
  }

  private JsonNode sandbox(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(sandbox.baseUrl().resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }

  private void atTheCarrier(String order) throws Exception {
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
  private int placed(String number) throws Exception {
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

  private List<String> texts(JsonNode own) throws Exception {
    var texts = new ArrayList<String>();
    for (var text : sandbox("GET", "/sandbox/messages", "")) {
      if (text.path("to").equals(own.path("number"))) {
        texts.add(text.path("text").asString());
      }
    }
    return texts;
  }

  private String codeFor(JsonNode own) throws Exception {
    await().until(() -> !texts(own).isEmpty());
    return texts(own).getLast().substring(0, 6);
  }

  private boolean heldByTheAccount(JsonNode number) throws Exception {
    return sandbox("GET", "/sandbox/numbers", "")
        .toString()
        .contains(number.path("number").asString());
  }

  // ---- the product

  private int triesLeft(JsonNode own) {
    return database
        .jdbc()
        .sql("select tries_left from users.number_code where number_id = :id")
        .param("id", UUID.fromString(own.path("id").asString()))
        .query(Integer.class)
        .single();
  }

  private static String code(String digits) {
    return "{\"code\":\"" + digits + "\"}";
  }

  private static String group(String name, UserId member) {
    return "{\"name\":\"%s\",\"memberIds\":[\"%s\"]}".formatted(name, member);
  }

  private static String someNumber() {
    return "+1646555" + NEXT.incrementAndGet();
  }

  private JsonNode own(Member member) throws Exception {
    var body = "{\"kind\":\"personal\",\"number\":\"%s\"}".formatted(someNumber());
    return json(post(member, NUMBERS, body), 201);
  }

  private String found() throws Exception {
    return json(get(ada, NUMBERS + "/available?areaCode=212"), 200)
        .at("/items/0/number")
        .asString();
  }

  private JsonNode bought() throws Exception {
    var number = found();
    json(order(ada, number), 202);
    return awaitNumber(ada, number);
  }

  private HttpResponse<String> order(Member member, String number) throws Exception {
    return post(member, ORDERS, "{\"number\":\"%s\",\"label\":\"Desk\"}".formatted(number));
  }

  private JsonNode awaitNumber(Member member, String number) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> item(member, NUMBERS, number), item -> !item.isMissingNode());
  }

  private String awaitFailure(Member member, String number) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> item(member, ORDERS, number).at("/failure/code").asString(""),
            code -> !code.isEmpty());
  }

  private JsonNode item(Member member, String path, String number) throws Exception {
    for (var item : json(get(member, path), 200).path("items")) {
      if (item.path("number").asString().equals(number)) {
        return item;
      }
    }
    return JSON.missingNode();
  }

  private static <T> List<T> atOnce(int count, Callable<T> deed) throws Exception {
    var results = new ArrayList<T>();
    try (var threads = Executors.newFixedThreadPool(count)) {
      for (var result : threads.invokeAll(java.util.Collections.nCopies(count, deed))) {
        results.add(result.get());
      }
    }
    return results;
  }

  private HttpResponse<String> get(Member member, String path) throws Exception {
    return send(member, "owner", "GET", path, "");
  }

  private HttpResponse<String> post(Member member, String path, String body) throws Exception {
    return send(member, "owner", "POST", path, body);
  }

  private HttpResponse<String> put(Member member, String path, String body) throws Exception {
    return send(member, "owner", "PUT", path, body);
  }

  private HttpResponse<String> delete(Member member, String path) throws Exception {
    return send(member, "owner", "DELETE", path, "");
  }

  private HttpResponse<String> send(
      Member member, String role, String method, String path, String body) throws Exception {
    var token = member.id() + "~" + member.workspace() + "~" + role;
    return HTTP.send(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + token)
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
    return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
  }
}
