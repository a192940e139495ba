package io.connexus.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.E164;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.audit.AuditLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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
class ContactsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final E164 MARIA = new E164("+12125550123");

  @LocalServerPort int port;
  @Autowired Members members;
  @Autowired Contacts contacts;
  @Autowired AuditLog audit;
  @Autowired EventBus bus;
  private final List<Event> told = new CopyOnWriteArrayList<>();
  private Member ada;
  private Member bob;

  @BeforeEach
  void twoBusinesses() {
    ada = members.createWorkspace("Ada's", "ada@example.com", "Ada", new E164("+12125550101"));
    bob = members.createWorkspace("Bob's", "bob@example.com", "Bob", new E164("+442079460102"));
    bus.subscribe(told::add);
  }

  @Test
  void aContactIsKeptFoundByItsNumberChangedAndRemoved() {
    var made = ask("POST", "", draft("Maria Rossi", "+12125550123", "+12125550124"), 201);
    var id = made.path("id").asString();
    assertThat(made.at("/numbers/0/display").asString()).isEqualTo("(212) 555-0123");
    assertThat(contacts.find(ada.workspace(), MARIA))
        .contains(new Contacts.Name(UUID.fromString(id), "Maria Rossi", false, false));
    assertThat(contacts.find(bob.workspace(), MARIA)).isEmpty();

    var change =
        "{\"name\":\" Maria R. \",\"company\":\"Rossi Flour\",\"vip\":true,\"numbers\":[\"+12125550124\"]}";
    assertThat(ask("PUT", "/" + id, change, 200)).isEqualTo(ask("GET", "/" + id, "", 200));
    assertThat(contacts.find(ada.workspace(), MARIA)).isEmpty();
    assertThat(contacts.namesOf(ada.workspace(), Set.of(MARIA, new E164("+12125550124"))))
        .containsOnlyKeys(new E164("+12125550124"));
    assertThat(contacts.numbersOf(ada.workspace(), "flou", 10))
        .containsExactly(new E164("+12125550124"));
    assertThat(contacts.numbersOf(bob.workspace(), "flou", 10)).isEmpty();

    ask("DELETE", "/" + id, "", 204);
    ask("GET", "/" + id, "", 404);
    ask("DELETE", "/" + id, "", 404);
    assertThat(contacts.find(ada.workspace(), new E164("+12125550124"))).isEmpty();
    assertThat(audit.page(ada.workspace(), null, null, 10))
        .extracting(entry -> entry.action() + entry.details())
        .contains("contact.created{}", "contact.changed{}", "contact.removed{}");
    assertThat(told).filteredOn(event -> event.name().equals("contacts-changed")).hasSize(3);
  }

  @Test
  void aNumberIsOfOneContact() {
    ask("POST", "", draft("Maria", "+12125550123"), 201);

    var refused = ask("POST", "", draft("Paula", "+12125550124", "+12125550123"), 409);

    assertThat(refused.path("type").asString()).endsWith("/contact-number-taken");
    assertThat(contacts.find(ada.workspace(), new E164("+12125550124"))).isEmpty();
    var paula = ask("POST", "", draft("Paula", "+12125550124"), 201).path("id").asString();
    ask("PUT", "/" + paula, draft("Paula", "+12125550123"), 409);
    ask("PUT", "/" + UUID.randomUUID(), draft("Nobody", "+12125550125"), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"numbers\":[\"+12125550123\"]}",
        "{\"name\":\" \",\"numbers\":[\"+12125550123\"]}",
        "{\"name\":\"A\",\"numbers\":[]}",
        "{\"name\":\"A\",\"numbers\":[null]}",
        "{\"name\":\"A\",\"numbers\":[\"(212) 555-0123\"]}",
        "{\"name\":\"A\\u202Eb\",\"numbers\":[\"+12125550123\"]}"
      })
  void whatIsNoContactIsRefused(String draft) {
    ask("POST", "", draft, 400);
  }

  @Test
  void contactsAreReadByNameInPagesAndSearched() {
    int number = 10;
    for (var name : List.of("bruno", "Ada", "Ödön", "carl", "Bruno")) {
      ask("POST", "", draft(name, "+121255501" + number++), 201);
    }
    var names = new ArrayList<String>();
    var next = "";
    do {
      var page = ask("GET", "?limit=2" + next, "", 200);
      page.path("items").forEach(item -> names.add(item.path("name").asString()));
      next = page.has("next") ? "&after=" + page.path("next").asString() : "";
    } while (!next.isEmpty());

    assertThat(names.subList(0, 4))
        .containsExactlyInAnyOrder("Ada", "bruno", "Bruno", "carl")
        .startsWith("Ada")
        .endsWith("carl");
    assertThat(names).hasSize(5);
    assertThat(found("bru")).containsExactlyInAnyOrder("bruno", "Bruno");
    assertThat(found("(212)%20555-0111")).containsExactly("Ada");
    assertThat(found("0112%20%C3%B6d")).containsExactly("Ödön");
    assertThat(found("bru%200111")).isEmpty();
    assertThat(found("%27%3B")).isEmpty();
    for (var bad : List.of("!", "AAAA", "%00", "x".repeat(60))) {
      ask("GET", "?after=" + bad, "", 400);
    }
  }

  @Test
  void aSpreadsheetIsTakenLineByLine() {
    ask("POST", "", draft("Old Maria", "+12125550123"), 201);
    var csv =
        """
        Name;Company;Phone;Mobile Phone;Notes
        Maria Rossi;Rossi Flour;(212) 555-0123;+1 212 555 0124;"flour;
        every Monday"
        ;Only Company;212-555-0125;;

        No Number;;;;
        ;;212-555-0126;;
        Bad;;12;+1 212 555 0127;
        Two;;+12125550123;+12125550125;
        =1+1;;'+12125550128;;
        """;

    var report = take("text/csv", csv.getBytes(UTF_8), 200);

    assertThat(report.path("added").asInt()).isEqualTo(3);
    assertThat(report.path("updated").asInt()).isEqualTo(1);
    assertThat(refused(report))
        .containsExactly("6 no-number", "7 no-name", "8 bad-number", "9 two-contacts");
    assertThat(name("+12125550123")).isEqualTo("Maria Rossi");
    assertThat(name("+12125550124")).isEqualTo("Maria Rossi");
    assertThat(name("+12125550125")).isEqualTo("Only Company");
    assertThat(name("+12125550127")).isEqualTo("Bad");

    var again = take("text/csv", csv.getBytes(UTF_8), 200);
    assertThat(again.path("unchanged").asInt()).isEqualTo(4);
    assertThat(again.path("added").asInt() + again.path("updated").asInt()).isZero();
  }

  @Test
  void theExportCanBeImportedElsewhereAndIsNoFormula() {
    ask("POST", "", draft("=cmd()", "+12125550123", "+12125550124"), 201);

    var csv = send("GET", "/export", ada, "application/json", new byte[0]).body();

    assertThat(csv).contains("\"'=cmd()\"").contains("\"'+12125550123 ::: +12125550124\"");
    var report =
        JSON.readTree(send("POST", "/import", bob, "text/csv", csv.getBytes(UTF_8)).body());
    assertThat(report.path("added").asInt()).as(report.toString()).isEqualTo(1);
    assertThat(contacts.find(bob.workspace(), new E164("+12125550124")))
        .get()
        .extracting(Contacts.Name::name)
        .isEqualTo("=cmd()");
    assertThat(audit.page(ada.workspace(), null, "contacts.exported", 10)).hasSize(1);
  }

  @Test
  void visitingCardsAreTakenOneByOne() {
    var cards =
        """
        BEGIN:VCARD
        VERSION:3.0
        N:Rossi;Maria;;;
        FN:Maria Rossi
        ORG:Rossi Flour;Sales
        TEL;TYPE=WORK:(212) 555-0123
        item1.TEL:+1 212 555 0124
        NOTE:Rings on\\nMonday
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:Jo Park
        TEL;VALUE=uri:tel:+1-212-555-0125
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:No Number
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        N:Cut;Off
        TEL:+12125550126
        """;

    var report = take("text/vcard; charset=utf-8", cards.getBytes(UTF_8), 200);

    assertThat(report.path("added").asInt()).as(report.toString()).isEqualTo(3);
    assertThat(refused(report)).containsExactly("15 no-number");
    assertThat(name("+12125550124")).isEqualTo("Maria Rossi");
    assertThat(name("+12125550125")).isEqualTo("Jo Park");
    assertThat(name("+12125550126")).isEqualTo("Off Cut");
    var maria = ask("GET", "?q=rossi", "", 200).at("/items/0");
    assertThat(maria.path("company").asString()).isEqualTo("Rossi Flour");
    assertThat(maria.path("note").asString()).isEqualTo("Rings on\nMonday");
  }

  @Test
  void anOldSpreadsheetIsReadInItsEncodingAndInTheCountryOfTheMember() {
    var csv = "Name,Phone\r\nZoë,020 7946 0123\r\n".getBytes(Charset.forName("windows-1252"));
    send("POST", "/import", bob, "text/csv", csv);

    assertThat(contacts.find(bob.workspace(), new E164("+442079460123")))
        .get()
        .extracting(Contacts.Name::name)
        .isEqualTo("Zoë");
  }

  @Test
  void whatCannotBeReadIsSaidToBeNoFile() {
    for (var file : List.of("", "Maria,+12125550123\n", "\0\0\0", "Name\nMaria\n")) {
      assertThat(take("text/csv", file.getBytes(UTF_8), 422).path("type").asString())
          .endsWith("/bad-file");
    }
    take("text/vcard", "Name,Phone\n".getBytes(UTF_8), 422);
    take("application/json", "{}".getBytes(UTF_8), 415);
    var many = new StringBuilder("Name,Phone\n");
    for (int i = 0; i <= 5_000; i++) {
      many.append("A,+1212").append(2_000_000 + i).append('\n');
    }
    take("text/csv", many.toString().getBytes(UTF_8), 422);
    take("text/csv", new byte[1_100_000], 413);
  }

  @Test
  void viewersReadAndAgentsWrite() {
    var made = ask("POST", "", draft("Maria", "+12125550123"), 201);
    for (var request :
        Map.of("POST", "", "PUT", "/" + made.path("id").asString(), "DELETE", "/x").entrySet()) {
      var path =
          request.getValue().equals("/x") ? "/" + made.path("id").asString() : request.getValue();
      assertThat(as("viewer", request.getKey(), path).statusCode()).isEqualTo(403);
    }
    assertThat(as("viewer", "POST", "/import").statusCode()).isEqualTo(403);
    assertThat(as("viewer", "GET", "/export").statusCode()).isEqualTo(200);
    assertThat(as("agent", "DELETE", "/" + made.path("id").asString()).statusCode()).isEqualTo(204);
  }

  private String name(String number) {
    return contacts.find(ada.workspace(), new E164(number)).map(Contacts.Name::name).orElse("");
  }

  private List<String> found(String q) {
    var names = new ArrayList<String>();
    ask("GET", "?q=" + q, "", 200)
        .path("items")
        .forEach(item -> names.add(item.path("name").asString()));
    return names;
  }

  private static List<String> refused(JsonNode report) {
    var refused = new ArrayList<String>();
    report
        .path("refused")
        .forEach(
            one -> refused.add(one.path("line").asInt() + " " + one.path("reason").asString()));
    return refused;
  }

  private static String draft(String name, String... numbers) {
    return JSON.writeValueAsString(Map.of("name", name, "numbers", numbers));
  }

  private JsonNode take(String type, byte[] file, int status) {
    var answer = send("POST", "/import", ada, type, file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private JsonNode ask(String method, String path, String body, int status) {
    var answer = send(method, path, ada, "application/json", body.getBytes(UTF_8));
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
    return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
  }

  private HttpResponse<String> as(String role, String method, String path) {
    return exchange(method, path, "application/json", new byte[0], token(ada) + "~" + role);
  }

  private HttpResponse<String> send(
      String method, String path, Member member, String type, byte[] body) {
    return exchange(method, path, type, body, token(member));
  }

  private static String token(Member member) {
    return member.id() + "~" + member.workspace();
  }

  private HttpResponse<String> exchange(
      String method, String path, String type, byte[] body, String token) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/contacts" + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", type)
              .method(method, BodyPublishers.ofByteArray(body))
              .build(),
          BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
