package io.connexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.connexus.platform.E164;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.MutableClock;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.objects.FailingObjects;
import io.connexus.user.UserApp.FakeAccounts;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = UserApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class TeamIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final E164 PHONE = new E164("+12125550101");

  @LocalServerPort int port;
  @Autowired Members members;
  @Autowired Invitations invitations;
  @Autowired FakeAccounts accounts;
  @Autowired TestDatabase database;
  @Autowired MutableClock clock;
  @Autowired EventBus bus;
  @Autowired FailingObjects objects;
  private Member ada;
  private Member bob;

  @BeforeEach
  void twoBusinesses() {
    objects.keepsNothing(false);
    objects.keepsForGood(_ -> false);
    ada = members.createWorkspace("Ada's Bakery", "ada@example.com", "Ada", PHONE);
    bob = members.createWorkspace("Bob's Bikes", "bob@example.com", "Bob", PHONE);
  }

  @Test
  void anInvitationIsMailedAndWorksOnce() throws Exception {
    var invited = ok(201, ada, "POST", "/v1/team/invitations", invitation("eve@x.org", "agent"));
    var token = token(invited);

    assertThat(invited.get("invitedBy").asString()).isEqualTo("Ada");
    assertThat(invited.toString()).doesNotContain(token);
    assertThat(invitations.find(token).orElseThrow())
        .isEqualTo(new Invitations.Offer("Ada's Bakery", "eve@x.org", Role.AGENT));
    var eve = accept(token, "Eve");
    assertThat(eve.role()).isEqualTo(Role.AGENT);
    assertThat(invitations.find(token)).isEmpty();
    assertThat(invitations.accept(token, "Eve", PHONE)).isEmpty();
    assertThat(ok(200, ada, "GET", "/v1/team/members", "").get("items")).hasSize(2);
    assertThat(ok(200, eve, "GET", "/v1/users/profile", "").get("emailVerified").asBoolean())
        .isTrue();
    refused("email-taken", ada, "POST", "/v1/team/invitations", invitation("EVE@x.org", "agent"));
  }

  @Test
  void anInvitationEndsAfterSevenDaysByANewOneAndWhenTakenBack() throws Exception {
    var first = ok(201, ada, "POST", "/v1/team/invitations", invitation("z@x.org", "viewer"));
    var old = token(first);
    var path = "/v1/team/invitations/" + first.get("id").asString();
    refused("rate-limited", ada, "POST", path + "/send", "");
    clock.advance(Duration.ofMinutes(1));
    assertThat(send(ada, "POST", path + "/send", "").statusCode()).isEqualTo(202);
    var current = token(first);

    assertThat(invitations.find(old)).isEmpty();
    assertThat(invitations.find("guess")).isEmpty();
    assertThat(invitations.find(current)).isPresent();
    refused("invitation-not-found", bob, "DELETE", path, "");
    assertThat(send(ada, "DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(invitations.find(current)).isEmpty();

    var late = token(ok(201, ada, "POST", "/v1/team/invitations", invitation("y@x.org", "admin")));
    clock.advance(Duration.ofDays(7));
    assertThat(invitations.find(late)).isEmpty();
    assertThat(ok(200, ada, "GET", "/v1/team/invitations", "").get("items")).isEmpty();
  }

  @Test
  void nobodyComesBackByAnInvitationOfTheirOwn() throws Exception {
    var mallory = join("admin", "Mallory");
    var invitation = invitation("mallory2@x.org", "admin");
    var token = token(ok(201, mallory, "POST", "/v1/team/invitations", invitation));
    assertThat(invitations.find(token)).isPresent();

    ok(200, ada, "PUT", member(mallory), "{\"role\":\"agent\"}");
    assertThat(invitations.find(token)).isEmpty();
    assertThat(ok(200, ada, "GET", "/v1/team/invitations", "").get("items")).isEmpty();

    ok(200, ada, "PUT", member(mallory), "{\"role\":\"admin\"}");
    assertThat(send(ada, "DELETE", member(mallory), "").statusCode()).isEqualTo(204);
    assertThat(invitations.find(token)).isEmpty();
  }

  @Test
  void aWorkspaceMailsFiftyInvitationsInAnHourAlsoIfItTakesThemBack() throws Exception {
    for (int i = 0; i < 50; i++) {
      var one = ok(201, ada, "POST", "/v1/team/invitations", invitation(i + "@x.org", "viewer"));
      if (i % 2 == 0) {
        send(ada, "DELETE", "/v1/team/invitations/" + one.get("id").asString(), "");
      }
      clock.advance(Duration.ofSeconds(10));
    }
    var next = send(ada, "POST", "/v1/team/invitations", invitation("50@x.org", "viewer"));
    assertThat(next.statusCode()).isEqualTo(429);
    assertThat(next.headers().firstValue("Retry-After")).contains("3100");
    ok(201, bob, "POST", "/v1/team/invitations", invitation("50@x.org", "viewer"));
    clock.advance(Duration.ofSeconds(3100));
    var again = ok(201, ada, "POST", "/v1/team/invitations", invitation("50@x.org", "viewer"));
    var path = "/v1/team/invitations/" + again.get("id").asString();
    assertThat(send(ada, "DELETE", path, "").statusCode()).isEqualTo(204);
    refused("rate-limited", ada, "POST", "/v1/team/invitations", invitation("50@X.org", "viewer"));
  }

  @Test
  void aRoleIsGivenByWhoMayAndTheUserLearnsOfItAtOnce() throws Exception {
    var eve = join("agent", "Eve");
    var dan = join("admin", "Dan");
    var heard = new CopyOnWriteArrayList<Event>();
    bus.subscribe(heard::add);

    var changed = ok(200, dan, "PUT", member(eve), "{\"role\":\"viewer\"}");

    assertThat(changed.get("role").asString()).isEqualTo("viewer");
    assertThat(heard)
        .contains(
            Event.accessChanged(ada.workspace(), eve.id()),
            Event.memberChanged(ada.workspace(), eve.id()));
    refused("forbidden", dan, "PUT", member(ada), "{\"role\":\"viewer\"}");
    refused("forbidden", dan, "DELETE", member(ada), "");
    refused("last-owner", ada, "PUT", member(ada), "{\"role\":\"admin\"}");
    refused("last-owner", ada, "DELETE", member(ada), "");
    refused("invalid-request", dan, "PUT", member(dan), "{\"role\":\"owner\"}");
    refused("invalid-request", dan, "POST", "/v1/team/invitations", invitation("q@x.org", "owner"));
    refused("forbidden", eve, "PUT", member(eve), "{\"role\":\"admin\"}");
    refused("forbidden", eve, "GET", "/v1/audit", "");
  }

  @Test
  void aTokenThatStillSaysAdminDoesNotOutliveTheRole() throws Exception {
    var dan = join("admin", "Dan");
    var eve = join("agent", "Eve");
    ok(200, ada, "PUT", member(dan), "{\"role\":\"viewer\"}");

    refused("forbidden", dan, "DELETE", member(eve), ""); // with the token of before
    refused("forbidden", dan, "POST", "/v1/team/invitations", invitation("q@x.org", "admin"));
  }

  @Test
  void nobodyGivesThemselvesARoleWithTheirProfile() throws Exception {
    var eve = join("viewer", "Eve");
    send(
        eve,
        "PUT",
        "/v1/users/profile",
        "{\"fullName\":\"Eve\",\"phone\":\"+12125550199\",\"role\":\"owner\",\"workspaceId\":\""
            + bob.workspace()
            + "\"}");

    var now = members.find(eve.id()).orElseThrow();
    assertThat(now.role()).isEqualTo(Role.VIEWER);
    assertThat(now.workspace()).isEqualTo(ada.workspace());
  }

  @Test
  void whoIsRemovedIsGoneAtOnceButKeepsTheirNameInTheAuditLog() throws Exception {
    var dan = join("admin", "Dan");
    ok(200, dan, "PUT", "/v1/workspace", "{\"businessName\":\"Cakes\"}");

    assertThat(send(ada, "DELETE", member(dan), "").statusCode()).isEqualTo(204);

    assertThat(accounts.closed).contains(dan.id());
    assertThat(members.find(dan.id())).isEmpty();
    refused("unauthenticated", dan, "GET", "/v1/users/profile", "");
    refused("member-not-found", ada, "DELETE", member(dan), "");
    var items = ok(200, ada, "GET", "/v1/audit", "").get("items");
    assertThat(items.get(0).get("action").asString()).isEqualTo("member.removed");
    assertThat(items.get(1).get("action").asString()).isEqualTo("workspace.renamed");
    assertThat(items.get(1).get("actor").get("name").asString()).isEqualTo("Dan");
  }

  @Test
  void theOwnershipIsPassedOnWithThePassword() throws Exception {
    var dan = join("viewer", "Dan");
    var path = member(dan) + "/make-owner";

    refused("wrong-credentials", ada, "POST", path, "{\"password\":\"wrong\"}");
    refused("member-not-found", ada, "POST", member(bob) + "/make-owner", password());
    assertThat(ok(200, ada, "POST", path, password()).get("role").asString()).isEqualTo("owner");

    assertThat(members.owner(ada.workspace()).orElseThrow().id()).isEqualTo(dan.id());
    assertThat(members.find(ada.id()).orElseThrow().role()).isEqualTo(Role.ADMIN);
    refused("forbidden", ada, "POST", path, password()); // the owner of a moment ago
    assertThat(send(ada, "DELETE", member(ada), "").statusCode()).isEqualTo(204); // may leave now
  }

  @Test
  void anOwnershipIsNotPassedOnByASignInThatEndedMeanwhile() throws Exception {
    var dan = join("admin", "Dan");
    accounts.ended.add(ada.id());

    refused("unauthenticated", ada, "POST", member(dan) + "/make-owner", password());

    assertThat(members.owner(ada.workspace()).orElseThrow().id()).isEqualTo(ada.id());
  }

  @Test
  void anotherWorkspaceLooksAsIfItDidNotExist() throws Exception {
    refused("member-not-found", bob, "PUT", member(ada), "{\"role\":\"viewer\"}");
    refused("member-not-found", bob, "DELETE", member(ada), "");
    refused("not-found", bob, "GET", "/v1/users/" + ada.id() + "/avatar", "");
    ok(200, ada, "PUT", "/v1/workspace", "{\"businessName\":\"Cakes\"}");
    assertThat(ok(200, bob, "GET", "/v1/audit", "").get("items")).isEmpty();
    assertThat(ok(200, bob, "GET", "/v1/team/members", "").get("items")).hasSize(1);
  }

  @Test
  void theAuditLogIsReadInPagesAndByAction() throws Exception {
    for (var name : List.of("A", "B", "C")) {
      ok(200, ada, "PUT", "/v1/workspace", "{\"businessName\":\"" + name + "\"}");
    }
    var page = ok(200, ada, "GET", "/v1/audit?limit=2", "");
    var rest = ok(200, ada, "GET", "/v1/audit?before=" + page.get("next").asString(), "");

    assertThat(page.get("items")).hasSize(2);
    assertThat(rest.get("items")).hasSize(1);
    assertThat(rest.has("next")).isFalse();
    assertThat(ok(200, ada, "GET", "/v1/audit?action=member.left", "").get("items")).isEmpty();
    refused("invalid-request", ada, "GET", "/v1/audit?limit=201", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
  void aNameIsNoFormulaInTheExport(String name) throws Exception {
    var formula = members.createWorkspace("Shop", "f@example.com", name, PHONE);
    ok(200, formula, "PUT", "/v1/workspace", "{\"businessName\":\"a \\\"b\\\",c\"}");

    var csv = send(formula, "GET", "/v1/audit/export", "");

    assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.body()).contains("\"'" + name + "\"").contains("a \\\"\"b\\\"\",c");
    assertThat(csv.body().split("\r\n")).hasSize(2);
  }

  @Test
  void whoReadsTheExportSlowlyHoldsNoConnectionToTheDatabase() throws Exception {
    database
        .jdbc()
        .sql(
            """
            insert into platform.audit (id, workspace_id, at, action, details)
            select uuidv7(), :workspace, now(), 'workspace.renamed',
              jsonb_build_object('name', repeat('x', 900))
            from generate_series(1, 12001)
            """)
        .param("workspace", bob.workspace().value())
        .update();
    var pool = database.dataSource().unwrap(HikariDataSource.class).getHikariPoolMXBean();
    try (var slow = new Socket()) {
      slow.setReceiveBufferSize(4096);
      slow.connect(new InetSocketAddress("localhost", port));
      slow.getOutputStream()
          .write(
              """
              GET /v1/audit/export HTTP/1.1\r
              Host: x\r
              Authorization: Bearer %s\r
              \r
              """
                  .formatted(token(bob))
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(slow.getInputStream().readNBytes(20_000)).asString().contains("200", "xxx");
      await().during(Duration.ofMillis(300)).until(() -> pool.getActiveConnections() == 0);
    }
    var all = send(bob, "GET", "/v1/audit/export", "").body();
    assertThat(all.lines()).hasSize(12_002);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\nBcc: x@y.z", "a\\u202Eb", "\\u0000", "   ", ""})
  void textThatCannotBeSeenIsRefusedEverywhere(String text) throws Exception {
    refused("invalid-request", ada, "PUT", "/v1/workspace", "{\"businessName\":\"" + text + "\"}");
    refused("invalid-request", ada, "POST", "/v1/team/invitations", invitation(text, "agent"));
    refused(
        "invalid-request",
        ada,
        "PUT",
        "/v1/users/profile",
        "{\"phone\":\"+12125550199\",\"fullName\":\"" + text + "\"}");
  }

  @Test
  void anotherTelephoneIsInTheAuditAndAnotherNameAloneIsNot() throws Exception {
    var before = entries();
    ok(200, ada, "PUT", "/v1/users/profile", "{\"fullName\":\"A\",\"phone\":\"+12125550101\"}");
    assertThat(entries()).isEqualTo(before);
    ok(200, ada, "PUT", "/v1/users/profile", "{\"fullName\":\"A\",\"phone\":\"+12125550199\"}");

    var entry = ok(200, ada, "GET", "/v1/audit?action=profile.phone-changed", "").get("items");
    assertThat(entry).hasSize(1);
    assertThat(entry.toString()).contains(ada.id().toString()).doesNotContain("12125550199");
  }

  private int entries() throws Exception {
    return ok(200, ada, "GET", "/v1/audit", "").get("items").size();
  }

  @Test
  void whatIsNoPictureIsRefusedAndTheOldOneStays() throws Exception {
    refused("bad-image", ada, "PUT", "/v1/users/profile/avatar", "<svg onload='alert(1)'/>");
    refused(
        "bad-image", ada, "PUT", "/v1/users/profile/avatar", "<!doctype html><script></script>");
    refused("bad-image", ada, "PUT", "/v1/users/profile/avatar", "");
    for (var bomb : List.of(zipBomb(), pictureBomb())) {
      assertThat(put(ada, bomb).body()).contains("bad-image");
    }
    refused("payload-too-large", ada, "PUT", "/v1/users/profile/avatar", "x".repeat(1_100_000));
    assertThat(ok(200, ada, "GET", "/v1/users/profile", "").has("avatar")).isFalse();
  }

  @Test
  void aPictureIsShownToTheTeamReplacedAndRemoved() throws Exception {
    var eve = join("agent", "Eve");
    var seen = "/v1/users/" + ada.id() + "/avatar";
    assertThat(put(ada, png(Color.RED, 300)).statusCode()).isEqualTo(204);

    var first = picture(eve, seen);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(colour(first)).isEqualTo(Color.RED);
    var version = ok(200, ada, "GET", "/v1/users/profile", "").get("avatar").asString();
    assertThat(first.headers().firstValue("ETag")).contains('"' + version + '"');
    refused("not-found", bob, "GET", seen, "");

    assertThat(put(ada, png(Color.BLUE, 40)).statusCode()).isEqualTo(204);
    var second = picture(eve, seen);
    assertThat(colour(second)).isEqualTo(Color.BLUE);
    assertThat(second.headers().firstValue("ETag"))
        .isNotEqualTo(first.headers().firstValue("ETag"));

    assertThat(send(ada, "DELETE", "/v1/users/profile/avatar", "").statusCode()).isEqualTo(204);
    refused("not-found", eve, "GET", seen, "");
    assertThat(ok(200, ada, "GET", "/v1/users/profile", "").has("avatar")).isFalse();
  }

  @Test
  void whileTheObjectStoreIsDownThePictureStaysAsItIs() throws Exception {
    assertThat(put(ada, png(Color.RED, 40)).statusCode()).isEqualTo(204);
    var before = ok(200, ada, "GET", "/v1/users/profile", "");

    objects.keepsNothing(true);
    unavailable(put(ada, png(Color.BLUE, 40)));
    objects.keepsNothing(false);
    objects.keepsForGood(_ -> true);
    unavailable(put(ada, png(Color.BLUE, 40)));
    unavailable(send(ada, "DELETE", "/v1/users/profile/avatar", ""));

    assertThat(ok(200, ada, "GET", "/v1/users/profile", "")).isEqualTo(before);
    assertThat(colour(picture(ada, "/v1/users/" + ada.id() + "/avatar"))).isEqualTo(Color.RED);
  }

  private static void unavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.body()).contains("/unavailable");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  private HttpResponse<String> put(Member as, byte[] file) throws Exception {
    return HTTP.send(
        request(as, "/v1/users/profile/avatar", "image/png")
            .PUT(BodyPublishers.ofByteArray(file))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> picture(Member as, String path) throws Exception {
    return HTTP.send(request(as, path, "image/png").build(), BodyHandlers.ofByteArray());
  }

  private static byte[] png(Color colour, int side) throws IOException {
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, side, side);
    pen.dispose();
    var file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  /** The strongest of its parts: JPEG is not exact. */
  private static Color colour(HttpResponse<byte[]> jpeg) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(jpeg.body()));
    assertThat(image.getWidth()).isEqualTo(256);
    var seen = new Color(image.getRGB(128, 128));
    return new Color(
        seen.getRed() > 127 ? 255 : 0,
        seen.getGreen() > 127 ? 255 : 0,
        seen.getBlue() > 127 ? 255 : 0);
  }

  private static byte[] zipBomb() throws IOException {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("avatar.png"));
      zip.write(new byte[100_000_000]);
    }
    return file.toByteArray();
  }

  /** A hundred kilobytes that a decoder would make a hundred megabytes of. */
  private static byte[] pictureBomb() throws IOException {
    var image = new BufferedImage(28_000, 28_000, BufferedImage.TYPE_BYTE_BINARY);
    var file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  @Test
  void preferencesAreKeptAndColleaguesSeeWhoWantsPeace() throws Exception {
    var standard = ok(200, ada, "GET", "/v1/users/preferences", "");
    assertThat(standard.get("doNotDisturb").get("enabled").asBoolean()).isFalse();
    var all =
        "[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"]";
    var wanted = preferences("es", "Europe/Berlin", "00:00", all);

    var kept = ok(200, ada, "PUT", "/v1/users/preferences", wanted);

    assertThat(kept.get("language").asString()).isEqualTo("es");
    assertThat(ok(200, ada, "GET", "/v1/users/preferences", "")).isEqualTo(kept);
    var seen = ok(200, ada, "GET", "/v1/team/members", "").get("items").get(0);
    assertThat(seen.get("presence").asString()).isEqualTo("do-not-disturb");
  }

  @ParameterizedTest
  @CsvSource({
    "de,UTC,22:00,monday",
    "en,Mars/Olympus,22:00,monday",
    "en,UTC,24:00,monday",
    "en,UTC,22:00,someday"
  })
  void preferencesThatCannotBeAreRefused(String language, String zone, String from, String day)
      throws Exception {
    var wanted = preferences(language, zone, from, "[\"" + day + "\"]");
    refused("invalid-request", ada, "PUT", "/v1/users/preferences", wanted);
  }

  private static String preferences(String language, String zone, String from, String days) {
    return """
    {"language":"%s","timeZone":"%s","ringDevices":["browser"],"acceptByKey":false,
     "notifications":{"incomingCalls":true,"missedCalls":false,"texts":true},
     "doNotDisturb":{"enabled":true,"from":"%s","until":"00:00","days":%s}}
    """
        .formatted(language, zone, from, days);
  }

  private Member join(String role, String name) throws Exception {
    var email = UUID.randomUUID() + "@example.com";
    return accept(
        token(ok(201, ada, "POST", "/v1/team/invitations", invitation(email, role))), name);
  }

  private Member accept(String token, String name) {
    return database
        .transactions()
        .execute(_ -> invitations.accept(token, name, PHONE).orElseThrow());
  }

  private static String invitation(String email, String role) {
    return "{\"email\":\"" + email + "\",\"role\":\"" + role + "\"}";
  }

  private static String password() {
    return "{\"password\":\"right\"}";
  }

  private static String member(Member member) {
    return "/v1/team/members/" + member.id();
  }

  /** From the last letter about the invitation. */
  private String token(JsonNode invitation) {
    var text =
        database
            .jdbc()
            .sql(
                """
                select body ->> 'text' from platform.outbox where subject = :id and kind = 'send-mail'
                order by command_id desc limit 1
                """)
            .param("id", UUID.fromString(invitation.get("id").asString()))
            .query(String.class)
            .single();
    return text.replaceAll("(?s).*https://phone.example/invitation#token=(\\S{43})\\s.*", "$1");
  }

  private JsonNode ok(int status, Member as, String method, String path, String body)
      throws Exception {
    var answer = send(as, method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private void refused(String slug, Member as, String method, String path, String body)
      throws Exception {
    var answer = send(as, method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
    assertThat(JSON.readTree(answer.body()).get("type").asString())
        .as(answer.body())
        .endsWith("/" + slug);
  }

  private HttpResponse<String> send(Member as, String method, String path, String body)
      throws Exception {
    return HTTP.send(
        request(as, path, "application/json").method(method, BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static String token(Member as) {
    return as.id() + "~" + as.workspace() + "~" + as.role().text();
  }

  private HttpRequest.Builder request(Member as, String path, String contentType) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + token(as))
        .header("Content-Type", contentType);
  }
}
